import type { Database } from 'better-sqlite3';
import type { TagLabel } from '../contract/tag-label.ts';
import { CARRIER_COLUMNS, type CarrierTable } from './tag-filter.ts';

interface LabelRow extends TagLabel {
  readonly recordId: number;
}

/** The tags of a page of records, by one query for the page. */
export type TagLabels = ReturnType<typeof openTagLabels>;

export function openTagLabels(database: Database) {
  const statements = {
    document_tag: prepareLabels(database, 'document_tag'),
    highlight_tag: prepareLabels(database, 'highlight_tag'),
    note_tag: prepareLabels(database, 'note_tag'),
  } as const satisfies Record<CarrierTable, unknown>;
  return {
    /** For each row id that carries tags: its tags by name, without those in the trash. */
    of(carriers: CarrierTable, rowIds: readonly number[]): ReadonlyMap<number, readonly TagLabel[]> {
      const byRecord = new Map<number, TagLabel[]>();
      for (const { recordId, ...label } of statements[carriers].all(JSON.stringify(rowIds))) {
        const labels = byRecord.get(recordId);
        if (labels === undefined) byRecord.set(recordId, [label]);
        else labels.push(label);
      }
      return byRecord;
    },
  };
}

function prepareLabels(database: Database, carriers: CarrierTable) {
  const column = CARRIER_COLUMNS[carriers];
  return database.prepare<[string], LabelRow>(
    `SELECT ${carriers}.${column} AS recordId, tag.public_id AS id, tag.name, tag.colour
     FROM json_each(?) AS wanted
     JOIN ${carriers} ON ${carriers}.${column} = wanted.value
     JOIN tag ON tag.id = ${carriers}.tag_id
     WHERE tag.trashed_at IS NULL
     ORDER BY recordId, tag.name_key, tag.id`,
  );
}
