import type { RecordedTable } from './recorded-tables.ts';

/** Columns of a row by their names: all of them, or the key and those that changed. */
export type RowImage = Readonly<Record<string, string | number | null>>;

/**
 * One row before and after a change; `null` where it did not exist. Where it was there before and after, the images hold
 * its key and the columns that changed, so that a long note costs nothing when it is only moved.
 */
export interface RowChange {
  readonly table: RecordedTable;
  readonly before: RowImage | null;
  readonly after: RowImage | null;
}

/** The columns of the primary key of each table, in order. */
export type KeyColumns = (table: RecordedTable) => readonly string[];

/**
 * Rows that were touched more than once, once: as they were first and as they were last. Those that ended as they began
 * are left out.
 */
export function compactChanges(changes: readonly RowChange[], keyColumns: KeyColumns): readonly RowChange[] {
  const byRow = new Map<string, RowChange>();
  for (const change of changes) {
    for (const part of withOneKey(change, keyColumns)) {
      const key = rowKey(part, keyColumns);
      const earlier = byRow.get(key);
      byRow.set(key, earlier === undefined ? part : joined(earlier, part));
    }
  }
  return [...byRow.values()].flatMap((change) => onlyChanged(change, keyColumns));
}

/** Names one row among all tables. */
function rowKey({ table, before, after }: RowChange, keyColumns: KeyColumns): string {
  const image = before ?? after ?? {};
  return JSON.stringify([table, ...keyColumns(table).map((column) => image[column])]);
}

/** A row whose key was changed is one that went and one that came; the recorder gives such rows whole. */
function withOneKey(change: RowChange, keyColumns: KeyColumns): readonly RowChange[] {
  const { table, before, after } = change;
  if (before === null || after === null) return [change];
  if (keyColumns(table).every((column) => before[column] === after[column])) return [change];
  return [
    { table, before, after: null },
    { table, before: null, after },
  ];
}

/** Two changes of one row as one. Of what an image leaves out the other knows that it did not change. */
function joined(earlier: RowChange, later: RowChange): RowChange {
  const { table } = earlier;
  const wasThere = earlier.before !== null;
  const before = wasThere ? { ...later.before, ...earlier.before } : null;
  const after = later.after === null ? null : { ...earlier.after, ...later.after };
  return { table, before, after };
}

function onlyChanged({ table, before, after }: RowChange, keyColumns: KeyColumns): readonly RowChange[] {
  if (before === null && after === null) return [];
  if (before === null || after === null) return [{ table, before, after }];
  const keys = keyColumns(table);
  const changed = Object.keys(before).filter((column) => before[column] !== after[column]);
  if (changed.length === 0) return [];
  const kept = [...keys, ...changed];
  const only = (image: RowImage): RowImage =>
    Object.fromEntries(kept.map((column) => [column, image[column] ?? null]));
  return [{ table, before: only(before), after: only(after) }];
}
