import type { Database } from 'better-sqlite3';
import {
  undoableCommand,
  undoSubject,
  type UndoableCommand,
  type UndoStep,
  type UndoSubject,
} from '../contract/undo.ts';
import { asMoment } from './moments.ts';
import type { RowChange } from './row-changes.ts';
import { readChange, recordRows, writeChange, type WrittenChange } from './row-recorder.ts';
import { openStepRows, type StepRow } from './undo-steps.ts';

/** What is kept for undo; older steps can no longer be undone. */
export interface UndoLimits {
  readonly steps: number;
  /** Rows' images in all, in UTF-16 units: long notes saved again and again must not make the library grow for ever. */
  readonly length: number;
}

const LIMITS: UndoLimits = { steps: 1000, length: 50_000_000 };

/** What a command was, for the name of its undo step. */
export interface StepName {
  readonly command: UndoableCommand;
  readonly subject: UndoSubject;
  /** Follows the step before as one with it, where that has the same key and nothing was undone since. */
  readonly mergeKey?: string;
}

/** What a recorded change touched, before it is kept. */
export interface RecordedChange {
  /** How many of the researcher's records it touched: what hangs on a record is not counted beside it. */
  readonly records: number;
  readonly rows: readonly RowChange[];
}

/** `undo` goes through the steps that stand, newest first; `redo` through those taken back, oldest first. */
export type UndoDirection = 'undo' | 'redo';

/** The steps that can be undone and redone, as data: for every row a command changed, the row before and after. */
export type UndoLog = ReturnType<typeof openUndoLog>;

/**
 * Steps are undone strictly in reverse order, so each finds the library as it left it; this is checked before anything
 * is put back. It holds as long as every change to a recorded table is made inside `record`.
 */
export function openUndoLog(database: Database, limits: UndoLimits = LIMITS) {
  const recorder = recordRows(database);
  const steps = openStepRows(database);

  /** Drops the oldest steps beyond either bound; the newest is always kept. */
  function dropOldest(): void {
    steps.dropBeyond(limits.steps);
    if (steps.totalLength() <= limits.length) return;
    // Half of it at once, so that the next commands need not look again.
    let kept = 0;
    for (const [index, { id, length }] of steps.lengths().entries()) {
      kept += length;
      if (index > 0 && kept > limits.length / 2) {
        steps.dropUpTo(id);
        return;
      }
    }
  }

  function keepNew(name: StepName, { rows, records }: RecordedChange, madeAt: number): void {
    const written = rows.map(writeChange);
    const subject = JSON.stringify(name.subject);
    const mergeKey = name.mergeKey ?? null;
    const length = lengthOf(written);
    const stepId = steps.insert({ command: name.command, subject, mergeKey, records, length, madeAt });
    steps.insertRows(stepId, written);
  }

  function mergeInto(
    last: StepRow,
    { subject }: StepName,
    merge: { rows: readonly RowChange[]; madeAt: number },
  ) {
    const merged = recorder.compact([...steps.rows(last.id).map(readChange), ...merge.rows]);
    if (merged.length === 0) {
      steps.remove(last.id);
      return;
    }
    const written = merged.map(writeChange);
    steps.deleteRows(last.id);
    steps.insertRows(last.id, written);
    steps.update({
      id: last.id,
      subject: JSON.stringify(subject),
      records: recorder.countRecords(merged),
      length: lengthOf(written),
      madeAt: merge.madeAt,
    });
  }

  return {
    /** Runs a change and answers the rows it touched; whatever it throws, recording ends. */
    record<Value>(change: () => Value): { readonly value: Value; readonly recorded: RecordedChange } {
      const { value, rows } = recorder.record(change);
      return { value, recorded: { rows, records: recorder.countRecords(rows) } };
    },
    /**
     * Runs a part of a recorded change that stays when the rest is undone. With it a command says what the library is to
     * look like after an undo: what it changes here is what the undo will find and leave.
     */
    unrecorded: <Value>(change: () => Value): Value => recorder.unrecorded(change),
    /** Keeps a recorded change as the newest step. What had been undone can no longer be redone. */
    keep(name: StepName, change: RecordedChange, madeAt: number): void {
      if (change.rows.length === 0) return;
      const last = steps.lastDone();
      const hasForgottenRedo = steps.dropUndone();
      const isSame =
        last !== undefined &&
        name.mergeKey !== undefined &&
        last.mergeKey === name.mergeKey &&
        last.command === name.command;
      if (isSame && !hasForgottenRedo) mergeInto(last, name, { rows: change.rows, madeAt });
      else keepNew(name, change, madeAt);
      dropOldest();
    },
    status(): { readonly undo: UndoStep | null; readonly redo: UndoStep | null } {
      return { undo: asStep(steps.lastDone()), redo: asStep(steps.firstUndone()) };
    },
    page(offset: number, limit: number): { readonly steps: readonly UndoStep[]; readonly total: number } {
      return { steps: steps.page(limit, offset).flatMap((row) => asStep(row) ?? []), total: steps.count() };
    },
    /** The steps that `take` would go through: the next one, or all up to and with the one named. */
    next(direction: UndoDirection, upTo: number | null): readonly UndoStep[] {
      const found = direction === 'undo' ? steps.doneSince(upTo) : steps.undoneUntil(upTo);
      return found.flatMap((row) => asStep(row) ?? []);
    },
    /**
     * Takes a step back, or makes it again, and answers it as it is then. To be called with the steps of `next`, one
     * after the other, in the transaction of the command, never inside `record`.
     */
    take(direction: UndoDirection, step: UndoStep): UndoStep {
      const isUndone = direction === 'undo';
      recorder.apply(steps.rows(step.id).map(readChange), isUndone ? 'backward' : 'forward');
      steps.setUndone(step.id, isUndone);
      return { ...step, isUndone };
    },
    /** Forgets every step, with the words they held. */
    forget(): void {
      steps.dropAll();
    },
  };
}

function lengthOf(rows: readonly WrittenChange[]): number {
  return rows.reduce((sum, { before, after }) => sum + (before?.length ?? 0) + (after?.length ?? 0), 0);
}

function asStep(row: StepRow | undefined): UndoStep | null {
  if (row === undefined) return null;
  return {
    id: row.id,
    command: undoableCommand.parse(row.command),
    subject: undoSubject.parse(JSON.parse(row.subject)),
    records: row.records,
    madeAt: asMoment(row.madeAt),
    isUndone: row.isUndone === 1,
  };
}
