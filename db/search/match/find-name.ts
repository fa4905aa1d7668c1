import type { FoundVariant } from './found-variants.ts';
import { matchTerm, type TermMeans } from './match-query.ts';
import { intersect, NO_PASSAGES, unite, type PassageSet } from '../index/passage-sets.ts';
import type { QueryTerm } from '../query/query-tree.ts';

export interface FoundName {
  readonly passages: PassageSet;
  readonly variants: readonly FoundVariant[];
}

/**
 * Where words stand as a name, in all spellings: only forms that the library writes like names, and no inflections.
 * Asked for as a name it is one, however it was typed.
 */
export function findName(terms: readonly QueryTerm[], means: TermMeans): FoundName {
  const found = terms.map((term) => matchTerm(asName(term), means).filter(isWrittenAsName));
  const passages = found
    .map((variants) => unite(variants.map((variant) => variant.matches.passages)))
    .reduce<PassageSet | undefined>((held, next) => (held ? intersect(held, next) : next), undefined);
  return { passages: passages ?? NO_PASSAGES, variants: found.flat() };
}

/** A word becomes a phrase of one word, which has no inflections. */
function asName(term: QueryTerm): QueryTerm {
  const words = term.words.map((word) => ({ ...word, isCapitalised: true }));
  return { ...term, words, kind: term.kind === 'word' ? 'phrase' : term.kind };
}

function isWrittenAsName({ terms }: FoundVariant): boolean {
  return terms.every((term) => term.isNameLike);
}
