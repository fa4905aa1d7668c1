import { firstNotBelow, type PassageSet } from '../index/passage-sets.ts';
import type { Matches } from '../index/occurrences.ts';
import type { PassageTable } from '../index/segments.ts';

/** Lunr 2.3.9's defaults: `lunr.Builder`, `_b` and `_k1`. */
const LENGTH_NORMALISATION = 0.75;
const SATURATION = 1.2;
/** `lunr.Builder.createFieldVectors` rounds each weight to three decimals. */
const PRECISION = 1000;

/** One dimension of Lunr's vector space: what Lunr calls a term. */
export interface RankedUnit {
  /** The same key means the same dimension: named twice in a query it weighs twice. */
  readonly key: string;
  readonly boost: number;
  readonly matches: Matches;
}

interface Dimension {
  readonly matches: Matches;
  boost: number;
}

/** `lunr.idf` */
function inverseDocumentFrequency(passagesWithUnit: number, passages: number): number {
  return Math.log(1 + Math.abs((passages - passagesWithUnit + 0.5) / (passagesWithUnit + 0.5)));
}

/**
 * The scores of passages, in their order: what `lunr.Index.query` answers for the same units, computed from postings.
 * A passage that has none of the units scores 0.
 */
export function scorePassages(
  passages: PassageSet,
  units: readonly RankedUnit[],
  table: PassageTable,
): Float64Array {
  const dimensions = [...dimensionsOf(units).values()];
  const magnitude = Math.sqrt(dimensions.reduce((sum, dimension) => sum + dimension.boost ** 2, 0));
  const scores = new Float64Array(passages.length);
  for (const dimension of dimensions) addWeights(scores, passages, { dimension, table });
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / magnitude || 0;
  return scores;
}

/** `lunr.Vector.upsert` of the query vector: boosts of one dimension add up. */
function dimensionsOf(units: readonly RankedUnit[]): Map<string, Dimension> {
  const dimensions = new Map<string, Dimension>();
  for (const unit of units) {
    const known = dimensions.get(unit.key);
    if (known) known.boost += unit.boost;
    else if (unit.matches.passages.length > 0) {
      dimensions.set(unit.key, { matches: unit.matches, boost: unit.boost });
    }
  }
  return dimensions;
}

interface Weighing {
  readonly dimension: Dimension;
  readonly table: PassageTable;
}

function addWeights(scores: Float64Array, passages: PassageSet, { dimension, table }: Weighing): void {
  const { matches, boost } = dimension;
  const { lengths, averageLength } = table;
  const idf = inverseDocumentFrequency(matches.passages.length, table.passages);
  const add = (passageAt: number, matchAt: number): void => {
    const relativeLength = (lengths[passages[passageAt] ?? 0] ?? 0) / averageLength;
    const frequency = matches.frequencies[matchAt] ?? 0;
    const saturation = SATURATION * (1 - LENGTH_NORMALISATION + LENGTH_NORMALISATION * relativeLength);
    const weight = (idf * ((SATURATION + 1) * frequency)) / (saturation + frequency);
    scores[passageAt] = (scores[passageAt] ?? 0) + boost * (Math.round(weight * PRECISION) / PRECISION);
  };
  if (matches.passages === passages) for (let at = 0; at < passages.length; at += 1) add(at, at);
  else eachCommon(passages, matches.passages, add);
}

/** Walks the smaller set and looks its passages up in the larger: a prefix has thousands of rare words. */
function eachCommon(
  some: PassageSet,
  others: PassageSet,
  visit: (at: number, otherAt: number) => void,
): void {
  let at = 0;
  let otherAt = 0;
  while (at < some.length && otherAt < others.length) {
    const passage = some[at] ?? 0;
    const other = others[otherAt] ?? 0;
    if (passage === other) {
      visit(at, otherAt);
      at += 1;
      otherAt += 1;
    } else if (passage < other) at = firstNotBelow(some, other, at + 1);
    else otherAt = firstNotBelow(others, passage, otherAt + 1);
  }
}
