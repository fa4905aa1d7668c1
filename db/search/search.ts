import type { Database } from 'better-sqlite3';
import type { DocumentId } from '../contract/ids.ts';
import type { MatrixRow, SearchAnswer, SearchFacets, TextMarks } from '../contract/search.ts';
import { openDocumentTextStore } from '../store/document-text.ts';
import { openConcordance, type Concordance } from './answer/concordance.ts';
import { markDocument, type MarksRequest } from './answer/document-marks.ts';
import { openEvaluator } from './match/evaluate.ts';
import type { Question } from './answer/evaluate-question.ts';
import { lexiconOver } from './words/expand-word.ts';
import { findFacets } from './answer/facets.ts';
import { findInText } from './answer/find-in-text.ts';
import { openGroups, type Groups } from './own-texts/groups.ts';
import { openVisiblePassages } from './index/hidden-passages.ts';
import { findNames, type MatrixRequest } from './answer/matrix.ts';
import { openPassageDirectory } from './answer/passage-directory.ts';
import {
  rankPassages,
  runSearch,
  type RankedPassages,
  type SearchRequest,
  type SearchSources,
} from './answer/run-search.ts';
import { openScope, openScopeReader } from './answer/scope.ts';
import { openPassageTable } from './index/segments.ts';
import { openSuggestions } from './words/suggestions.ts';
import { rememberWords, type RememberingVocabulary } from './words/vocabulary-memory.ts';
import { openVocabulary } from './words/vocabulary.ts';

/** The one way to search. None of the three ever throws for what was typed, whatever it is. */
export interface Search {
  /**
   * The best passages for a query (its language: `parseQuery`), every spelling that was found, and what of the query was
   * not used. `exact` means only the spelling typed: case and the kind of dash and apostrophe still do not matter. A
   * dash and a space are the same to it too. `documents` and `passages` count all hits, or those of `documentId`.
   */
  run(request: SearchRequest): SearchAnswer;
  /** The same passages and scores as `run`, without excerpts and spellings: by the row ids of passages, for the core itself. */
  rank(request: SearchRequest): RankedPassages;
  /**
   * Every place in one document where the query's words stand, in those of its passages that the query finds; at most
   * 20,000. Spellings count the passages of this document.
   */
  marks(request: MarksRequest): TextMarks;
  /**
   * Find in text: words that follow each other as in `text`, the last one as a prefix. Whole words are found in every
   * spelling of a name, unless `exact`. The text has no operators.
   */
  find(request: { documentId: DocumentId; text: string; exact: boolean }): TextMarks;
  /** What the hits are made of: each facet is counted over the hits that all wishes but its own would leave. */
  facets(question: Question): SearchFacets;
  /** The places of the words, each in its context; in slices, and the same question again is answered from memory. */
  readonly concordance: Concordance;
  /** Titles, highlights, notes and tags; in slices where their words have to be read first. */
  readonly groups: Groups;
  /** Looks for each name of a list; one slice for each. */
  matrix(request: MatrixRequest): Generator<Progressed, MatrixRow[]>;
}

interface Progressed {
  readonly done: number;
  readonly total: number;
}

/**
 * Statements are prepared once. What is kept in memory is a few bytes per passage, the words asked for last and, from the
 * first time that groups or a filter ask for them, the words of titles, highlights, notes and tags.
 */
export function openSearch(db: Database): Search {
  const vocabulary = rememberWords(openVocabulary(db));
  const lexicon = lexiconOver(vocabulary);
  const passageTable = openVisiblePassages(db, openPassageTable(db));
  const readScope = openScopeReader(db);
  const commit = db.prepare<[], number>('SELECT seq FROM meta').pluck();
  const sources: SearchSources = {
    lexicon,
    directory: openPassageDirectory(db),
    texts: openDocumentTextStore(db),
    scope: openScope(db, readScope, passageTable),
    passageTable,
    suggest: openSuggestions(db, lexicon, passageTable),
    evaluate: openEvaluator(db, lexicon, passageTable),
  };
  const reading = openReading(db, vocabulary);
  const concordance = openConcordance(sources, () => commit.get() ?? 0);
  const groups = openGroups(db, sources);
  return {
    run: (request) => reading(() => runSearch(sources, request)),
    rank: (request) => reading(() => rankPassages(sources, request)),
    marks: (request) => reading(() => markDocument(sources, request)),
    find: (request) => reading(() => findInText(sources, request)),
    facets: (question) => reading(() => findFacets(sources, readScope, question)),
    concordance: (request) => inSlices(reading, concordance(request)),
    groups: (request) => inSlices(reading, groups(request)),
    matrix: (request) => inSlices(reading, findNames(sources, request)),
  };
}

type Reading = <Answer>(answer: () => Answer) => Answer;

/** Each slice sees the library at one moment; between two of them it may change. */
function* inSlices<Answer>(
  reading: Reading,
  slices: Generator<Progressed, Answer>,
): Generator<Progressed, Answer> {
  for (;;) {
    const slice = reading(() => slices.next());
    if (slice.done) return slice.value;
    yield slice.value;
  }
}

/**
 * Makes all of an answer see the library at one moment, and quicker: a statement of its own begins and ends a transaction
 * of its own, which takes several times as long as reading a row.
 */
function openReading(db: Database, vocabulary: RememberingVocabulary): Reading {
  const state = db.prepare<[], string>(`SELECT changes || ' ' || next_segment FROM search_state`).pluck();
  let known: string | undefined;
  const read = db.transaction((answer: () => unknown) => {
    const found = state.get();
    if (found !== known) vocabulary.forget();
    known = found;
    return answer();
  });
  return <Answer>(answer: () => Answer): Answer => {
    if (!db.inTransaction) {
      let answered: Answer | undefined;
      read.deferred(() => (answered = answer()));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- assigned by the line before, or it threw
      return answered as Answer;
    }
    // Inside a change that may yet be undone: nothing of it may be remembered.
    vocabulary.forget();
    try {
      return answer();
    } finally {
      vocabulary.forget();
    }
  };
}
