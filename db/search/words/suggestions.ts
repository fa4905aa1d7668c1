import type { Database } from 'better-sqlite3';
import type { SearchSuggestion } from '../../contract/search.ts';
import type { Evaluation } from '../match/evaluate.ts';
import type { Lexicon } from './expand-word.ts';
import type { FoundVariant } from '../match/found-variants.ts';
import type { VisiblePassages } from '../index/hidden-passages.ts';
import { writtenForms } from '../answer/mark-passage.ts';
import { matchTerm, type TermFinding, type TermMeans } from '../match/match-query.ts';
import { nearestWords, type NearestWord } from './nearest-words.ts';
import { inOtherScript } from './other-script.ts';
import { NO_PASSAGES, unite } from '../index/passage-sets.ts';
import type { ReadPassage } from '../answer/passage-texts.ts';
import { openPostings } from '../index/postings.ts';
import type { QueryTerm, QueryWord } from '../query/query-tree.ts';
import type { LibraryTerm } from './vocabulary.ts';
import { isPattern } from '../query/wildcards.ts';
import { foundSpellings } from '../answer/writings.ts';

/** What was asked and what came of it. */
export interface AskedQuery {
  readonly text: string;
  readonly evaluation: Pick<Evaluation, 'findings'>;
  readonly read: (passageId: number) => ReadPassage | undefined;
}

/** For each term, and of terms. */
const MOST_EACH = 3;
const MOST_TERMS = 4;
const MOST_WAYS = 9;
/** Passages read to see how a suggested word is written. */
const MOST_READ = 2;

/** A stretch of the query and what is to stand there. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Other queries worth asking. A name that the library has in the other script: the query with it as an alternative. A word
 * that nothing was found for: the query with the nearest words of the library in the place of all such. Names are only
 * ever suggested, never merged.
 */
export function openSuggestions(
  db: Database,
  lexicon: Lexicon,
  visiblePassages: VisiblePassages,
): (asked: AskedQuery) => SearchSuggestion[] {
  const postings = openPostings(db);
  return (asked) => {
    const means: TermMeans = { breadth: 'all-spellings', lexicon, postings: postings(visiblePassages()) };
    const findings = asked.evaluation.findings.filter(isAskedFor);
    return [
      ...otherScripts(findings.slice(0, MOST_TERMS), asked, means),
      ...didYouMean(findings, asked, means),
    ];
  };
}

/** A word or phrase that the passages have to have, in any spelling. */
function isAskedFor({ term, isExcluded, off }: TermFinding): boolean {
  const isWritten = (term.kind === 'word' || term.kind === 'phrase') && !term.words.some(isPattern);
  return isWritten && !isExcluded && !term.isExact && off.length === 0;
}

function otherScripts(
  findings: readonly TermFinding[],
  asked: AskedQuery,
  means: TermMeans,
): SearchSuggestion[] {
  return findings.flatMap(({ term }) =>
    inOtherScript(term, means)
      .slice(0, MOST_EACH)
      .map((variant): SearchSuggestion => {
        const text = writingOf(variant, asked);
        const own = term.kind === 'phrase' ? `"${term.typed}"` : asked.text.slice(term.start, term.end);
        const other = /\s/u.test(text) ? `"${text}"` : text;
        const { start, end } = term;
        const query = rewrite(asked.text, [{ start, end, text: `(${own} OR ${other})` }]);
        const passages = variant.matches.passages.length;
        return { kind: 'other-script', typed: term.typed, text, passages, query };
      }),
  );
}

/** A term that nothing was found for, with the ways to write it so that something is: the best first. */
interface Mended {
  readonly term: QueryTerm;
  readonly ways: readonly { readonly replacements: readonly Replacement[]; readonly passages: number }[];
}

function didYouMean(
  findings: readonly TermFinding[],
  asked: AskedQuery,
  means: TermMeans,
): SearchSuggestion[] {
  const mended = findings
    .filter((finding) => finding.whole.passages.length === 0)
    .slice(0, MOST_TERMS)
    .map(({ term }) => ({ term, ways: waysToMend(term, asked, means) }))
    .filter(({ ways }) => ways.length > 0);
  return mended.flatMap(({ term, ways }) =>
    ways.map(({ replacements, passages }): SearchSuggestion => {
      const others = mended
        .filter((other) => other.term !== term)
        .flatMap((other) => other.ways[0]?.replacements ?? []);
      const [start, end] = [term.words[0]?.start ?? term.start, term.words.at(-1)?.end ?? term.end];
      const shifted = replacements.map((part) => ({
        ...part,
        start: part.start - start,
        end: part.end - start,
      }));
      return {
        kind: 'did-you-mean',
        typed: term.typed,
        text: rewrite(asked.text.slice(start, end), shifted),
        passages,
        query: rewrite(asked.text, [...replacements, ...others]),
      };
    }),
  );
}

/** The words that the library does not have are exchanged; each way has to be found as a whole. */
function waysToMend(term: QueryTerm, asked: AskedQuery, means: TermMeans): Mended['ways'] {
  const unknown = term.words.filter((word) => matchTerm({ ...term, words: [word] }, means).length === 0);
  if (unknown.length === 0) return [];
  let ways: Exchanged[] = [{ words: term.words, replacements: [] }];
  for (const word of unknown) {
    const meant = nearestWords(word, means).slice(0, MOST_EACH);
    ways = ways.flatMap((way) => meant.map((nearest) => exchange(way, word, writtenWord(nearest, asked))));
    ways = ways.slice(0, MOST_WAYS);
  }
  return ways
    .map(({ words, replacements }) => {
      const found = matchTerm({ ...term, words }, means);
      return { replacements, passages: unite(found.map(({ matches }) => matches.passages)).length };
    })
    .filter(({ passages }) => passages > 0)
    .slice(0, MOST_EACH);
}

/** The words of a term with some exchanged, and the stretches of the query where they stood. */
interface Exchanged {
  readonly words: readonly QueryWord[];
  readonly replacements: readonly Replacement[];
}

interface WrittenWord {
  readonly term: LibraryTerm;
  readonly text: string;
}

function writtenWord({ term, matches }: NearestWord, asked: AskedQuery): WrittenWord {
  return { term, text: writingOf({ terms: [term], relation: 'exact', matches }, asked) };
}

function exchange(
  { words, replacements }: Exchanged,
  word: QueryWord,
  { term, text }: WrittenWord,
): Exchanged {
  const { start, end } = word;
  const meant = { ...word, form: term.form, base: term.base };
  return {
    words: words.map((other) => (other === word ? meant : other)),
    replacements: [...replacements, { start, end, text }],
  };
}

/** As the documents write it most often. */
function writingOf(variant: FoundVariant, { read }: AskedQuery): string {
  const located = { ...writtenForms(variant), passages: variant.matches.passages, isOff: false };
  const looked = { shown: NO_PASSAGES, budget: { passages: MOST_READ } };
  return foundSpellings([located], read, looked)[0]?.text ?? located.forms.join(' ');
}

function rewrite(text: string, replacements: readonly Replacement[]): string {
  return replacements
    .toSorted((some, other) => other.start - some.start)
    .reduce((held, { start, end, text: other }) => held.slice(0, start) + other + held.slice(end), text);
}
