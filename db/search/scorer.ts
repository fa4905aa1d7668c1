import { firstNotBelow, type PassageSet } from './passage-sets.ts';
import type { Matches } from './occurrences.ts';
import type { PassageLengths } from './segments.ts';

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
  lengths: PassageLengths,
): Float64Array {
  const dimensions = [...dimensionsOf(units).values()];
  const magnitude = Math.sqrt(dimensions.reduce((sum, dimension) => sum + dimension.boost ** 2, 0));
  const scores = new Float64Array(passages.length);
  for (const dimension of dimensions) addWeights(scores, passages, { dimension, lengths });
  return scores.map((score) => score / magnitude || 0);
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

function addWeights(
  scores: Float64Array,
  passages: PassageSet,
  by: { readonly dimension: Dimension; readonly lengths: PassageLengths },
): void {
  const { matches, boost } = by.dimension;
  const idf = inverseDocumentFrequency(matches.passages.length, by.lengths.passages);
  eachCommon(passages, matches.passages, (passageAt, matchAt) => {
    const relativeLength = by.lengths.lengthOf(passages[passageAt] ?? 0) / by.lengths.averageLength;
    const frequency = matches.frequencies[matchAt] ?? 0;
    const saturation = SATURATION * (1 - LENGTH_NORMALISATION + LENGTH_NORMALISATION * relativeLength);
    const weight = (idf * ((SATURATION + 1) * frequency)) / (saturation + frequency);
    scores[passageAt] = (scores[passageAt] ?? 0) + boost * (Math.round(weight * PRECISION) / PRECISION);
  });
}

/** Walks the smaller set and looks its passages up in the larger: a prefix has thousands of rare words. */
function eachCommon(
  some: PassageSet,
  others: PassageSet,
  visit: (at: number, otherAt: number) => void,
): void {
  if (others.length < some.length) {
    eachCommon(others, some, (otherAt, at) => visit(at, otherAt));
    return;
  }
  let otherAt = 0;
  for (let at = 0; at < some.length; at += 1) {
    otherAt = firstNotBelow(others, some[at] ?? 0, otherAt);
    if (otherAt >= others.length) return;
    if (others[otherAt] === some[at]) visit(at, otherAt);
  }
}
