import type { Database } from 'better-sqlite3';
import type { DocumentId } from '../contract/ids.ts';

/** Why a document is not there for lists and searches. */
export type DocumentState =
  | { readonly state: 'trashed' }
  /** Another version of its text has taken its place; it can still be read by its own id. */
  | { readonly state: 'superseded'; readonly by: DocumentId };

/**
 * True of a row of `document` that lists and searches may show: neither in the trash nor superseded. The table has a row
 * for each of the few that are not.
 */
export const IS_PRESENT =
  'NOT EXISTS (SELECT 1 FROM document_state WHERE document_state.document_id = document.id)';

interface StateRow {
  readonly state: DocumentState['state'];
  readonly by: DocumentId | null;
}

/** The trash and the versions, as far as documents go. Recorded for undo: to be changed by commands only. */
export function openDocumentStates(database: Database) {
  const select = database.prepare<[number], StateRow>(
    `SELECT document_state.state, successor.public_id AS by
     FROM document_state LEFT JOIN document AS successor ON successor.id = document_state.superseded_by
     WHERE document_state.document_id = ?`,
  );
  const selectPresent = database.prepare<[string], { rowId: number; title: string }>(
    `SELECT document.id AS rowId, document.title FROM json_each(?) AS wanted
     JOIN document ON document.public_id = wanted.value AND ${IS_PRESENT} ORDER BY wanted.key`,
  );
  const trash = database.prepare<[number, string]>(
    `INSERT INTO document_state (document_id, state, superseded_by, changed_at)
     SELECT wanted.value, 'trashed', NULL, ? FROM json_each(?) AS wanted`,
  );
  const restore = database.prepare<[string]>(
    `DELETE FROM document_state WHERE state = 'trashed' AND document_id IN (SELECT value FROM json_each(?))`,
  );
  const supersede = database.prepare<[number, number, number]>(
    `INSERT INTO document_state (document_id, state, superseded_by, changed_at) VALUES (?, 'superseded', ?, ?)`,
  );
  return {
    /** `null` where the document is there. */
    of(rowId: number): DocumentState | null {
      const row = select.get(rowId);
      if (row === undefined) return null;
      return row.by === null ? { state: 'trashed' } : { state: 'superseded', by: row.by };
    },
    /** The documents of these ids, each once; `null` where one is not there. */
    findPresent(ids: readonly DocumentId[]): readonly { rowId: number; title: string }[] | null {
      const wanted = [...new Set(ids)];
      const found = selectPresent.all(JSON.stringify(wanted));
      return found.length === wanted.length ? found : null;
    },
    /** Puts documents that are there into the trash. */
    trash: (rowIds: readonly number[], atMs: number): void => void trash.run(atMs, JSON.stringify(rowIds)),
    /** Takes documents out of the trash. */
    restore: (rowIds: readonly number[]): void => void restore.run(JSON.stringify(rowIds)),
    /** Puts another document in the place of one that is there. */
    supersede: (rowId: number, byRowId: number, atMs: number): void =>
      void supersede.run(rowId, byRowId, atMs),
  };
}
