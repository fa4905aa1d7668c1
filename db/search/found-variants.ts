import { joinAdjacent, type Matches, type Occurrences } from './occurrences.ts';
import { intersect, type PassageSet } from './passage-sets.ts';
import type { Postings } from './postings.ts';
import type { Variant } from './variants.ts';

/** A variant with the passages it occurs in; there is at least one. */
export interface FoundVariant extends Variant {
  readonly matches: Matches;
}

/** Where a variant occurs: a form's postings, or where its forms follow each other. */
export function findVariants(variants: readonly Variant[], postings: Postings): FoundVariant[] {
  if (variants.length > 1) postings.prefetch(variants.flatMap(({ terms }) => terms.map((term) => term.id)));
  return variants
    .map((variant): FoundVariant => {
      const [only, ...more] = variant.terms;
      const isSingle = only !== undefined && more.length === 0;
      return { ...variant, matches: isSingle ? postings.ofTerm(only.id) : placesOf(variant, postings) };
    })
    .filter((found) => found.matches.passages.length > 0);
}

/** The passages that have all forms of a variant, in whatever order they stand. */
export function passagesOf(variant: Variant, postings: Postings): PassageSet {
  return variant.terms
    .map((term) => postings.ofTerm(term.id).passages)
    .toSorted((some, other) => some.length - other.length)
    .reduce((held, next) => intersect(held, next));
}

/** The places of a variant, which has at least one form; in these passages, or in all. */
export function placesOf(variant: Variant, postings: Postings, within?: PassageSet): Occurrences {
  const [only, ...more] = variant.terms;
  if (only && more.length === 0) return postings.ofTerm(only.id).occurrences(within);
  const together = passagesOf(variant, postings);
  const candidates = within ? intersect(together, within) : together;
  const places = variant.terms.map((term) => postings.ofTerm(term.id).occurrences(candidates));
  return places.reduce((joined, next) => joinAdjacent(joined, next));
}
