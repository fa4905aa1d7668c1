import type { Topic } from '../../contract/contract.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import { trashedRecord, type TrashedRecord, type TrashEntry, type UndoSubject } from '../../contract/undo.ts';
import { destroyPassages } from '../../search/index/destroy-passages.ts';
import { countDestroyed } from '../../store/destruction.ts';
import { asMoment } from '../../store/moments.ts';
import { finishWiping } from '../../store/wipe-destroyed.ts';
import type { TrashedRow, TrashSelection } from '../../store/trash.ts';
import { countedRecords } from '../confirmation.ts';
import type { LibraryCommand, LibraryQuery, UndoableCommand } from '../handler.ts';
import { unknownCursor } from './known-document.ts';

const DEFAULT_PAGE = 100;
const CURSOR = /^\d{1,15}$/;
/** What can hang on a record that is destroyed, or name it. */
const CHANGED_BY_DESTROYING: readonly Topic[] = [
  'documents',
  'tags',
  'highlights',
  'links',
  'notes',
  'reading-positions',
  'undo',
];

export const removeDocuments: UndoableCommand<'documents.remove'> = ({ stores, nowMs }, { documentIds }) => {
  const documents = stores.documentStates.findPresent(documentIds);
  if (documents === null) return notInLibrary();
  stores.documentStates.trash(
    documents.map(({ rowId }) => rowId),
    nowMs(),
  );
  const subject = subjectOf(documents[0]?.title, documents.length);
  return succeed({ value: { removed: documents.length }, topics: ['documents'], subject });
};

export const listTrash: LibraryQuery<'trash.list'> = ({ stores }, { cursor, limit = DEFAULT_PAGE }) => {
  if (cursor !== undefined && !CURSOR.test(cursor)) return unknownCursor();
  const offset = Number(cursor ?? 0);
  const { rows, total } = stores.trash.page(offset, limit);
  const rowIdsOf = (kind: TrashedRow['kind']): number[] =>
    rows.filter((row) => row.kind === kind).map(({ rowId }) => rowId);
  const extents = {
    document: stores.trashExtents.ofDocuments(rowIdsOf('document')),
    tag: stores.trashExtents.ofTags(rowIdsOf('tag')),
    note: new Map<number, number>(),
  };
  const records = rows.map((row): TrashEntry => ({
    record: trashedRecord.parse({ kind: row.kind, id: row.id }),
    label: row.label,
    trashedAt: asMoment(row.trashedAt),
    records: extents[row.kind].get(row.rowId) ?? 1,
  }));
  const next = offset + records.length;
  const hasMore = records.length > 0 && next < total;
  return succeed({ records, total, next: hasMore ? String(next) : null });
};

export const restoreFromTrash: UndoableCommand<'trash.restore'> = ({ stores }, { records }) => {
  const chosen = stores.trash.find(records);
  if (chosen === null) return notInTrash();
  const first = stores.trash.labelOf(chosen);
  stores.documentStates.restore(chosen.documents);
  stores.trashedNotes.restore(chosen.notes);
  const renamed = stores.trashedTags.restore(chosen.tags);
  const restored = numberOf(chosen);
  return succeed({
    value: { restored, renamed },
    topics: topicsOf(records),
    subject: subjectOf(first, restored),
  });
};

export const emptyTrash: LibraryCommand<'trash.empty'> = ({ stores }, { records, confirmedRecords }) => {
  const chosen = records === undefined ? stores.trash.all() : stores.trash.find(records);
  if (chosen === null) return notInTrash();
  const destruction = stores.destruction.plan(chosen);
  const destroyed = countDestroyed(destruction);
  if (destroyed === 0) return succeed({ value: { destroyed: 0 }, topics: [] });
  if (confirmedRecords !== destroyed) return destructionNeedsConfirmation(destroyed);
  const { library } = stores.databases;
  destroyPassages(library, stores.destruction.passagesOf(destruction.documents));
  stores.destruction.run(destruction);
  stores.undo.forget();
  return succeed({
    value: { destroyed },
    topics: CHANGED_BY_DESTROYING,
    // It is destroyed already; what is left to wipe is made up for at the next opening.
    afterwards: () => finishWiping(stores),
  });
};

function topicsOf(records: readonly TrashedRecord[]): readonly Topic[] {
  const topics = { document: 'documents', note: 'notes', tag: 'tags' } as const;
  return [...new Set(records.map(({ kind }) => topics[kind]))];
}

function numberOf({ documents, notes, tags }: TrashSelection): number {
  return documents.length + notes.length + tags.length;
}

function subjectOf(name: string | null | undefined, count: number): UndoSubject {
  return name === null || name === undefined ? { count } : { name, count };
}

function notInLibrary(): Result<never> {
  return fail(
    'not-found',
    'One of these documents is not in this library, or it is in the trash already. Nothing was changed. Look them up in the list.',
  );
}

function notInTrash(): Result<never> {
  return fail(
    'not-found',
    'One of these records is not in the trash any more. Nothing was changed. Look at the trash again.',
  );
}

function destructionNeedsConfirmation(records: number): Result<never> {
  return fail(
    'confirmation-needed',
    `This would destroy ${countedRecords(records)} for good, and with them the list of steps that can be undone. Nothing was changed. Confirm the number to go on.`,
    { records },
  );
}
