/** Sets of passages as ascending, unrepeated ids; the form every part of a search hands on. */
export type PassageSet = Uint32Array;

export const NO_PASSAGES: PassageSet = new Uint32Array(0);

export function intersect(some: PassageSet, others: PassageSet): PassageSet {
  const [small, large] = some.length <= others.length ? [some, others] : [others, some];
  const found = new Uint32Array(small.length);
  let count = 0;
  let at = 0;
  for (let index = 0; index < small.length; index += 1) {
    const passage = small[index] ?? 0;
    at = firstNotBelow(large, passage, at);
    if (large[at] === passage) found[count++] = passage;
  }
  return found.subarray(0, count);
}

export function unite(sets: readonly PassageSet[]): PassageSet {
  const [only] = sets;
  if (!only) return NO_PASSAGES;
  if (sets.length === 1) return only;
  const last = sets.reduce((highest, set) => Math.max(highest, set.at(-1) ?? 0), 0);
  const total = sets.reduce((length, set) => length + set.length, 0);
  if (total * DENSE > last) return uniteDensely(sets, last, total);
  const all = new Uint32Array(sets.reduce((length, set) => length + set.length, 0));
  let length = 0;
  for (const set of sets) {
    all.set(set, length);
    length += set.length;
  }
  all.sort();
  return all.subarray(0, removeRepeats(all));
}

/** From how large a share of all passages on marking them is quicker than sorting them. */
const DENSE = 32;

function uniteDensely(sets: readonly PassageSet[], last: number, total: number): PassageSet {
  const marks = new Uint8Array(last + 1);
  for (const set of sets) for (let at = 0; at < set.length; at += 1) marks[set[at] ?? 0] = 1;
  const all = new Uint32Array(Math.min(total, last + 1));
  let count = 0;
  for (let passage = 0; passage <= last; passage += 1) if (marks[passage] === 1) all[count++] = passage;
  return all.subarray(0, count);
}

export function subtract(some: PassageSet, others: PassageSet): PassageSet {
  const found = new Uint32Array(some.length);
  let count = 0;
  let at = 0;
  for (const passage of some) {
    at = firstNotBelow(others, passage, at);
    if (others[at] !== passage) found[count++] = passage;
  }
  return found.subarray(0, count);
}

/**
 * The first place, from `from` on, whose passage is not below the one given; the length where all are below. Doubles its
 * steps before it halves them, so that a rare word beside a common one costs little.
 */
export function firstNotBelow(set: PassageSet, passage: number, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < set.length && (set[low + step] ?? 0) < passage) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, set.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((set[middle] ?? 0) < passage) low = middle + 1;
    else high = middle;
  }
  return low;
}

function removeRepeats(sorted: Uint32Array): number {
  let kept = 0;
  for (let at = 0; at < sorted.length; at += 1) {
    const passage = sorted[at] ?? 0;
    if (kept === 0 || passage !== sorted[kept - 1]) sorted[kept++] = passage;
  }
  return kept;
}
