import type { Database } from 'better-sqlite3';

/** Bringing notes back from the trash. */
export function openTrashedNotes(database: Database) {
  // A day has one journal note. Where another was begun meanwhile, this one comes back as an ordinary note.
  const demote = database.prepare<[number]>(
    `UPDATE note SET role = 'note', day = NULL
     WHERE role = 'journal' AND id = ? AND EXISTS (
       SELECT 1 FROM note AS other WHERE other.day = note.day AND other.trashed_at IS NULL)`,
  );
  const restore = database.prepare<[number]>('UPDATE note SET trashed_at = NULL WHERE id = ?');
  return {
    // One after the other: of two that were journal notes of one day, the second finds the first there.
    restore(rowIds: readonly number[]): void {
      for (const rowId of rowIds) {
        demote.run(rowId);
        restore.run(rowId);
      }
    },
  };
}
