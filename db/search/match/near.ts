import type { Matches, Occurrences } from '../index/occurrences.ts';
import { firstNotBelow, intersect, NO_PASSAGES, type PassageSet } from '../index/passage-sets.ts';

/** The places of one word, ascending, and how often it was asked for. */
interface AskedWord {
  readonly places: ArrayLike<number>;
  readonly times: number;
}

/** The places from `first` up to `last`, both inclusive. */
export interface NearWindow {
  readonly first: number;
  readonly last: number;
}

/**
 * All windows that hold every word, in any order, with at most `distance` other words between them; each begins with one
 * of the words. `placesOf[i]` are the places of word `i`, ascending; the same list given twice is a word asked for
 * twice, which has to be there twice.
 */
export function nearWindows(placesOf: readonly ArrayLike<number>[], distance: number): NearWindow[] {
  const length = placesOf.length + distance;
  const found: NearWindow[] = [];
  eachWindow(askedWords(placesOf), length, (first) => found.push({ first, last: first + length - 1 }));
  return found;
}

function askedWords(placesOf: readonly ArrayLike<number>[]): AskedWord[] {
  const counts = new Map<ArrayLike<number>, number>();
  for (const places of placesOf) counts.set(places, (counts.get(places) ?? 0) + 1);
  return Array.from(counts, ([places, times]) => ({ places, times }));
}

/**
 * From each place on that one of the words has: whether the last one needed of every word still lies in the window. Takes
 * time in proportion to the places and the words.
 */
function eachWindow(words: readonly AskedWord[], length: number, visit: (first: number) => void): void {
  const next = new Uint32Array(words.length);
  for (;;) {
    let first = Infinity;
    let firstWord = 0;
    let last = 0;
    for (let word = 0; word < words.length; word += 1) {
      const { places, times } = words[word] ?? { places: [], times: 1 };
      const at = next[word] ?? 0;
      // Too few of this word are left, here and in all windows after.
      if (at + times > places.length) return;
      const place = places[at] ?? 0;
      if (place < first) {
        first = place;
        firstWord = word;
      }
      last = Math.max(last, places[at + times - 1] ?? 0);
    }
    if (last < first + length) visit(first);
    next[firstWord] = (next[firstWord] ?? 0) + 1;
  }
}

/** The passages where all stand near each other; the same occurrences given twice are asked for twice. */
export function joinNear(words: readonly Occurrences[], distance: number): Matches {
  const together = words
    .map((word) => word.passages)
    .toSorted((some, other) => some.length - other.length)
    .reduce<PassageSet | undefined>((held, next) => (held ? intersect(held, next) : next), undefined);
  const candidates = together ?? NO_PASSAGES;
  const distinct = [...new Set(words)];
  const times = distinct.map((word) => words.filter((other) => other === word).length);
  const at = new Uint32Array(distinct.length);
  const passages = new Uint32Array(candidates.length);
  const frequencies = new Uint32Array(candidates.length);
  let count = 0;
  for (const passage of candidates) {
    let windows = 0;
    const asked = distinct.map(({ passages: all, offsets, positions }, word): AskedWord => {
      const found = firstNotBelow(all, passage, at[word] ?? 0);
      at[word] = found;
      return { places: positions.subarray(offsets[found], offsets[found + 1]), times: times[word] ?? 1 };
    });
    eachWindow(asked, words.length + distance, () => (windows += 1));
    if (windows === 0) continue;
    passages[count] = passage;
    frequencies[count] = windows;
    count += 1;
  }
  return { passages: passages.subarray(0, count), frequencies: frequencies.subarray(0, count) };
}
