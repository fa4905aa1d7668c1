import type { Database } from 'better-sqlite3';

/** What the researcher would count, and the column of a recorded table that says which one it is. */
interface RecordOf {
  readonly kind: 'document' | 'highlight' | 'link' | 'note' | 'saved-search' | 'tag';
  readonly column: string;
}

/**
 * The tables whose rows can be taken back, and the record each row belongs to: what carries ten tags is one record.
 * `anchor` rows belong to the highlight or link that stands on them; `null`: rows that follow from others. A new table of
 * the researcher's work is added here and nowhere else.
 *
 * What a store may do with them, and what not:
 * - Columns are INTEGER or TEXT, and integers are safe in JavaScript: images of rows are JSON, which carries no others
 *   exactly. Tables with other columns are refused when the library opens.
 * - There is a primary key, and references are deferred and delete nothing; `ON DELETE` of any kind would change rows
 *   while others are put back.
 * - INSERT, UPDATE (of keys too), DELETE, `INSERT OR REPLACE` and `ON CONFLICT DO UPDATE` are all recorded. `REPLACE` is
 *   because `recordRows` switches recursive triggers on; no trigger of the schema may rely on their being off.
 * - A change outside `UndoLog.record`, or inside `unrecorded`, is not taken back, and must leave the rows of kept steps
 *   as they are: an undo that does not find a row as its step left it refuses.
 * - A migration that changes one of these tables deletes all rows of `undo_step`: images made before do not fit.
 */
export const RECORDED_TABLES = {
  document_state: { kind: 'document', column: 'document_id' },
  tag: { kind: 'tag', column: 'id' },
  tag_alias: { kind: 'tag', column: 'tag_id' },
  document_tag: { kind: 'document', column: 'document_id' },
  anchor: 'anchor',
  highlight: { kind: 'highlight', column: 'id' },
  highlight_tag: { kind: 'highlight', column: 'highlight_id' },
  link: { kind: 'link', column: 'id' },
  note: { kind: 'note', column: 'id' },
  note_tag: { kind: 'note', column: 'note_id' },
  note_words: null,
  note_link: null,
  saved_search: { kind: 'saved-search', column: 'id' },
} as const satisfies Readonly<Record<string, RecordOf | 'anchor' | null>>;

export type RecordedTable = keyof typeof RECORDED_TABLES;

// Sound: the keys of the literal above.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const RECORDED_TABLE_NAMES = Object.keys(RECORDED_TABLES) as readonly RecordedTable[];

export function isRecordedTable(name: string): name is RecordedTable {
  return Object.hasOwn(RECORDED_TABLES, name);
}

/** One column of a recorded table. */
export interface Column {
  readonly name: string;
  readonly type: string;
  /** Place in the primary key, from 1; 0 for other columns. */
  readonly pk: number;
}

/** The columns of a recorded table; throws where a row of it could not be kept exactly. */
export function columnsOf(database: Database, table: RecordedTable): readonly Column[] {
  const columns = database
    .prepare<[string], Column>('SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid')
    .all(table);
  const unfit = columns.find(({ type }) => type !== 'INTEGER' && type !== 'TEXT');
  if (unfit !== undefined) throw new Error(`${table}.${unfit.name} cannot be recorded: it is ${unfit.type}`);
  if (!columns.some(({ pk }) => pk > 0))
    throw new Error(`${table} cannot be recorded: it has no primary key`);
  return columns;
}
