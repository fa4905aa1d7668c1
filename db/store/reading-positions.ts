import type { Database } from 'better-sqlite3';
import type { CanonicalOffset } from '../contract/models.ts';

/** Where the researcher stopped reading, per document. */
export function openReadingPositionStore(database: Database) {
  const select = database
    .prepare<[number], CanonicalOffset>('SELECT start FROM reading_position WHERE document_id = ?')
    .pluck();
  const upsert = database.prepare<[number, CanonicalOffset]>(
    `INSERT INTO reading_position (document_id, start) VALUES (?, ?)
     ON CONFLICT (document_id) DO UPDATE SET start = excluded.start`,
  );
  return {
    get: (documentRowId: number): CanonicalOffset | null => select.get(documentRowId) ?? null,
    set: (documentRowId: number, start: CanonicalOffset): void => {
      upsert.run(documentRowId, start);
    },
  };
}
