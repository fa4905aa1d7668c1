import type { Database } from 'better-sqlite3';
import {
  SOURCE_FIELDS,
  type CaptureDefect,
  type SourceField,
  type SourceRecord,
  type StatedValue,
} from '../contract/models.ts';

interface ValueRow extends StatedValue {
  readonly field: SourceField;
}

/** What documents say of themselves, each value with the phrase that states it. */
export function openSourceRecordStore(database: Database) {
  const insertValue = database.prepare<[number, SourceField, string, string]>(
    'INSERT INTO source_value (document_id, field, value, evidence) VALUES (?, ?, ?, ?)',
  );
  const insertDefect = database.prepare<[number, number, string, string]>(
    'INSERT INTO capture_defect (document_id, ordinal, what, evidence) VALUES (?, ?, ?, ?)',
  );
  const selectValues = database.prepare<[number], ValueRow>(
    'SELECT field, value, evidence FROM source_value WHERE document_id = ?',
  );
  const selectDefects = database.prepare<[number], CaptureDefect>(
    'SELECT what, evidence FROM capture_defect WHERE document_id = ? ORDER BY ordinal',
  );
  return {
    /** Stores the record of a document that has none yet. */
    insert(documentRowId: number, record: SourceRecord): void {
      for (const field of SOURCE_FIELDS) {
        const stated = record[field];
        if (stated !== null) insertValue.run(documentRowId, field, stated.value, stated.evidence);
      }
      record.defects.forEach((defect, ordinal) => {
        insertDefect.run(documentRowId, ordinal, defect.what, defect.evidence);
      });
    },
    read(documentRowId: number): SourceRecord {
      const record = emptySourceRecord();
      for (const { field, value, evidence } of selectValues.all(documentRowId))
        record[field] = { value, evidence };
      return { ...record, defects: selectDefects.all(documentRowId) };
    },
  };
}

/** The record of a document that states nothing of itself. */
export function emptySourceRecord(): SourceRecord {
  return {
    title: null,
    publisher: null,
    author: null,
    place: null,
    date: null,
    kind: null,
    language: null,
    defects: [],
  };
}
