import type { WordStretches } from './align-gap.ts';

/** The same words one after the other in both texts. */
export interface CommonRun {
  readonly older: number;
  readonly newer: number;
  readonly length: number;
}

/** A run is recognised by as many words in a row, which occur once in either text and nowhere else in it. */
const GRAM = 4;
const REPEATED = -2;
const NO_GRAM = -1;

/** Which words of either text may be part of a run; those left out end one. */
export interface FreeWords {
  readonly older: (at: number) => boolean;
  readonly newer: (at: number) => boolean;
}

/**
 * The runs of words that two texts certainly have in common, in the order of the older text; they may have changed places.
 * Time in proportion to the lengths.
 */
export function findCommonRuns(texts: WordStretches, isFree: FreeWords): CommonRun[] {
  const grams = new GramNumbers();
  const older = onlyPlaces(grams.of(texts.older, isFree.older));
  const newer = onlyPlaces(grams.of(texts.newer, isFree.newer));
  const runs: { older: number; newer: number; length: number }[] = [];
  for (const [gram, place] of [...older].toSorted((one, other) => one[1] - other[1])) {
    const partner = newer.get(gram) ?? REPEATED;
    if (place < 0 || partner < 0) continue;
    const last = runs.at(-1);
    const goesOn =
      last !== undefined && place - last.older === partner - last.newer && place <= last.older + last.length;
    if (goesOn) last.length = place + GRAM - last.older;
    else runs.push({ older: place, newer: partner, length: GRAM });
  }
  return runs;
}

/** Numbers for rows of four words, the same for the same words: pairs are numbered first, then pairs of pairs. */
class GramNumbers {
  readonly #pairs = new Map<number, number>();
  readonly #grams = new Map<number, number>();

  /** The number of the words that begin at each place; `NO_GRAM` where not all of them are free. */
  of(words: Int32Array, isFree: (at: number) => boolean): Int32Array {
    const grams = new Int32Array(words.length).fill(NO_GRAM);
    const pairAt = (at: number): number => numberOf(this.#pairs, words[at] ?? 0, words[at + 1] ?? 0);
    let free = 0;
    for (let at = words.length - 1; at >= 0; at -= 1) {
      free = isFree(at) ? free + 1 : 0;
      if (free >= GRAM) grams[at] = numberOf(this.#grams, pairAt(at), pairAt(at + 2));
    }
    return grams;
  }
}

/** Numbers below 2^26 fit into one number two by two, exactly. */
const RADIX = 2 ** 26;

function numberOf(known: Map<number, number>, one: number, other: number): number {
  const key = one * RADIX + other;
  const found = known.get(key);
  if (found !== undefined) return found;
  known.set(key, known.size);
  return known.size - 1;
}

function onlyPlaces(grams: Int32Array): Map<number, number> {
  const places = new Map<number, number>();
  grams.forEach((gram, at) => {
    if (gram !== NO_GRAM) places.set(gram, places.has(gram) ? REPEATED : at);
  });
  return places;
}

/**
 * The runs that have kept their order, as many words as possible: those that are left out have changed places with them.
 * What two runs claim both is left to neither.
 */
export function heaviestChain(runs: readonly CommonRun[]): CommonRun[] {
  const order = [...new Set(runs.map(({ newer }) => newer))].toSorted((one, other) => one - other);
  const rank = new Map(order.map((newer, index) => [newer, index + 1]));
  const best = new BestBefore(order.length);
  const earlier: number[] = [];
  runs.forEach((run, index) => {
    const place = rank.get(run.newer) ?? 0;
    const { sum, at } = best.before(place);
    earlier.push(at);
    best.put(place, { sum: sum + run.length, at: index });
  });
  const chain: CommonRun[] = [];
  for (let at = best.before(order.length + 1).at; at !== -1; at = earlier[at] ?? -1) {
    const run = runs[at];
    if (run !== undefined) chain.push(run);
  }
  return withoutOverlaps(chain.toReversed());
}

function withoutOverlaps(chain: readonly CommonRun[]): CommonRun[] {
  const kept: CommonRun[] = [];
  for (const run of chain) {
    const last = kept.at(-1);
    const overlap =
      last === undefined
        ? 0
        : Math.max(0, last.older + last.length - run.older, last.newer + last.length - run.newer);
    if (last !== undefined && overlap > 0) kept[kept.length - 1] = { ...last, length: last.length - overlap };
    kept.push({ older: run.older + overlap, newer: run.newer + overlap, length: run.length - overlap });
  }
  return kept.filter(({ length }) => length > 0);
}

interface Best {
  readonly sum: number;
  readonly at: number;
}

const NONE: Best = { sum: 0, at: -1 };

/** The best of all values put before a place (a Fenwick tree). Places count from 1. */
class BestBefore {
  readonly #tree: Best[];

  constructor(size: number) {
    this.#tree = Array.from({ length: size + 1 }, () => NONE);
  }

  put(place: number, value: Best): void {
    for (let node = place; node < this.#tree.length; node += node & -node) {
      if ((this.#tree[node]?.sum ?? 0) < value.sum) this.#tree[node] = value;
    }
  }

  before(place: number): Best {
    let best = NONE;
    for (let node = place - 1; node > 0; node -= node & -node) {
      const value = this.#tree[node] ?? NONE;
      if (value.sum > best.sum) best = value;
    }
    return best;
  }
}
