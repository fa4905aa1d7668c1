import type { TermMeans } from '../match/match-query.ts';
import type { Matches } from '../index/occurrences.ts';
import type { QueryWord } from '../query/query-tree.ts';
import type { LibraryTerm } from './vocabulary.ts';

/** A word of the library that may have been meant. */
export interface NearestWord {
  readonly term: LibraryTerm;
  readonly matches: Matches;
}

const SHORTEST = 3;
/** A shorter word has too many others within two edits. */
const SHORTEST_FOR_TWO = 5;
/** Of so many at most the passages are counted. */
const MOST_COUNTED = 60;

/**
 * The library's words nearest to one that it does not have: within one edit, and where there are none, within two. Of
 * equally near ones those in more passages come first.
 */
export function nearestWords(word: QueryWord, { lexicon, postings }: TermMeans): NearestWord[] {
  const length = Array.from(word.base).length;
  if (length < SHORTEST) return [];
  for (const edits of length < SHORTEST_FOR_TWO ? [1] : [1, 2]) {
    const near = lexicon.vocabulary.near(word.base, edits).slice(0, MOST_COUNTED);
    const found = near
      .map(({ term }) => ({ term, matches: postings.ofForm(term).matches }))
      .filter(({ matches }) => matches.passages.length > 0)
      .toSorted(
        (some, other) =>
          other.matches.passages.length - some.matches.passages.length ||
          (some.term.form < other.term.form ? -1 : 1),
      );
    if (found.length > 0) return found;
  }
  return [];
}
