import type { Database } from 'better-sqlite3';
import { RECORDED_TABLES, type Column, type RecordedTable } from './recorded-tables.ts';
import { type KeyColumns, type RowChange, type RowImage } from './row-changes.ts';

type Cell = string | number | null;

/** What is needed to read and write the rows of one table. */
interface TableAccess {
  readonly keyColumns: readonly string[];
  readonly select: (key: readonly Cell[]) => RowImage | undefined;
  readonly remove: (key: readonly Cell[]) => void;
  readonly insert: (row: RowImage) => void;
}

export interface RowWriter {
  readonly keyColumns: KeyColumns;
  apply(rows: readonly RowChange[], direction: 'backward' | 'forward'): void;
  countRecords(rows: readonly RowChange[]): number;
}

/** Puts recorded rows back, and says which of the researcher's records they belong to. */
export function openRowWriter(
  database: Database,
  columns: ReadonlyMap<RecordedTable, readonly Column[]>,
): RowWriter {
  const tables = new Map(
    [...columns].map(([table, tableColumns]) => [table, accessTable(database, table, tableColumns)]),
  );
  const access = (table: RecordedTable): TableAccess => {
    const found = tables.get(table);
    if (found === undefined) throw new Error(`The rows of ${table} are not recorded`);
    return found;
  };
  const keyColumns: KeyColumns = (table) => access(table).keyColumns;
  const selectOwner = database
    .prepare<[{ anchorId: number }], string>(
      `SELECT 'highlight ' || id FROM highlight WHERE anchor_id = @anchorId
       UNION ALL SELECT 'link ' || id FROM link WHERE from_anchor_id = @anchorId OR to_anchor_id = @anchorId`,
    )
    .pluck();

  return {
    keyColumns,
    apply(rows, direction) {
      database.pragma('defer_foreign_keys = ON');
      // All go before any comes, so that no name stands in the way of another that takes its place.
      const coming = rows.map(({ table, before, after }) => {
        const [from, to] = direction === 'forward' ? [before, after] : [after, before];
        const key = keyColumns(table).map((column) => (from ?? to)?.[column] ?? null);
        const found = access(table).select(key) ?? null;
        if (!isAsExpected(found, from)) throw new Error(`A row of ${table} is not as the step left it`);
        if (found !== null) access(table).remove(key);
        return to === null ? null : { table, row: { ...found, ...to } };
      });
      for (const arrival of coming) {
        if (arrival !== null) access(arrival.table).insert(arrival.row);
      }
    },
    countRecords(rows) {
      const records = new Set<string>();
      for (const change of rows) {
        const record = recordOf(change) ?? ownerOf(change, selectOwner);
        if (record !== undefined) records.add(record);
      }
      return records.size;
    },
  };
}

/** Columns that the step did not change are not looked at: nothing depends on them. */
function isAsExpected(found: RowImage | null, expected: RowImage | null): boolean {
  if (found === null || expected === null) return found === expected;
  return Object.entries(expected).every(([column, value]) => found[column] === value);
}

function recordOf({ table, before, after }: RowChange): string | undefined {
  const belongsTo = RECORDED_TABLES[table];
  if (belongsTo === null || belongsTo === 'anchor') return undefined;
  return `${belongsTo.kind} ${(after ?? before)?.[belongsTo.column]}`;
}

/** An anchor belongs to the highlight or link that stands on it; where that went too, it is counted by itself. */
function ownerOf(
  { table, after }: RowChange,
  selectOwner: { get(of: { anchorId: number }): string | undefined },
): string | undefined {
  const anchorId = after?.['id'];
  return table === 'anchor' && typeof anchorId === 'number' ? selectOwner.get({ anchorId }) : undefined;
}

function accessTable(database: Database, table: RecordedTable, columns: readonly Column[]): TableAccess {
  const keyColumns = columns
    .filter(({ pk }) => pk > 0)
    .toSorted((some, other) => some.pk - other.pk)
    .map(({ name }) => name);
  const where = keyColumns.map((name) => `${name} = ?`).join(' AND ');
  const names = columns.map(({ name }) => name);
  const select = database.prepare<Cell[], RowImage>(
    `SELECT ${names.join(', ')} FROM main.${table} WHERE ${where}`,
  );
  const remove = database.prepare<Cell[]>(`DELETE FROM main.${table} WHERE ${where}`);
  const insert = database.prepare<Cell[]>(
    `INSERT INTO main.${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  return {
    keyColumns,
    select: (key) => select.get(...key),
    remove: (key) => void remove.run(...key),
    insert: (row) => void insert.run(...names.map((name) => row[name] ?? null)),
  };
}
