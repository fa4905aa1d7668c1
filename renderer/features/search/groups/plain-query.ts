import type { SearchAnswer } from '../../../../db/contract/search.ts';

/** Whether a query is nothing but words: then the filter of a list page, which knows no signs, can take it. */
export function isPlain({
  understood,
  terms,
  filters,
}: Pick<SearchAnswer, 'understood' | 'terms' | 'filters'>) {
  if (understood === null || filters.length > 0 || terms.length === 0) return false;
  const isTermsOnly =
    understood.kind === 'term' ||
    (understood.kind === 'all' &&
      understood.without.length === 0 &&
      understood.parts.every(({ kind }) => kind === 'term'));
  return isTermsOnly && terms.every(({ kind, isExact, boost }) => kind === 'word' && !isExact && boost === 1);
}
