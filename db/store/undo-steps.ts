import type { Database } from 'better-sqlite3';
import type { WrittenChange } from './row-recorder.ts';

/** A step as it is stored; `length` is that of its rows' images, in UTF-16 units. */
export interface StepRow {
  readonly id: number;
  readonly command: string;
  readonly subject: string;
  readonly records: number;
  readonly length: number;
  readonly mergeKey: string | null;
  readonly madeAt: number;
  readonly isUndone: number;
}

const STEP_COLUMNS = `id, command, subject, records, length, merge_key AS mergeKey, made_at AS madeAt,
  is_undone AS isUndone`;

type NewStep = Omit<StepRow, 'id' | 'isUndone'>;
type ChangedStep = Omit<NewStep, 'command' | 'mergeKey'> & { readonly id: number };

/** The rows of steps and of what they changed. */
export function openStepRows(database: Database) {
  const insert = database.prepare<[NewStep]>(
    `INSERT INTO undo_step (command, subject, records, length, merge_key, made_at, is_undone)
     VALUES (@command, @subject, @records, @length, @mergeKey, @madeAt, 0)`,
  );
  const update = database.prepare<[ChangedStep]>(
    `UPDATE undo_step SET subject = @subject, records = @records, length = @length, made_at = @madeAt WHERE id = @id`,
  );
  const insertRow = database.prepare<[WrittenChange & { stepId: number; ordinal: number }]>(
    `INSERT INTO undo_row (step_id, ordinal, table_name, before, after)
     VALUES (@stepId, @ordinal, @table, @before, @after)`,
  );
  const selectRows = database.prepare<[number], WrittenChange>(
    'SELECT table_name AS `table`, before, after FROM undo_row WHERE step_id = ? ORDER BY ordinal',
  );
  const deleteRows = database.prepare<[number]>('DELETE FROM undo_row WHERE step_id = ?');
  const remove = database.prepare<[number]>('DELETE FROM undo_step WHERE id = ?');
  const setUndone = database.prepare<[number, number]>('UPDATE undo_step SET is_undone = ? WHERE id = ?');
  const select = (where: string, order: string) =>
    database.prepare<unknown[], StepRow>(`SELECT ${STEP_COLUMNS} FROM undo_step ${where} ORDER BY ${order}`);
  const lastDone = select('WHERE is_undone = 0', 'id DESC LIMIT 1');
  const firstUndone = select('WHERE is_undone = 1', 'id LIMIT 1');
  const doneSince = select('WHERE is_undone = 0 AND id >= ?', 'id DESC');
  const undoneUntil = select('WHERE is_undone = 1 AND id <= ?', 'id');
  const page = select('', 'id DESC LIMIT ? OFFSET ?');
  const lengths = database.prepare<[], { id: number; length: number }>(
    'SELECT id, length FROM undo_step ORDER BY id DESC',
  );
  const total = database.prepare<[], number>('SELECT coalesce(sum(length), 0) FROM undo_step').pluck();
  const count = database.prepare<[], number>('SELECT count(*) FROM undo_step').pluck();
  const dropUndone = database.prepare('DELETE FROM undo_step WHERE is_undone = 1');
  const dropAll = database.prepare('DELETE FROM undo_step');
  const dropUpTo = database.prepare<[number]>('DELETE FROM undo_step WHERE id <= ?');
  const dropBeyond = database.prepare<[number]>(
    'DELETE FROM undo_step WHERE id <= (SELECT id FROM undo_step ORDER BY id DESC LIMIT 1 OFFSET ?)',
  );
  return {
    insert: (step: NewStep): number => Number(insert.run(step).lastInsertRowid),
    update: (step: ChangedStep): void => void update.run(step),
    insertRows(stepId: number, rows: readonly WrittenChange[]): void {
      rows.forEach((row, ordinal) => insertRow.run({ ...row, stepId, ordinal }));
    },
    rows: (stepId: number): WrittenChange[] => selectRows.all(stepId),
    deleteRows: (stepId: number): void => void deleteRows.run(stepId),
    remove: (stepId: number): void => void remove.run(stepId),
    setUndone: (stepId: number, isUndone: boolean): void => void setUndone.run(isUndone ? 1 : 0, stepId),
    lastDone: (): StepRow | undefined => lastDone.get(),
    firstUndone: (): StepRow | undefined => firstUndone.get(),
    doneSince: (id: number | null) => (id === null ? listOf(lastDone.get()) : doneSince.all(id)),
    undoneUntil: (id: number | null) => (id === null ? listOf(firstUndone.get()) : undoneUntil.all(id)),
    page: (limit: number, offset: number): StepRow[] => page.all(limit, offset),
    count: (): number => count.get() ?? 0,
    totalLength: (): number => total.get() ?? 0,
    lengths: () => lengths.all(),
    dropBeyond: (steps: number): void => void dropBeyond.run(steps),
    dropUpTo: (id: number): void => void dropUpTo.run(id),
    /** Whether there were any. */
    dropUndone: (): boolean => dropUndone.run().changes > 0,
    dropAll: (): void => void dropAll.run(),
  };
}

function listOf(row: StepRow | undefined): readonly StepRow[] {
  return row === undefined ? [] : [row];
}
