import { addMatches, joinAdjacent, type Matches, type Occurrences } from '../index/occurrences.ts';
import { intersect, type PassageSet } from '../index/passage-sets.ts';
import type { FormPostings, Postings } from '../index/postings.ts';
import type { Variant } from '../words/variants.ts';
import type { LibraryTerm } from '../words/vocabulary.ts';

/** A variant with the passages it occurs in, read when they are asked for; there is at least one. */
export interface FoundVariant extends Variant {
  readonly matches: Matches;
}

/** A variant of one form. */
class FoundForm implements FoundVariant {
  readonly terms: readonly LibraryTerm[];
  readonly relation: Variant['relation'];
  readonly form: LibraryTerm;
  readonly #postings: FormPostings;

  constructor({ terms, relation }: Variant, form: LibraryTerm, postings: FormPostings) {
    this.terms = terms;
    this.relation = relation;
    this.form = form;
    this.#postings = postings;
  }

  get matches(): Matches {
    return this.#postings.matches;
  }
}

/** Where a variant occurs: a form's postings, or where its forms follow each other. */
export function findVariants(variants: readonly Variant[], postings: Postings): FoundVariant[] {
  postings.prefetch(variants.flatMap(({ terms }) => terms));
  return variants.flatMap((variant): FoundVariant[] => {
    const [only, ...more] = variant.terms;
    if (only !== undefined && more.length === 0) {
      const found = postings.ofForm(only);
      return found.occurs ? [new FoundForm(variant, only, found)] : [];
    }
    const matches = placesOf(variant, postings);
    return matches.passages.length > 0 ? [{ ...variant, matches }] : [];
  });
}

/** Variants of one term together, which share no word of any text. */
export function addVariants(variants: readonly FoundVariant[], postings: Postings): Matches {
  const [only] = variants;
  if (only && variants.length === 1) return only.matches;
  const forms = variants.flatMap((variant) => (variant instanceof FoundForm ? [variant.form] : []));
  if (forms.length === variants.length) return postings.ofForms(forms);
  const others = variants.filter((variant) => !(variant instanceof FoundForm));
  return addMatches([
    ...(forms.length > 0 ? [postings.ofForms(forms)] : []),
    ...others.map((variant) => variant.matches),
  ]);
}

/** Passages among which are all that have the forms of a variant, in whatever order they stand. */
export function passagesOf(variant: Variant, postings: Postings): PassageSet {
  return variant.terms
    .map((term) => postings.ofForm(term).passagesOfFamily)
    .toSorted((some, other) => some.length - other.length)
    .reduce((held, next) => intersect(held, next));
}

/** The places of a variant, which has at least one form; in these passages, or in all. */
export function placesOf(variant: Variant, postings: Postings, within?: PassageSet): Occurrences {
  const [only, ...more] = variant.terms;
  if (only && more.length === 0) return postings.ofForm(only).occurrences(within);
  const together = passagesOf(variant, postings);
  const candidates = within ? intersect(together, within) : together;
  const places = variant.terms.map((term) => postings.ofForm(term).occurrences(candidates));
  return places.reduce((joined, next) => joinAdjacent(joined, next));
}
