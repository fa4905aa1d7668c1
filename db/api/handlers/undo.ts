import { TOPICS } from '../../contract/contract.ts';
import { MAX_UNCONFIRMED_RECORDS } from '../../contract/method.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import type { UndoStep } from '../../contract/undo.ts';
import type { UndoDirection } from '../../store/undo-log.ts';
import { confirmationNeeded } from '../confirmation.ts';
import type { Change, LibraryCommand, LibraryQuery } from '../handler.ts';
import type { OpenLibrary } from '../open-library.ts';
import { unknownCursor } from './known-document.ts';

const DEFAULT_PAGE = 100;
const CURSOR = /^\d{1,15}$/;
/** A step may have changed any of the researcher's records; the windows read again what they show of them. */
const CHANGED_BY_UNDO = TOPICS.filter(
  (topic) => !['vault', 'settings', 'backups', 'reading-positions'].includes(topic),
);

export const readUndoStatus: LibraryQuery<'undo.status'> = ({ stores }) => succeed(stores.undo.status());

export const listUndoSteps: LibraryQuery<'undo.list'> = ({ stores }, { cursor, limit = DEFAULT_PAGE }) => {
  if (cursor !== undefined && !CURSOR.test(cursor)) return unknownCursor();
  const offset = Number(cursor ?? 0);
  const { steps, total } = stores.undo.page(offset, limit);
  const next = offset + steps.length;
  const hasMore = steps.length > 0 && next < total;
  return succeed({ records: [...steps], total, next: hasMore ? String(next) : null });
};

export const undoSteps: LibraryCommand<'undo.undo'> = (library, input) => takeSteps(library, 'undo', input);

export const redoSteps: LibraryCommand<'undo.redo'> = (library, input) => takeSteps(library, 'redo', input);

interface StepsToTake {
  readonly upTo?: number | undefined;
  readonly confirmedRecords?: number | undefined;
}

type Taken = Result<Change<{ step: UndoStep | null; steps: number }>>;

function takeSteps(
  { stores }: OpenLibrary,
  direction: UndoDirection,
  { upTo, confirmedRecords }: StepsToTake,
): Taken {
  const steps = stores.undo.next(direction, upTo ?? null);
  if (upTo !== undefined && steps.at(-1)?.id !== upTo) return noSuchStep();
  const records = steps.reduce((sum, step) => sum + step.records, 0);
  if (records > MAX_UNCONFIRMED_RECORDS && records !== confirmedRecords) return confirmationNeeded(records);
  const taken = steps.map((step) => stores.undo.take(direction, step));
  const step = taken.at(-1) ?? null;
  return succeed({ value: { step, steps: taken.length }, topics: step === null ? [] : CHANGED_BY_UNDO });
}

function noSuchStep(): Result<never> {
  return fail(
    'not-found',
    'There is no such step to be taken back or made again. Nothing was changed. Look at the list of steps.',
  );
}
