import type { Database } from 'better-sqlite3';
import type { CanonicalOffset, PassageKind, TextDirection } from '../contract/models.ts';

/** A passage as it is stored: a range of its document's text. */
export interface StoredPassage {
  readonly ordinal: number;
  readonly start: CanonicalOffset;
  readonly end: CanonicalOffset;
  readonly kind: PassageKind;
  readonly level: number;
  readonly direction: TextDirection;
}

/** A passage to store; its offsets come from the importer and are not branded yet. */
export interface NewPassage extends Omit<StoredPassage, 'start' | 'end'> {
  readonly start: number;
  readonly end: number;
}

export function openPassageStore(database: Database) {
  const insert = database.prepare<[NewPassage & { readonly documentRowId: number }]>(
    `INSERT INTO passage (document_id, ordinal, start, end, kind, level, direction)
     VALUES (@documentRowId, @ordinal, @start, @end, @kind, @level, @direction)`,
  );
  const select = database.prepare<[number, number, number], StoredPassage>(
    `SELECT ordinal, start, end, kind, level, direction FROM passage
     WHERE document_id = ? AND ordinal >= ? ORDER BY ordinal LIMIT ?`,
  );
  return {
    /** Answers the row id of the new passage, by which the search index knows it. */
    insert(documentRowId: number, passage: NewPassage): number {
      const { ordinal, start, end, kind, level, direction } = passage;
      const run = insert.run({ documentRowId, ordinal, start, end, kind, level, direction });
      return Number(run.lastInsertRowid);
    },
    /** At most `limit` passages in reading order, from the one numbered `from`. */
    page: (documentRowId: number, from: number, limit: number): StoredPassage[] =>
      select.all(documentRowId, from, limit),
  };
}
