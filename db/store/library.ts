import type { Database } from 'better-sqlite3';
import { openDocumentList } from './document-list.ts';
import { openDocumentTextStore } from './document-text.ts';
import { openDocumentStore } from './documents.ts';
import { openMetaStore } from './meta.ts';
import { openOriginalStore } from './originals.ts';
import { openPassageStore } from './passages.ts';
import { openReadingPositionStore } from './reading-positions.ts';
import { openSettingStore } from './settings.ts';
import { openSourceRecordStore } from './source-records.ts';

/** One store per noun over the two databases of a library. */
export type LibraryStores = ReturnType<typeof openLibraryStores>;

/** `originals` may be the same database as `library`, as it is in the corpus file. */
export function openLibraryStores(library: Database, originals: Database) {
  return {
    databases: { library, originals },
    meta: openMetaStore(library),
    documents: openDocumentStore(library),
    documentList: openDocumentList(library),
    texts: openDocumentTextStore(library),
    passages: openPassageStore(library),
    sourceRecords: openSourceRecordStore(library),
    readingPositions: openReadingPositionStore(library),
    settings: openSettingStore(library),
    originals: openOriginalStore(originals),
  };
}

/** A change that was made durable. */
export interface Committed<Value> {
  readonly value: Value;
  readonly seq: number;
  readonly revision: number;
}

/**
 * Makes one change as one transaction, counted in the library's meta row. If `change` throws, nothing was changed.
 *
 * Immediate, because a transaction that reads first and writes later can find that somebody else wrote in between.
 */
export function commitChange<Value>(stores: LibraryStores, change: () => Value): Committed<Value> {
  return stores.databases.library
    .transaction(() => {
      const value = change();
      const { seq, revision } = stores.meta.raise();
      return { value, seq, revision };
    })
    .immediate();
}
