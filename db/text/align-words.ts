import { alignEnds, alignGap, type WordStretches } from './align-gap.ts';
import { findCommonRuns, heaviestChain, type CommonRun } from './common-runs.ts';

/** For every word of one text the place of the same word in the other, or `UNPAIRED`. */
export interface WordAlignment {
  readonly newerOf: Int32Array;
  readonly olderOf: Int32Array;
}

export const UNPAIRED = -1;

/** Half-open ranges of both texts. */
interface Gap {
  readonly olderStart: number;
  readonly olderEnd: number;
  readonly newerStart: number;
  readonly newerEnd: number;
}

/** A gap of as many cells is aligned by edit distance at once; a larger one is divided first. */
const SMALL_AREA = 10_000;
const LARGEST_AREA = 1_000_000;
/** Cells in all. Beyond them, and in gaps that are larger still, only words at either end are paired. */
const MOST_CELLS = 20_000_000;
const DEEPEST = 8;
/** A passage with fewer words that stayed together is chance, not one that was moved; edits leave gaps of a few words. */
const LEAST_MOVED = 8;
const LARGEST_EDIT = 20;
const MOST_ROUNDS = 32;

/**
 * Says which words of a newer text are the words of an older one.
 *
 * First the text that kept its order, then, among what is left, passages that were moved. A word is paired only where
 * nothing speaks for another one: by standing in a row of words that occurs once in either text, or between two such
 * rows, where every best alignment agrees. Of a passage that was doubled, the copy that stands in the old place is
 * paired, and none where the copies stand side by side.
 */
export function alignWords(texts: WordStretches): WordAlignment {
  const newerOf = new Int32Array(texts.older.length).fill(UNPAIRED);
  const olderOf = new Int32Array(texts.newer.length).fill(UNPAIRED);
  const aligner = new Aligner(texts, { newerOf, olderOf });
  const whole = { olderStart: 0, olderEnd: texts.older.length, newerStart: 0, newerEnd: texts.newer.length };
  aligner.alignInOrder(whole, 0);
  for (let round = 0; round < MOST_ROUNDS && aligner.alignMoved(); round += 1);
  return { newerOf, olderOf };
}

class Aligner {
  readonly #texts: WordStretches;
  readonly #alignment: WordAlignment;
  #cells = 0;

  constructor(texts: WordStretches, alignment: WordAlignment) {
    this.#texts = texts;
    this.#alignment = alignment;
  }

  alignInOrder(gap: Gap, depth: number): void {
    const { older, newer } = this.#stretches(gap);
    const area = older.length * newer.length;
    if (area === 0) return;
    const isEasy = area <= SMALL_AREA || depth >= DEEPEST;
    const chain = isEasy ? [] : heaviestChain(findCommonRuns({ older, newer }, ALL_FREE));
    if (chain.length === 0) {
      this.#alignByDistance(gap);
      return;
    }
    const runs = chain.map((run) => ({
      ...run,
      older: run.older + gap.olderStart,
      newer: run.newer + gap.newerStart,
    }));
    for (const run of runs) this.#pairRun(run);
    for (const between of gapsBetween(runs, gap)) this.alignInOrder(between, depth + 1);
  }

  /** Finds passages among what is not paired yet; false where there is none. */
  alignMoved(): boolean {
    const { newerOf, olderOf } = this.#alignment;
    const isFree = {
      older: (at: number) => newerOf[at] === UNPAIRED,
      newer: (at: number) => olderOf[at] === UNPAIRED,
    };
    const chain = heaviestChain(longPassages(findCommonRuns(this.#texts, isFree)));
    for (const run of chain) this.#pairRun(run);
    chain.forEach((run, index) => {
      const next = chain[index + 1];
      if (next !== undefined) this.#alignWithinPassage(between(run, next));
    });
    return chain.length > 0;
  }

  /** What lies between two runs belongs to the same passage only where nothing else has come between them. */
  #alignWithinPassage(gap: Gap): void {
    const { newerOf, olderOf } = this.#alignment;
    const isWhole =
      newerOf.subarray(gap.olderStart, gap.olderEnd).every((place) => place === UNPAIRED) &&
      olderOf.subarray(gap.newerStart, gap.newerEnd).every((place) => place === UNPAIRED);
    if (isWhole) this.#alignByDistance(gap);
  }

  #alignByDistance(gap: Gap): void {
    const { older, newer } = this.#stretches(gap);
    const area = older.length * newer.length;
    const isTooLarge = area > LARGEST_AREA || this.#cells + area > MOST_CELLS;
    if (!isTooLarge) this.#cells += area;
    const pairs = isTooLarge ? alignEnds({ older, newer }) : alignGap({ older, newer });
    for (const [one, other] of pairs) this.#pair(gap.olderStart + one, gap.newerStart + other);
  }

  #stretches({ olderStart, olderEnd, newerStart, newerEnd }: Gap): WordStretches {
    return {
      older: this.#texts.older.subarray(olderStart, olderEnd),
      newer: this.#texts.newer.subarray(newerStart, newerEnd),
    };
  }

  #pairRun({ older, newer, length }: CommonRun): void {
    for (let step = 0; step < length; step += 1) this.#pair(older + step, newer + step);
  }

  #pair(older: number, newer: number): void {
    this.#alignment.newerOf[older] = newer;
    this.#alignment.olderOf[newer] = older;
  }
}

/** Without runs that stand alone and are short. */
function longPassages(runs: readonly CommonRun[]): CommonRun[] {
  const passages: CommonRun[][] = [];
  for (const run of runs) {
    const passage = passages.at(-1);
    const last = passage?.at(-1);
    if (passage !== undefined && last !== undefined && follows(last, run)) passage.push(run);
    else passages.push([run]);
  }
  return passages.filter((passage) => lengthOf(passage) >= LEAST_MOVED).flat();
}

function lengthOf(passage: readonly CommonRun[]): number {
  return passage.reduce((sum, { length }) => sum + length, 0);
}

function follows(last: CommonRun, run: CommonRun): boolean {
  const newerGap = run.newer - last.newer - last.length;
  return run.older - last.older - last.length <= LARGEST_EDIT && newerGap > 0 && newerGap <= LARGEST_EDIT;
}

const ALL_FREE = { older: () => true, newer: () => true };

function gapsBetween(runs: readonly CommonRun[], { olderStart, olderEnd, newerStart, newerEnd }: Gap): Gap[] {
  const edges = [
    { older: olderStart, newer: newerStart, length: 0 },
    ...runs,
    { older: olderEnd, newer: newerEnd, length: 0 },
  ];
  return edges.slice(1).map((next, index) => between(edges[index] ?? next, next));
}

function between(run: CommonRun, next: CommonRun): Gap {
  return {
    olderStart: run.older + run.length,
    olderEnd: next.older,
    newerStart: run.newer + run.length,
    newerEnd: next.newer,
  };
}
