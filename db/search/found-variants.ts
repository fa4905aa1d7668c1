import { joinAdjacent, type Matches, type Occurrences } from './occurrences.ts';
import type { Postings, TermPostings } from './postings.ts';
import type { Variant } from './variants.ts';

/** A variant with the passages it occurs in; there is at least one. */
export interface FoundVariant extends Variant {
  readonly matches: Matches;
}

/** Reads each form's postings once, however many terms of a query mean it. */
export function rememberPostings(postings: Postings): Postings {
  const known = new Map<number, TermPostings>();
  return {
    ofTerm(termId) {
      const remembered = known.get(termId) ?? postings.ofTerm(termId);
      known.set(termId, remembered);
      return remembered;
    },
  };
}

/** Where a variant occurs: a form's postings, or where its forms follow each other. */
export function findVariants(variants: readonly Variant[], postings: Postings): FoundVariant[] {
  return variants
    .map((variant): FoundVariant => {
      const [only, ...more] = variant.terms;
      const isSingle = only !== undefined && more.length === 0;
      return { ...variant, matches: isSingle ? postings.ofTerm(only.id) : placesOf(variant, postings) };
    })
    .filter((found) => found.matches.passages.length > 0);
}

/** The places of a variant, which has at least one form. */
export function placesOf(variant: Variant, postings: Postings): Occurrences {
  const places = variant.terms.map((term) => postings.ofTerm(term.id).occurrences());
  return places.reduce((joined, next) => joinAdjacent(joined, next));
}
