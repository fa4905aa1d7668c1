import type { Database } from 'better-sqlite3';
import type { DocumentId } from '../contract/ids.ts';
import type { SearchAnswer, TextMarks } from '../contract/models.ts';
import { openDocumentTextStore } from '../store/document-text.ts';
import { markDocument } from './document-marks.ts';
import { openEvaluator } from './evaluate.ts';
import { openLexicon } from './expand-word.ts';
import { findInText } from './find-in-text.ts';
import { openVisiblePassages } from './hidden-passages.ts';
import { openPassageDirectory } from './passage-directory.ts';
import { rankPassages, runSearch, type RankedPassages, type SearchSources } from './run-search.ts';
import { openPassageTable } from './segments.ts';

/** The one way to search. None of the three ever throws for what was typed, whatever it is. */
export interface Search {
  /**
   * The best passages for a query (its language: `parseQuery`), every spelling that was found, and what of the query was
   * not used. `exact` means only the spelling typed: case and the kind of dash and apostrophe still do not matter. A
   * dash and a space are the same to it too. `documents` and `passages` count all hits, or those of `documentId`.
   */
  run(request: {
    query: string;
    exact: boolean;
    limit: number;
    documentId?: DocumentId | undefined;
  }): SearchAnswer;
  /** The same passages and scores as `run`, without excerpts and spellings: by the row ids of passages, for the core itself. */
  rank(request: {
    query: string;
    exact: boolean;
    limit: number;
    documentId?: DocumentId | undefined;
  }): RankedPassages;
  /**
   * Every place in one document where the query's words stand, in those of its passages that the query finds; at most
   * 20,000. Spellings count the passages of this document.
   */
  marks(request: { documentId: DocumentId; query: string; exact: boolean }): TextMarks;
  /**
   * Find in text: words that follow each other as in `text`, the last one as a prefix. Whole words are found in every
   * spelling of a name, unless `exact`. The text has no operators.
   */
  find(request: { documentId: DocumentId; text: string; exact: boolean }): TextMarks;
}

/** Statements are prepared once; what is kept in memory is a few bytes per passage and no text. */
export function openSearch(db: Database): Search {
  const lexicon = openLexicon(db);
  const passageTable = openVisiblePassages(db, openPassageTable(db));
  const sources: SearchSources = {
    lexicon,
    passageTable,
    directory: openPassageDirectory(db),
    texts: openDocumentTextStore(db),
    evaluate: openEvaluator(db, lexicon, passageTable),
  };
  return {
    run: (request) => runSearch(sources, request),
    rank: (request) => rankPassages(sources, request),
    marks: (request) => markDocument(sources, request),
    find: (request) => findInText(sources, request),
  };
}
