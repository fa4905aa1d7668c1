import type { AlignedTexts } from './aligned-range.ts';
import { UNPAIRED } from './align-words.ts';
import type { Place } from './anchor.ts';

/**
 * Where signs without a letter or digit have gone: they are found only where the words on both sides still stand side by
 * side, with the very same characters between them. `next` is the first word of the older text after them.
 */
export function findSigns(
  { older, newer, alignment }: AlignedTexts,
  place: Place,
  next: number,
): Place | null {
  const wordBefore = next === 0 ? -1 : alignment.newerOf[next - 1];
  const wordAfter = next === older.numbers.length ? newer.numbers.length : alignment.newerOf[next];
  // The ends of both texts belong together: what stands before the first word, and after the last.
  const isLost = next > 0 && wordBefore === UNPAIRED;
  if (isLost || wordBefore === undefined || wordAfter !== wordBefore + 1) return null;
  const from = older.ends[next - 1] ?? 0;
  const between = older.text.slice(from, older.starts[next] ?? older.text.length);
  const newFrom = newer.ends[wordBefore] ?? 0;
  const newBetween = newer.text.slice(newFrom, newer.starts[wordAfter] ?? newer.text.length);
  if (between !== newBetween) return null;
  return { start: newFrom + place.start - from, end: newFrom + place.end - from };
}
