import { expandPhraseWord, type Lexicon } from '../words/expand-word.ts';
import { expandPattern } from '../words/expand-pattern.ts';
import { passagesOf, placesOf, type FoundVariant } from './found-variants.ts';
import { joinNear } from './near.ts';
import type { Occurrences } from '../index/occurrences.ts';
import { intersect, unite } from '../index/passage-sets.ts';
import type { Postings } from '../index/postings.ts';
import type { QueryTerm } from '../query/query-tree.ts';
import { byCloseness, furthest, type Breadth, type Variant } from '../words/variants.ts';
import type { LibraryTerm } from '../words/vocabulary.ts';
import { isPattern } from '../query/wildcards.ts';

/** Beyond so many ways to write the words, those furthest from what was typed are left out, as in a phrase. */
const MOST_WAYS = 256;

/** Every way in which the library has the words of `"death commission"~5` near each other: in any order. */
export function findNear(
  term: QueryTerm,
  {
    breadth,
    lexicon,
    postings,
  }: { readonly breadth: Breadth; readonly lexicon: Lexicon; readonly postings: Postings },
): FoundVariant[] {
  const byWord = term.words.map((word) =>
    isPattern(word) ? expandPattern(word, breadth, lexicon) : expandPhraseWord(word, breadth, lexicon),
  );
  const together = byWord
    .map((variants) => unite(variants.map((variant) => passagesOf(variant, postings))))
    .toSorted((some, other) => some.length - other.length)
    .reduce((held, next) => intersect(held, next));
  if (together.length === 0) return [];
  const read = new Map<number, Occurrences>();
  const placesOfTerm = (term: LibraryTerm): Occurrences => {
    const known = read.get(term.id) ?? placesOf({ terms: [term], relation: 'exact' }, postings, together);
    read.set(term.id, known);
    return known;
  };
  return waysOf(byWord).flatMap((variant) => {
    const matches = joinNear(variant.terms.map(placesOfTerm), term.distance);
    return matches.passages.length === 0 ? [] : [{ ...variant, distance: term.distance, matches }];
  });
}

/** One variant for each word, in all combinations; of very many, the closest. */
function waysOf(byWord: readonly (readonly Variant[])[]): Variant[] {
  let ways: Variant[] = [{ terms: [], relation: 'exact' }];
  for (const variants of byWord) {
    ways = ways.flatMap((way) =>
      variants.map((variant) => ({
        terms: [...way.terms, ...variant.terms],
        relation: furthest(way.relation, variant.relation),
      })),
    );
    if (ways.length > MOST_WAYS) ways = ways.toSorted(byCloseness).slice(0, MOST_WAYS);
  }
  return ways;
}
