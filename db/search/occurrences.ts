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

/** Adds up the matches of several things that do not overlap, as the forms of one stem. */
export function addMatches(parts: readonly Matches[]): Matches {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const passages = unite(parts.map((part) => part.passages));
  const frequencies = new Uint32Array(passages.length);
  for (const part of parts) {
    let at = 0;
    for (const [index, passage] of part.passages.entries()) {
      at = firstNotBelow(passages, passage, at);
      frequencies[at] = (frequencies[at] ?? 0) + (part.frequencies[index] ?? 0);
    }
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
