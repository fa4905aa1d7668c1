import { analyse } from './analyser.ts';
import { CONTEXT_LENGTH, type Place } from './anchor.ts';
import { distanceToBeginning, distanceToEnd } from './closest-match.ts';

/** The words a highlight was made on, with what stood around them. */
export interface Quote {
  readonly words: string;
  readonly before: string;
  readonly after: string;
}

/** How like a quote what stands at a place is: 1 for the same by folding. `null`: there is nothing to compare. */
export interface Likeness {
  readonly words: number;
  readonly before: number | null;
  readonly after: number | null;
  /** All of it, from 0 to 1. */
  readonly total: number;
}

/** A quote prepared for many comparisons. */
export interface FoldedQuote extends Quote {
  readonly foldedBefore: string;
  readonly foldedAfter: string;
}

/** Twice the context: a word or two may have come in between. */
const REACH = 2 * CONTEXT_LENGTH;

export function foldQuote(quote: Quote): FoldedQuote {
  const before = foldedWordsOf(quote.before);
  const after = foldedWordsOf(quote.after);
  // The outermost word may be the rest of one that was cut.
  if (quote.before.length >= CONTEXT_LENGTH - 1 && before.length > 1) before.shift();
  if (quote.after.length >= CONTEXT_LENGTH - 1 && after.length > 1) after.pop();
  return { ...quote, foldedBefore: before.join(' '), foldedAfter: after.join(' ') };
}

/**
 * Likeness of a place whose words have been compared already.
 *
 * The fewer letters the words have, the less they say by themselves and the more what stands around them counts: four
 * fifths for a word of four letters, a third for thirty, a tenth for 150.
 */
export function likenessAt(
  text: string,
  place: Place,
  { quote, words }: { readonly quote: FoldedQuote; readonly words: number },
): Likeness {
  const before = likenessBefore(text, place.start, quote);
  const after = likenessAfter(text, place.end, quote);
  const sides = [before, after].filter((side) => side !== null);
  const around = sides.reduce((sum, side) => sum + side, 0) / Math.max(1, sides.length);
  const weight = sides.length === 0 ? 0 : contextWeight(quote.words.length);
  return { words, before, after, total: (1 - weight) * words + weight * around };
}

function contextWeight(length: number): number {
  return 16 / (16 + length);
}

function likenessBefore(text: string, start: number, { before, foldedBefore }: FoldedQuote): number | null {
  if (foldedBefore === '') return null;
  if (text.slice(Math.max(0, start - before.length), start) === before) return 1;
  const around = foldedWordsOf(text.slice(Math.max(0, start - REACH), start)).join(' ');
  return share(foldedBefore, distanceToEnd(foldedBefore, around));
}

function likenessAfter(text: string, end: number, { after, foldedAfter }: FoldedQuote): number | null {
  if (foldedAfter === '') return null;
  if (text.startsWith(after, end)) return 1;
  const around = foldedWordsOf(text.slice(end, end + REACH)).join(' ');
  return share(foldedAfter, distanceToBeginning(foldedAfter, around));
}

/** What is left of a text of which so many characters are different. */
export function share(text: string, distance: number): number {
  return text === '' ? 0 : Math.max(0, 1 - distance / text.length);
}

function foldedWordsOf(text: string): string[] {
  return analyse(text).map(({ base }) => base);
}
