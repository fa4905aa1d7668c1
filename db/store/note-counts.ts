import type { Database } from 'better-sqlite3';
import type { NoteTargetKind } from '../contract/notes.ts';

interface Counted {
  readonly id: string;
  readonly notes: number;
}

/** How many notes hang on records: those that are about one or link to it, each once, without the trash. */
export function openNoteCounts(database: Database) {
  const select = database.prepare<[{ kind: NoteTargetKind; ids: string }], Counted>(
    `SELECT found.id, count(*) AS notes FROM (
       SELECT note_link.target_id AS id, note_link.note_id AS noteId FROM note_link
       WHERE note_link.target_kind = @kind AND note_link.target_id IN (SELECT value FROM json_each(@ids))
       UNION
       SELECT note.about_id AS id, note.id AS noteId FROM note
       WHERE note.about_kind = @kind AND note.about_id IN (SELECT value FROM json_each(@ids))
     ) AS found
     JOIN note ON note.id = found.noteId AND note.trashed_at IS NULL
     GROUP BY found.id`,
  );
  const countDistinct = database
    .prepare<[{ kind: NoteTargetKind; ids: string }], number>(
      `SELECT count(*) FROM (
         SELECT note_link.note_id AS noteId FROM note_link
         WHERE note_link.target_kind = @kind AND note_link.target_id IN (SELECT value FROM json_each(@ids))
         UNION
         SELECT note.id AS noteId FROM note
         WHERE note.about_kind = @kind AND note.about_id IN (SELECT value FROM json_each(@ids))
       ) AS found
       JOIN note ON note.id = found.noteId AND note.trashed_at IS NULL`,
    )
    .pluck();
  return {
    /** For each id that has notes, by one query for the page. */
    of(kind: NoteTargetKind, ids: readonly string[]): ReadonlyMap<string, number> {
      const counted = select.all({ kind, ids: JSON.stringify(ids) });
      return new Map(counted.map(({ id, notes }) => [id, notes]));
    },
    /** Notes on any of the ids, each once: they are names of one and the same record. */
    ofOne: (kind: NoteTargetKind, ids: readonly string[]): number =>
      countDistinct.get({ kind, ids: JSON.stringify(ids) }) ?? 0,
  };
}
