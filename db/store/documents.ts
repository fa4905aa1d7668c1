import type { Database } from 'better-sqlite3';
import type { DocumentId } from '../contract/ids.ts';
import type { DocumentOrigin, TextDirection, TitleBasis } from '../contract/models.ts';
import { IS_PRESENT } from './document-states.ts';
import type { ListingKeys } from './listing-keys.ts';

/** A document's own row. `rowId` is its place in the order of arrival and never leaves the core. */
export interface StoredDocument {
  readonly rowId: number;
  readonly id: DocumentId;
  readonly file: string;
  readonly title: string;
  readonly titleBasis: TitleBasis;
  readonly language: string;
  readonly direction: TextDirection;
  /** Words of the text. */
  readonly words: number;
  /** UTF-16 units of the canonical text. */
  readonly length: number;
  readonly passages: number;
  readonly sha256: string;
  /** Bytes of the original. */
  readonly bytes: number;
  readonly origin: DocumentOrigin;
  readonly textVersion: number;
}

export type NewDocument = Omit<StoredDocument, 'rowId'>;

/** Sums over the documents that are there: the trash and superseded versions are left out. */
export interface LibraryTotals {
  readonly documents: number;
  readonly passages: number;
  readonly words: number;
}

/** The columns of a `StoredDocument`, for every statement that reads one. */
export const DOCUMENT_COLUMNS = `document.id AS rowId, document.public_id AS id, document.file, document.title,
  document.title_basis AS titleBasis, document.language, document.direction, document.words, document.length,
  document.passages, document.sha256, document.bytes, document.origin, document.text_version AS textVersion`;

export function openDocumentStore(database: Database) {
  const insert = database.prepare<[NewDocument]>(
    `INSERT INTO document (public_id, file, title, title_basis, language, direction, words, length, passages,
       sha256, bytes, origin, text_version)
     VALUES (@id, @file, @title, @titleBasis, @language, @direction, @words, @length, @passages,
       @sha256, @bytes, @origin, @textVersion)`,
  );
  const insertListing = database.prepare<[ListingKeys & { readonly rowId: number }]>(
    `INSERT INTO document_listing (document_id, title_key, publisher_key, date_key, filter_text)
     VALUES (@rowId, @titleKey, @publisherKey, @dateKey, @filterText)`,
  );
  const selectById = database.prepare<[DocumentId], StoredDocument>(
    `SELECT ${DOCUMENT_COLUMNS} FROM document WHERE public_id = ?`,
  );
  const selectByHash = database.prepare<[string], StoredDocument>(
    `SELECT ${DOCUMENT_COLUMNS} FROM document WHERE sha256 = ?`,
  );
  const selectTotals = database.prepare<[], LibraryTotals>(
    `SELECT count(*) AS documents, coalesce(sum(passages), 0) AS passages, coalesce(sum(words), 0) AS words
     FROM document WHERE ${IS_PRESENT}`,
  );
  const selectTitle = database.prepare<[number], string>('SELECT title FROM document WHERE id = ?').pluck();
  const count = database.prepare<[], number>('SELECT count(*) FROM document').pluck();
  const selectRowIds = database.prepare<[], number>('SELECT id FROM document ORDER BY id').pluck();
  const updateId = database.prepare<[DocumentId, number]>('UPDATE document SET public_id = ? WHERE id = ?');
  return {
    /** Answers the new document's row id. */
    insert(document: NewDocument, keys: ListingKeys): number {
      const rowId = Number(insert.run(document).lastInsertRowid);
      insertListing.run({ ...keys, rowId });
      return rowId;
    },
    /** Gives every document a new id; for copies only, because ids are what links and notes hold on to. */
    renewIds(newId: () => DocumentId): void {
      for (const rowId of selectRowIds.all()) updateId.run(newId(), rowId);
    },
    find: (id: DocumentId): StoredDocument | null => selectById.get(id) ?? null,
    /** The document made of exactly these original bytes. */
    findByHash: (sha256: string): StoredDocument | null => selectByHash.get(sha256) ?? null,
    titleOf: (rowId: number): string | null => selectTitle.get(rowId) ?? null,
    /** All of them, in the trash too. */
    count: (): number => count.get() ?? 0,
    totals: (): LibraryTotals => selectTotals.get() ?? { documents: 0, passages: 0, words: 0 },
  };
}
