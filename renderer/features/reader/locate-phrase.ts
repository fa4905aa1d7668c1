import type { Passage } from '../../../db/contract/models.ts';

const SPECIAL = /[\\^$.*+?()[\]{}|/-]/g;

/**
 * Where a phrase of the document stands in its text, or `null` where it does not.
 *
 * White space counts as equal whatever it is, because a phrase may go over the end of a line or of a passage.
 */
export function locatePhrase(
  passages: readonly Passage[],
  phrase: string,
): { readonly start: number; readonly end: number } | null {
  const words = phrase.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return null;
  const pattern = new RegExp(words.map((word) => word.replace(SPECIAL, '\\$&')).join('\\s+'));
  const starts: number[] = [];
  let joined = '';
  for (const passage of passages) {
    starts.push(joined.length);
    joined += `${passage.text}\n`;
  }
  const found = pattern.exec(joined);
  if (found === null) return null;
  const offsetOf = (place: number): number => {
    const index = starts.findLastIndex((start) => start <= place);
    return (passages[index]?.start ?? 0) + place - (starts[index] ?? 0);
  };
  // The end is found through the last unit inside, which may be in a later passage than the first.
  return { start: offsetOf(found.index), end: offsetOf(found.index + found[0].length - 1) + 1 };
}
