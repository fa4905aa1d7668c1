import { share } from './anchor-likeness.ts';
import { UNPAIRED, type WordAlignment } from './align-words.ts';
import { distanceBetween } from './closest-match.ts';
import { joinWords, type NumberedWords, type WordRange } from './numbered-words.ts';

export interface AlignedTexts {
  readonly older: NumberedWords;
  readonly newer: NumberedWords;
  readonly alignment: WordAlignment;
}

/** How many words beside a range are asked where they went. */
const NEIGHBOURS = 8;
/** From here on a word may be another one with a mistake in it. */
const LEAST_RESEMBLANCE = 0.7;
/** Stretches that differ and are longer, in folded characters, count as different altogether. */
const LONGEST_COMPARED = 400;

/**
 * The words of the newer text that stand where a range of the older one stood, those put in the place of its first or
 * last words included; `null` where nothing does, or where its words have gone to different places.
 */
export function alignedRange(texts: AlignedTexts, range: WordRange): WordRange | null {
  const { alignment } = texts;
  const paired = pairedWithin(alignment, range);
  if (paired === null) return null;
  const [first, last] = [paired[0], paired.at(-1)];
  if (first === undefined || last === undefined) return rangeBetweenNeighbours(alignment, range);
  const [newerFirst, newerLast] = [alignment.newerOf[first] ?? 0, alignment.newerOf[last] ?? 0];
  if (newerLast - newerFirst > 1.5 * (last - first) + NEIGHBOURS) return null;
  const before = replacedBefore(texts, { first: range.first, end: first });
  const after = replacedAfter(texts, { first: last + 1, end: range.end });
  if (before === null || after === null) return null;
  return { first: newerFirst - before, end: newerLast + 1 + after };
}

/** Places of the range's words that are paired; `null` where their order is another. */
function pairedWithin({ newerOf }: WordAlignment, { first, end }: WordRange): number[] | null {
  const paired: number[] = [];
  let last = UNPAIRED;
  for (let at = first; at < end; at += 1) {
    const partner = newerOf[at] ?? UNPAIRED;
    if (partner === UNPAIRED) continue;
    if (partner < last) return null;
    last = partner;
    paired.push(at);
  }
  return paired;
}

/** All words of the range were replaced: by what stands between its neighbours now, if they are still neighbours. */
function rangeBetweenNeighbours(alignment: WordAlignment, { first, end }: WordRange): WordRange | null {
  const before = neighbourBefore(alignment, first);
  const after = neighbourAfter(alignment, end);
  if (before === null || after === null) return null;
  const from = partnerOf(alignment, before) + (first - before);
  const to = partnerOf(alignment, after) - (after - end);
  return from < to && to - from <= 2 * (end - first) + NEIGHBOURS ? { first: from, end: to } : null;
}

/**
 * How many newer words stand for the first words of a range, which lie in `gap` and are not paired; `null` where that
 * cannot be told, because what stood before them is no longer there.
 */
function replacedBefore({ older, newer, alignment }: AlignedTexts, gap: WordRange): number | null {
  const { newerOf, olderOf } = alignment;
  if (gap.end === gap.first) return 0;
  const before = neighbourBefore(alignment, gap.first);
  if (before === null) return null;
  const end = newerOf[gap.end] ?? 0;
  let free = 0;
  while (free < end && olderOf[end - free - 1] === UNPAIRED) free += 1;
  if (end - free - 1 !== partnerOf(alignment, before)) return null;
  return divide({
    own: older.bases.slice(gap.first, gap.end).toReversed(),
    hasOthers: before + 1 < gap.first || breaksBefore(older, gap.end) !== breaksBefore(newer, end),
    free: newer.bases.slice(end - free, end).toReversed(),
  });
}

function replacedAfter({ older, newer, alignment }: AlignedTexts, gap: WordRange): number | null {
  const { newerOf, olderOf } = alignment;
  if (gap.end === gap.first) return 0;
  const after = neighbourAfter(alignment, gap.end);
  if (after === null) return null;
  const start = (newerOf[gap.first - 1] ?? 0) + 1;
  let free = 0;
  while (start + free < olderOf.length && olderOf[start + free] === UNPAIRED) free += 1;
  if (start + free !== partnerOf(alignment, after)) return null;
  return divide({
    own: older.bases.slice(gap.first, gap.end),
    hasOthers: gap.end < after || breaksBefore(older, gap.first) !== breaksBefore(newer, start),
    free: newer.bases.slice(start, start + free),
  });
}

/** Words that were replaced, and by what, in the order away from the words that were not. */
interface Replaced {
  /** Of the range. */
  readonly own: readonly string[];
  /** Whether words beyond the range were replaced too, or the free ones stand on another line. */
  readonly hasOthers: boolean;
  readonly free: readonly string[];
}

/**
 * How many of the free words belong to the range; `null` where that cannot be told.
 *
 * As far as the one that is the range's outermost word. Where that is gone: all, if nothing beyond the range was
 * replaced and there are as many as there were; else as far as one that resembles a word of the range.
 */
function divide({ own, hasOthers, free }: Replaced): number | null {
  const outermost = own.at(-1);
  const places = Array.from(free.keys()).filter((at) => free[at] === outermost);
  if (places.length > 0) return places.length === 1 ? (places[0] ?? 0) + 1 : null;
  if (!hasOthers && free.length === own.length) return free.length;
  const last = free.slice(0, own.length + 2).findLastIndex((word) => own.some((one) => resemble(one, word)));
  return last + 1;
}

function breaksBefore({ text, starts, ends }: NumberedWords, word: number): boolean {
  return text.slice(ends[word - 1] ?? 0, starts[word]).includes('\n');
}

function resemble(one: string, other: string): boolean {
  return share(one.length > other.length ? one : other, distanceBetween(one, other)) >= LEAST_RESEMBLANCE;
}

/** The nearest word before a place that is paired, or the beginning of the text (-1). */
function neighbourBefore({ newerOf }: WordAlignment, first: number): number | null {
  for (let at = first - 1; at >= first - NEIGHBOURS; at -= 1) {
    if (at < 0 || newerOf[at] !== UNPAIRED) return at;
  }
  return null;
}

/** The nearest word from a place on that is paired, or the end of the text. */
function neighbourAfter({ newerOf }: WordAlignment, end: number): number | null {
  for (let at = end; at < end + NEIGHBOURS; at += 1) {
    if (at >= newerOf.length || newerOf[at] !== UNPAIRED) return at;
  }
  return null;
}

/** The ends of both texts belong together. */
function partnerOf({ newerOf, olderOf }: WordAlignment, at: number): number {
  return at < 0 ? -1 : (newerOf[at] ?? olderOf.length);
}

/** How like the words of both ranges are: 1 for the same. Pairs divide them into pieces that are compared by letters. */
export function likenessOfRanges(texts: AlignedTexts, range: WordRange, found: WordRange): number {
  const { older, newer, alignment } = texts;
  let [distance, olderFrom, newerFrom] = [0, range.first, found.first];
  const compareTo = (olderTo: number, newerTo: number): void => {
    distance += distanceOfPieces(
      joinWords(older, { first: olderFrom, end: olderTo }),
      joinWords(newer, { first: newerFrom, end: newerTo }),
    );
  };
  for (let at = range.first; at < range.end; at += 1) {
    const partner = alignment.newerOf[at] ?? UNPAIRED;
    if (partner < newerFrom || partner >= found.end) continue;
    compareTo(at, partner);
    [olderFrom, newerFrom] = [at + 1, partner + 1];
  }
  compareTo(range.end, found.end);
  const [one, other] = [joinWords(older, range), joinWords(newer, found)];
  return share(one.length > other.length ? one : other, distance);
}

function distanceOfPieces(one: string, other: string): number {
  if (one === other) return 0;
  const longest = Math.max(one.length, other.length);
  return longest > LONGEST_COMPARED ? longest : distanceBetween(one, other);
}
