import type { UnitRange } from './lines.ts';

/** What may stand between the end of a sentence and the white space after it. */
export const CLOSERS: ReadonlySet<string> = new Set(['”', '’', '"', "'", '»', ')', ']', '›']);

export const SENTENCE_ENDS: ReadonlySet<string> = new Set(['.', '!', '?', '…', '؟', '۔']);

/** A line that ends with one of these goes on, or has said what it had to say: it is no heading. */
const CLAUSE_ENDS: ReadonlySet<string> = new Set([',', ';', '،', '؛', '–', '—', '-']);

const OPENERS = /^[“"«‘'([{‹]/u;
const LOWER_CASE_START = /^\p{Ll}/u;
const UPPER_CASE_START = /^\p{Lu}/u;
const LETTER = /\p{L}/u;
const CASED = /[\p{Lu}\p{Ll}]/u;
const LOWER_CASE = /\p{Ll}/u;

/** Words that stay small in a heading with capitals. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and as at but by for from in into nor of off on onto or over per than the to under until up upon via ' +
    'with within without about after against among before behind between during since through toward towards'
  ).split(' '),
);

/** The words and marks of one short line, as far as its part in the document can be read from them. */
export interface LineWording {
  readonly text: string;
  readonly words: readonly string[];
  readonly hasLetters: boolean;
  readonly endsSentence: boolean;
  readonly endsClause: boolean;
  readonly endsWithColon: boolean;
  readonly opensWithQuoteOrBracket: boolean;
  readonly startsLowerCase: boolean;
  readonly isAllCapitals: boolean;
  /** Every word but the small ones begins with a capital, a digit or a letter of a script without case. */
  readonly isTitleCase: boolean;
}

/** Reads a line. Meant for short ones: the time and the copy grow with its length. */
export function readWording(text: string, range: UnitRange): LineWording {
  const line = text.slice(range.start, range.end);
  const words = line.split(/\s+/u).filter((word) => LETTER.test(word) || /\p{N}/u.test(word));
  const last = lastMark(line);
  return {
    text: line,
    words,
    hasLetters: LETTER.test(line),
    endsSentence: SENTENCE_ENDS.has(last),
    endsClause: CLAUSE_ENDS.has(last),
    endsWithColon: last === ':' || last === '：',
    opensWithQuoteOrBracket: OPENERS.test(line),
    startsLowerCase: LOWER_CASE_START.test(line),
    isAllCapitals: CASED.test(line) && !LOWER_CASE.test(line),
    isTitleCase: words.every((word, index) => isCapitalised(word) || (index > 0 && isSmallWord(word))),
  };
}

/** Does the line end a sentence, closing quotation marks and brackets left aside? */
export function endsSentence(text: string, end: number): boolean {
  return SENTENCE_ENDS.has(lastMark(text.slice(Math.max(0, end - 6), end)));
}

export function endsWithColon(text: string, end: number): boolean {
  const last = text.charAt(end - 1);
  return last === ':' || last === '：';
}

/** True where the script has capitals and the range begins with one. */
export function startsUpperCase(text: string, start: number): boolean {
  return UPPER_CASE_START.test(text.slice(start, start + 2));
}

export function startsLowerCase(text: string, start: number): boolean {
  return LOWER_CASE_START.test(text.slice(start, start + 2));
}

function lastMark(line: string): string {
  let at = line.length - 1;
  while (at > 0 && CLOSERS.has(line.charAt(at))) at -= 1;
  return line.charAt(at);
}

function isCapitalised(word: string): boolean {
  const first = /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '';
  return !LOWER_CASE.test(first);
}

function isSmallWord(word: string): boolean {
  return SMALL_WORDS.has(word.toLowerCase().replace(/[^\p{L}]/gu, ''));
}
