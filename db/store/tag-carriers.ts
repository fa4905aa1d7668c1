import type { Database } from 'better-sqlite3';
import { MAX_TAGS_OF_RECORD } from '../contract/tags.ts';
import { CARRIER_COLUMNS, type CarrierTable } from './tag-filter.ts';

/** Row ids of tags and of the records they are put on or taken off. */
export interface Tagging {
  readonly carriers: CarrierTable;
  readonly recordRowIds: readonly number[];
  readonly tagRowIds: readonly number[];
}

interface Bindings {
  readonly records: string;
  readonly tags: string;
}

/** Row ids of the records behind public ids, without those in the trash or with another version in their place. */
const PRESENT: Readonly<Record<CarrierTable, string>> = {
  document_tag: `SELECT document.id FROM json_each(?) AS wanted JOIN document ON document.public_id = wanted.value
    WHERE document.id NOT IN (SELECT document_id FROM document_state)`,
  highlight_tag: `SELECT highlight.id FROM json_each(?) AS wanted
    JOIN highlight ON highlight.public_id = wanted.value JOIN anchor ON anchor.id = highlight.anchor_id
    WHERE anchor.document_id NOT IN (SELECT document_id FROM document_state)`,
  note_tag: `SELECT note.id FROM json_each(?) AS wanted JOIN note ON note.public_id = wanted.value
    WHERE note.trashed_at IS NULL`,
};

/** Who carries which tag. Any number of records and tags is one statement each. */
export function openTagCarriers(database: Database) {
  const statements = {
    document_tag: prepareCarriers(database, 'document_tag'),
    highlight_tag: prepareCarriers(database, 'highlight_tag'),
    note_tag: prepareCarriers(database, 'note_tag'),
  } as const satisfies Record<CarrierTable, unknown>;

  return {
    /** Row ids of the records of these public ids, each once; `null` where one of them is not there. */
    find(carriers: CarrierTable, publicIds: readonly string[]): readonly number[] | null {
      const wanted = [...new Set(publicIds)];
      const found = statements[carriers].select.all(JSON.stringify(wanted));
      return found.length === wanted.length ? found : null;
    },
    /** Puts each tag on each record; answers how many records were given one they did not carry. */
    add(tagging: Tagging): number {
      const { countLacking, insert } = statements[tagging.carriers];
      const bindings = bind(tagging);
      const changed = countLacking.get(bindings) ?? 0;
      if (changed > 0) insert.run(bindings);
      return changed;
    },
    /** Takes each tag off each record; answers how many records carried one. */
    remove(tagging: Tagging): number {
      const { countCarrying, remove } = statements[tagging.carriers];
      const bindings = bind(tagging);
      const changed = countCarrying.get(bindings) ?? 0;
      if (changed > 0) remove.run(bindings);
      return changed;
    },
    /** True where one of these records carries more than `MAX_TAGS_OF_RECORD` that are not in the trash. */
    areTooMany: (carriers: CarrierTable, recordRowIds: readonly number[]): boolean =>
      statements[carriers].selectTooMany.get(JSON.stringify(recordRowIds)) !== undefined,
  };
}

function bind({ recordRowIds, tagRowIds }: Tagging): Bindings {
  return { records: JSON.stringify(recordRowIds), tags: JSON.stringify(tagRowIds) };
}

function prepareCarriers(database: Database, carriers: CarrierTable) {
  const column = CARRIER_COLUMNS[carriers];
  const those = `${column} IN (SELECT value FROM json_each(@records))
    AND tag_id IN (SELECT value FROM json_each(@tags))`;
  return {
    select: database.prepare<[string], number>(PRESENT[carriers]).pluck(),
    countLacking: database
      .prepare<[Bindings], number>(
        `SELECT count(*) FROM json_each(@records) AS record
         WHERE EXISTS (
           SELECT 1 FROM json_each(@tags) AS wanted
           WHERE NOT EXISTS (
             SELECT 1 FROM ${carriers} AS carried
             WHERE carried.${column} = record.value AND carried.tag_id = wanted.value))`,
      )
      .pluck(),
    insert: database.prepare<[Bindings]>(
      `INSERT INTO ${carriers} (${column}, tag_id)
       SELECT record.value, wanted.value FROM json_each(@records) AS record CROSS JOIN json_each(@tags) AS wanted
       WHERE true ON CONFLICT DO NOTHING`,
    ),
    countCarrying: database
      .prepare<[Bindings], number>(`SELECT count(DISTINCT ${column}) FROM ${carriers} WHERE ${those}`)
      .pluck(),
    remove: database.prepare<[Bindings]>(`DELETE FROM ${carriers} WHERE ${those}`),
    selectTooMany: database
      .prepare<[string], number>(
        `SELECT 1 FROM ${carriers} JOIN tag ON tag.id = ${carriers}.tag_id AND tag.trashed_at IS NULL
         WHERE ${column} IN (SELECT value FROM json_each(?))
         GROUP BY ${column} HAVING count(*) > ${MAX_TAGS_OF_RECORD} LIMIT 1`,
      )
      .pluck(),
  };
}
