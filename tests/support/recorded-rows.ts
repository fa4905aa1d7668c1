import type { Database } from 'better-sqlite3';
import { RECORDED_TABLE_NAMES } from '../../db/store/recorded-tables.ts';

/** Every row of every table that undo has to bring back, in an order of its own. */
export type RecordedRows = Readonly<Record<string, readonly string[]>>;

/** Reads them again and again. */
export function openRecordedRows(database: Database): () => RecordedRows {
  const tables = RECORDED_TABLE_NAMES.map(
    (table) => [table, database.prepare(`SELECT * FROM ${table}`).raw()] as const,
  );
  return () =>
    Object.fromEntries(
      tables.map(([table, rows]) => [
        table,
        rows
          .all()
          .map((row) => JSON.stringify(row))
          .toSorted(),
      ]),
    );
}

export function recordedRows(database: Database): RecordedRows {
  return openRecordedRows(database)();
}
