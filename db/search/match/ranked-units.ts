import type { SpellingRelation } from '../../contract/search.ts';
import { addVariants, type FoundVariant } from './found-variants.ts';
import type { Matches } from '../index/occurrences.ts';
import type { Postings } from '../index/postings.ts';
import type { QueryTerm } from '../query/query-tree.ts';
import type { RankedUnit } from './scorer.ts';
import type { Breadth } from '../words/variants.ts';

/**
 * How much a match counts beside what was typed. The forms of one stem are one word to Lunr; another spelling counts so
 * little that a passage with the typed one comes first unless it is very much longer. A compound written apart or
 * together is hardly another spelling.
 */
const BOOSTS: Record<SpellingRelation, number> = {
  exact: 1,
  inflected: 1,
  spelling: 0.3,
  joined: 0.6,
  prefix: 1,
  pattern: 1,
  fuzzy: 0.5,
};

/** What a term was found as: each way, and all of them together. */
export interface RankedFinding {
  readonly term: QueryTerm;
  readonly variants: readonly FoundVariant[];
  readonly whole: Matches;
  readonly postings: Postings;
}

/** The dimensions of Lunr's vector space that a term of the query spans. Stop words span none. */
export function rankedUnits(finding: RankedFinding, breadth: Breadth): RankedUnit[] {
  const { term, variants, whole, postings } = finding;
  const ranked = variants.filter((variant) => variant.terms.length > 1 || variant.terms[0]?.stem !== null);
  const groups = Map.groupBy(ranked, (variant) => unitOf(term, variant, breadth));
  return [...groups.values()].map((group) => ({
    key: keyOf(group),
    boost: term.boost * boostOf(group, breadth),
    matches: group.length === variants.length ? whole : addVariants(group, postings),
  }));
}

function boostOf(group: readonly FoundVariant[], breadth: Breadth): number {
  return breadth === 'stems' ? 1 : Math.max(...group.map((variant) => BOOSTS[variant.relation]));
}

/**
 * Which variants of one term are one word to the ranking. For a word, those of its stem; with all spellings on, forms
 * that differ from it by diacritics or apostrophes stand beside the stem instead, each base for itself.
 */
function unitOf(term: QueryTerm, variant: FoundVariant, breadth: Breadth): string {
  const isWhole = breadth === 'stems' || variant.relation === 'exact' || variant.relation === 'inflected';
  if (isWhole && term.kind !== 'prefix' && term.kind !== 'fuzzy' && term.kind !== 'pattern') return 'whole';
  return variant.terms.map(({ base }) => base).join(' ');
}

/** The same forms are the same dimension, whichever terms of a query they come from. */
function keyOf(variants: readonly FoundVariant[]): string {
  const [only, ...more] = variants;
  if (only && more.length === 0) return only.terms.map(({ id }) => id).join('+');
  return variants
    .map((variant) => variant.terms.map(({ id }) => id).join('+'))
    .toSorted()
    .join(' ');
}
