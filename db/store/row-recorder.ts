import type { Database } from 'better-sqlite3';
import {
  columnsOf,
  isRecordedTable,
  RECORDED_TABLE_NAMES,
  type Column,
  type RecordedTable,
} from './recorded-tables.ts';
import { compactChanges, type RowChange, type RowImage } from './row-changes.ts';
import { openRowWriter } from './row-writer.ts';

/** A row change as it is kept: its images as JSON. */
export interface WrittenChange {
  readonly table: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface RowRecorder {
  /**
   * Runs a change and answers the rows it touched, each once: as it was first and as it was last. Whatever it throws,
   * recording ends; what it wrote is the caller's transaction to take back.
   */
  record<Value>(change: () => Value): { readonly value: Value; readonly rows: readonly RowChange[] };
  /** Runs a part of a recorded change that is not to be taken back with the rest. */
  unrecorded<Value>(change: () => Value): Value;
  /** Rows that were touched more than once, once; those that ended as they began, not at all. */
  compact(rows: readonly RowChange[]): readonly RowChange[];
  /** How many of the researcher's records the rows belong to; to be asked while they are as the change left them. */
  countRecords(rows: readonly RowChange[]): number;
  /** Puts rows back as they were (`backward`) or as they became (`forward`). Throws where one is not as expected. */
  apply(rows: readonly RowChange[], direction: 'backward' | 'forward'): void;
}

/**
 * Records rows by temporary triggers, which exist only on this connection and are made from the tables as they are: they
 * cannot fall behind the schema, and nothing that changes a row can forget to say so. The technique is SQLite's own
 * (sqlite.org/undoredo.html), with rows as JSON in the place of SQL text.
 */
export function recordRows(database: Database): RowRecorder {
  const columns = new Map(RECORDED_TABLE_NAMES.map((table) => [table, columnsOf(database, table)]));
  createTriggers(database, columns);
  const writer = openRowWriter(database, columns);
  const setRecording = database.prepare<[number]>('UPDATE temp.recording SET is_on = ?');
  const clear = database.prepare('DELETE FROM temp.recorded_row');
  const selectRecorded = database.prepare<[], WrittenChange>(
    'SELECT table_name AS `table`, before, after FROM temp.recorded_row ORDER BY ordinal',
  );
  let isOn = false;
  const switchTo = (on: boolean): void => {
    setRecording.run(on ? 1 : 0);
    isOn = on;
  };
  const compact = (rows: readonly RowChange[]): readonly RowChange[] =>
    compactChanges(rows, writer.keyColumns);

  return {
    record(change) {
      if (isOn) throw new Error('A change is being recorded already');
      clear.run();
      switchTo(true);
      try {
        const value = change();
        return { value, rows: compact(selectRecorded.all().map(readChange)) };
      } finally {
        switchTo(false);
        clear.run();
      }
    },
    unrecorded(change) {
      const wasOn = isOn;
      switchTo(false);
      try {
        return change();
      } finally {
        switchTo(wasOn);
      }
    },
    compact,
    countRecords: (rows) => writer.countRecords(rows),
    apply: (rows, direction) => writer.apply(rows, direction),
  };
}

/** A change as it was kept by `writeChange`, or recorded by the triggers. */
export function readChange({ table, before, after }: WrittenChange): RowChange {
  if (!isRecordedTable(table)) throw new Error(`The rows of ${table} are not recorded`);
  return { table, before: readImage(before), after: readImage(after) };
}

export function writeChange({ table, before, after }: RowChange): WrittenChange {
  return { table, before: writeImage(before), after: writeImage(after) };
}

function writeImage(image: RowImage | null): string | null {
  return image === null ? null : JSON.stringify(image);
}

function readImage(written: string | null): RowImage | null {
  if (written === null) return null;
  // Sound: written over columns that are INTEGER or TEXT, here or in an earlier session of this library.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const image = JSON.parse(written) as RowImage;
  for (const [column, value] of Object.entries(image)) {
    if (typeof value === 'number' && !Number.isSafeInteger(value))
      throw new Error(`The number in ${column} is too large to be kept exactly`);
  }
  return image;
}

function createTriggers(database: Database, columns: ReadonlyMap<RecordedTable, readonly Column[]>): void {
  // Without it a row that `INSERT OR REPLACE` takes the place of would go without its delete trigger.
  database.pragma('recursive_triggers = ON');
  database.exec(`
    CREATE TEMP TABLE IF NOT EXISTS recording (is_on INTEGER NOT NULL);
    CREATE TEMP TABLE IF NOT EXISTS recorded_row (
      ordinal INTEGER PRIMARY KEY, table_name TEXT NOT NULL, before TEXT, after TEXT
    );
    DELETE FROM recording;
    INSERT INTO recording (is_on) VALUES (0);
  `);
  for (const [table, tableColumns] of columns) database.exec(triggersOf(table, tableColumns));
}

function triggersOf(table: RecordedTable, columns: readonly Column[]): string {
  const whenOn = 'WHEN (SELECT is_on FROM temp.recording) = 1';
  const insertInto = 'INSERT INTO recorded_row (table_name, before, after)';
  const trigger = (event: string, values: string): string => `
    DROP TRIGGER IF EXISTS temp.record_${table}_${event};
    CREATE TEMP TRIGGER record_${table}_${event} AFTER ${event} ON main.${table} ${whenOn}
      BEGIN ${insertInto} VALUES ('${table}', ${values}); END;`;
  return [
    trigger('insert', `NULL, ${wholeImage(columns, 'NEW')}`),
    trigger('update', `${changedImage(columns, 'OLD')}, ${changedImage(columns, 'NEW')}`),
    trigger('delete', `${wholeImage(columns, 'OLD')}, NULL`),
  ].join('');
}

type Side = 'OLD' | 'NEW';

function wholeImage(columns: readonly Column[], side: Side): string {
  return `json_object(${columns.map(({ name }) => `'${name}', ${side}.${name}`).join(', ')})`;
}

function differs(name: string): string {
  return `OLD.${name} IS NOT NEW.${name}`;
}

/** The key and the columns that differ; all columns where the key differs, because that is another row. */
function changedImage(columns: readonly Column[], side: Side): string {
  const keys = columns.filter(({ pk }) => pk > 0);
  const keyDiffers = keys.map(({ name }) => differs(name)).join(' OR ');
  const cells = columns.map(({ name, pk }) => {
    const cell = `SELECT '${name}' AS name, ${side}.${name} AS value`;
    return pk > 0 ? cell : `${cell} WHERE ${differs(name)} OR ${keyDiffers}`;
  });
  return `(SELECT json_group_object(name, value) FROM (${cells.join(' UNION ALL ')}))`;
}
