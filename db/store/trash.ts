import type { Database } from 'better-sqlite3';
import type { TrashedRecord } from '../contract/undo.ts';

export type TrashKind = TrashedRecord['kind'];

export interface TrashedRow {
  readonly kind: TrashKind;
  readonly rowId: number;
  readonly id: string;
  readonly label: string;
  readonly trashedAt: number;
}

/** Row ids of what is in the trash, by kind. */
export interface TrashSelection {
  readonly documents: readonly number[];
  readonly notes: readonly number[];
  readonly tags: readonly number[];
}

/**
 * A tag is listed by itself where it was not removed together with the one above it: tags removed by one command have one
 * moment. The label of a note without a title is its beginning.
 */
const ENTRIES = `
  SELECT 'document' AS kind, document.id AS rowId, document.public_id AS id, document.title AS label,
    document_state.changed_at AS trashedAt
  FROM document_state JOIN document ON document.id = document_state.document_id
  WHERE document_state.state = 'trashed'
  UNION ALL
  SELECT 'note', id, public_id, iif(title <> '', title, opening), trashed_at FROM note WHERE trashed_at IS NOT NULL
  UNION ALL
  SELECT 'tag', tag.id, tag.public_id, tag.name, tag.trashed_at
  FROM tag LEFT JOIN tag AS parent ON parent.id = tag.parent_id
  WHERE tag.trashed_at IS NOT NULL AND parent.trashed_at IS NOT tag.trashed_at`;

const IDS = {
  document: `SELECT document.id FROM json_each(?) AS wanted
    JOIN document ON document.public_id = wanted.value
    JOIN document_state ON document_state.document_id = document.id AND document_state.state = 'trashed'`,
  note: `SELECT note.id FROM json_each(?) AS wanted
    JOIN note ON note.public_id = wanted.value AND note.trashed_at IS NOT NULL`,
  tag: `SELECT tag.id FROM json_each(?) AS wanted
    JOIN tag ON tag.public_id = wanted.value AND tag.trashed_at IS NOT NULL`,
} as const satisfies Readonly<Record<TrashKind, string>>;

/** What was removed, until it is restored or destroyed. */
export function openTrash(database: Database) {
  const selectPage = database.prepare<[number, number], TrashedRow>(
    `${ENTRIES} ORDER BY trashedAt DESC, kind, rowId DESC LIMIT ? OFFSET ?`,
  );
  const count = database.prepare<[], number>(`SELECT count(*) FROM (${ENTRIES})`).pluck();
  const selectAll = database.prepare<[], Pick<TrashedRow, 'kind' | 'rowId'>>(
    `SELECT kind, rowId FROM (${ENTRIES})`,
  );
  const selectIds = {
    document: database.prepare<[string], number>(IDS.document).pluck(),
    note: database.prepare<[string], number>(IDS.note).pluck(),
    tag: database.prepare<[string], number>(IDS.tag).pluck(),
  };
  const selectLabel = {
    document: database.prepare<[number], string>('SELECT title FROM document WHERE id = ?').pluck(),
    note: database
      .prepare<[number], string>(`SELECT iif(title <> '', title, opening) FROM note WHERE id = ?`)
      .pluck(),
    tag: database.prepare<[number], string>('SELECT name FROM tag WHERE id = ?').pluck(),
  };
  const find = (kind: TrashKind, records: readonly TrashedRecord[]): readonly number[] | null => {
    const ids = new Set(records.flatMap((record) => (record.kind === kind ? [record.id] : [])));
    const found = selectIds[kind].all(JSON.stringify([...ids]));
    return found.length === ids.size ? found : null;
  };
  return {
    /** Latest first. */
    page: (
      offset: number,
      limit: number,
    ): { readonly rows: readonly TrashedRow[]; readonly total: number } => ({
      rows: selectPage.all(limit, offset),
      total: count.get() ?? 0,
    }),
    /** The records named, each once; `null` where one is not in the trash. */
    find(records: readonly TrashedRecord[]): TrashSelection | null {
      const documents = find('document', records);
      const notes = find('note', records);
      const tags = find('tag', records);
      return documents === null || notes === null || tags === null ? null : { documents, notes, tags };
    },
    /** A title, a name, or a note's beginning, of the first of them. */
    labelOf({ documents, notes, tags }: TrashSelection): string | null {
      const [document] = documents;
      const [note] = notes;
      const [tag] = tags;
      if (document !== undefined) return selectLabel.document.get(document) ?? null;
      if (note !== undefined) return selectLabel.note.get(note) ?? null;
      return tag === undefined ? null : (selectLabel.tag.get(tag) ?? null);
    },
    all(): TrashSelection {
      const rows = selectAll.all();
      const of = (kind: TrashKind): number[] =>
        rows.filter((row) => row.kind === kind).map(({ rowId }) => rowId);
      return { documents: of('document'), notes: of('note'), tags: of('tag') };
    },
  };
}
