import { firstNotBelow, unite, type PassageSet } from './passage-sets.ts';

/**
 * In which passages something occurs, and how often in each. `passages` and `frequencies` run in parallel.
 */
export interface Matches {
  readonly passages: PassageSet;
  readonly frequencies: Uint32Array;
}

/** As `Matches`, with the places: those of passage `i` are `positions[offsets[i]]` up to `positions[offsets[i + 1]]`. */
export interface Occurrences extends Matches {
  readonly offsets: Uint32Array;
  /** Places in the passage, counted in tokens, ascending within each passage. */
  readonly positions: Uint32Array;
  /** How many tokens one occurrence spans. */
  readonly width: number;
}

/** Frequencies by passage while they are added up; all zero between two uses. */
let sums = new Uint32Array(1 << 12);

/** Adds up the matches of several things that do not overlap, as the forms of one stem. */
export function addMatches(parts: readonly Matches[]): Matches {
  const [only] = parts;
  if (!only) return { passages: new Uint32Array(0), frequencies: new Uint32Array(0) };
  if (parts.length === 1) return only;
  let first = Infinity;
  let last = 0;
  let total = 0;
  for (const { passages } of parts) {
    first = Math.min(first, passages[0] ?? Infinity);
    last = Math.max(last, passages.at(-1) ?? 0);
    total += passages.length;
  }
  if (last >= sums.length) sums = new Uint32Array(Math.max(sums.length * 2, last + 1));
  for (const { passages, frequencies } of parts) {
    for (let at = 0; at < passages.length; at += 1) {
      const passage = passages[at] ?? 0;
      sums[passage] = (sums[passage] ?? 0) + (frequencies[at] ?? 0);
    }
  }
  // Going through all passages costs less than sorting a few hundred.
  const isDense = total * 64 > last - first;
  return isDense ? collectSums(first, last, total) : collectSumsOf(unite(parts.map((part) => part.passages)));
}

function collectSums(first: number, last: number, most: number): Matches {
  const passages = new Uint32Array(most);
  const frequencies = new Uint32Array(most);
  let count = 0;
  for (let passage = first; passage <= last; passage += 1) {
    const sum = sums[passage] ?? 0;
    if (sum === 0) continue;
    passages[count] = passage;
    frequencies[count] = sum;
    count += 1;
    sums[passage] = 0;
  }
  return { passages: passages.subarray(0, count), frequencies: frequencies.subarray(0, count) };
}

function collectSumsOf(passages: PassageSet): Matches {
  const frequencies = new Uint32Array(passages.length);
  for (let at = 0; at < passages.length; at += 1) {
    const passage = passages[at] ?? 0;
    frequencies[at] = sums[passage] ?? 0;
    sums[passage] = 0;
  }
  return { passages, frequencies };
}

/** Where the second follows the first without a word between. */
export function joinAdjacent(first: Occurrences, second: Occurrences): Occurrences {
  const passages: number[] = [];
  const frequencies: number[] = [];
  const positions: number[] = [];
  const offsets: number[] = [0];
  let at = 0;
  for (const [index, passage] of first.passages.entries()) {
    at = firstNotBelow(second.passages, passage, at);
    if (second.passages[at] !== passage) continue;
    const before = positions.length;
    appendAdjacent(positions, placesAt(first, index), { after: placesAt(second, at), width: first.width });
    if (positions.length === before) continue;
    passages.push(passage);
    frequencies.push(positions.length - before);
    offsets.push(positions.length);
  }
  return {
    passages: Uint32Array.from(passages),
    frequencies: Uint32Array.from(frequencies),
    offsets: Uint32Array.from(offsets),
    positions: Uint32Array.from(positions),
    width: first.width + second.width,
  };
}

function placesAt(occurrences: Occurrences, index: number): Uint32Array {
  return occurrences.positions.subarray(occurrences.offsets[index], occurrences.offsets[index + 1]);
}

function appendAdjacent(
  found: number[],
  starts: Uint32Array,
  next: { readonly after: Uint32Array; readonly width: number },
): void {
  let at = 0;
  for (const start of starts) {
    const wanted = start + next.width;
    while (at < next.after.length && (next.after[at] ?? 0) < wanted) at += 1;
    if (next.after[at] === wanted) found.push(start);
  }
}
