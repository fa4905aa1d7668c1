/**
 * Ten strong graphics cards of 2024. Each tries about 900 passphrases a second: published measurements of scrypt give
 * 7,100 at N = 2^14, and Sanad's N = 2^17 takes eight times the memory and the time.
 */
const GUESSES_PER_SECOND = 10_000;

export type TimeUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'months' | 'years' | 'ages';
export type Verdict = 'weak' | 'fair' | 'strong';

export interface GuessTime {
  readonly unit: TimeUnit;
  readonly count: number;
  readonly verdict: Verdict;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

/** Each unit is used up to where the next one says it better; what lies beyond the last has no number. */
const UNITS: readonly {
  readonly unit: Exclude<TimeUnit, 'seconds' | 'ages'>;
  readonly seconds: number;
  readonly most: number;
}[] = [
  { unit: 'minutes', seconds: MINUTE, most: 90 * MINUTE },
  { unit: 'hours', seconds: HOUR, most: 2 * DAY },
  { unit: 'days', seconds: DAY, most: 60 * DAY },
  { unit: 'months', seconds: YEAR / 12, most: 2 * YEAR },
  { unit: 'years', seconds: YEAR, most: 1_000_000 * YEAR },
];

/** How long a passphrase that needs so many guesses would last. */
export function guessTime(guesses: number): GuessTime {
  const seconds = guesses / GUESSES_PER_SECOND;
  const verdict = seconds < 10 * YEAR ? 'weak' : seconds < 100_000 * YEAR ? 'fair' : 'strong';
  if (seconds < MINUTE) return { unit: 'seconds', count: Math.ceil(seconds), verdict };
  const fitting = UNITS.find(({ most }) => seconds < most);
  if (fitting === undefined) return { unit: 'ages', count: 0, verdict };
  return { unit: fitting.unit, count: roundly(seconds / fitting.seconds), verdict };
}

/** Two figures say all that such an estimate knows. */
function roundly(count: number): number {
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.max(1, Math.round(count / scale) * scale);
}

/** Letters of the scripts that the estimate has no words of. */
const UNKNOWN_SCRIPT =
  /[[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}\p{Script=Devanagari}\p{Script=Han}]&&\p{L}]/v;
/** Common words of a language; a longer run of letters is counted as several of them. */
export const COMMON_WORDS = 10_000;
const LETTERS_OF_A_WORD = 6;

/** Whether there are words in it that the estimate cannot know. */
export function hasUnknownWords(passphrase: string): boolean {
  return UNKNOWN_SCRIPT.test(passphrase);
}

/** The guesses it takes to find a word of an unknown language by trying all of its common ones. */
export function guessesOfUnknown(word: string): number {
  return COMMON_WORDS ** Math.ceil(Array.from(word).length / LETTERS_OF_A_WORD);
}

/** The words of a passphrase, without what stands between them: whoever guesses words puts that there anyway. */
export function wordsOf(passphrase: string): readonly string[] {
  return passphrase.split(/[\s\p{P}\u200C]+/u).filter((word) => word !== '');
}
