import type { Database } from 'better-sqlite3';
import type { Token } from '../../text/analyser.ts';
import { PassageIndexer } from './passage-indexer.ts';

/** A passage to be found, under the id of its row. */
export interface PassageToIndex {
  readonly id: number;
  readonly tokens: readonly Token[];
}

/** A passage whose words have not been cut out yet. */
export interface TextToIndex {
  readonly id: number;
  readonly text: string;
}

/** What was learnt about a library's words while indexing, for the next batch; goes when the database is closed. */
const indexers = new WeakMap<Database, PassageIndexer>();

function indexerOf(db: Database): PassageIndexer {
  const known = indexers.get(db) ?? new PassageIndexer(db);
  indexers.set(db, known);
  return known;
}

/** To be called where forms were taken out of the vocabulary: what was learnt of them no longer holds. */
export function forgetLearntForms(db: Database): void {
  indexers.delete(db);
}

/**
 * Makes passages findable. Runs inside the caller's transaction, together with the rows of the passages: a document and
 * its postings are stored or not stored as one. One call is one segment, so a caller with many passages calls once per
 * batch (2,000 passages are a good one), not once per document. Passages without words count for ranking too.
 */
export function indexPassages(db: Database, passages: readonly PassageToIndex[]): void {
  indexerOf(db).index(passages, (log, { id, tokens }) => log.addTokens(id, tokens));
}

/** As `indexPassages`, from the passages' texts: quicker, because no object is made for a plain word. */
export function indexTexts(db: Database, passages: readonly TextToIndex[]): void {
  indexerOf(db).index(passages, (log, { id, text }) => log.addText(id, text));
}
