import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import {
  COMMON_WORDS,
  guessesOfUnknown,
  guessTime,
  hasUnknownWords,
  wordsOf,
  type GuessTime,
} from './guess-time.ts';

/*
 * Loaded only where somebody chooses a passphrase: the words take a megabyte and a quarter of a second. Everything
 * happens in this window; nothing of a passphrase is kept.
 */

/** Beyond this many characters nothing changes the verdict, and the estimate would take seconds. */
const LOOKED_AT = 128;
const PROPOSED_WORDS = 6;

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common, ...english },
  graphs: adjacencyGraphs,
  maxLength: LOOKED_AT,
});

const KNOWN_WORDS: ReadonlySet<string> = new Set([
  ...common['diceware-common'],
  ...english['commonWords-en'],
  ...english['wikipedia-en'],
]);

/** How long guessing would take, for the quicker of two ways: trying the whole, and trying words one after the other. */
export function estimateStrength(passphrase: string): GuessTime {
  const text = passphrase.normalize('NFKC').slice(0, LOOKED_AT);
  const byWords = wordsOf(text).reduce((guesses, word) => guesses * guessesOfWord(word), 1);
  return guessTime(Math.min(zxcvbn.check(text).guesses, Math.max(byWords, 1)));
}

/** The estimate alone takes a word between two gaps for so many random characters. */
function guessesOfWord(word: string): number {
  if (KNOWN_WORDS.has(word.toLowerCase())) return COMMON_WORDS;
  const { guesses } = zxcvbn.check(word);
  return hasUnknownWords(word) ? Math.min(guesses, guessesOfUnknown(word)) : guesses;
}

/** Six words of the EFF's list of 7,776 (CC BY 3.0 US), each as likely as any other: 77 bits. */
export function proposeWords(): string {
  const list = common['diceware-common'];
  return Array.from({ length: PROPOSED_WORDS }, () => list[randomBelow(list.length)] ?? '').join(' ');
}

/** Evenly: numbers of the last, incomplete round are drawn again. */
function randomBelow(limit: number): number {
  const rounds = Math.floor(2 ** 32 / limit) * limit;
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn < rounds ? drawn % limit : randomBelow(limit);
}
