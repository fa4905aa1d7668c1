import type { Database } from 'better-sqlite3';
import type { NoteTargetKind } from '../contract/notes.ts';
import type { NoteMark } from '../text/note-inline.ts';
import { NOTE_COLUMNS, type StoredNote } from './notes.ts';

/** Everything under which one target is known: a corrected document has the ids of its earlier versions too. */
export interface KnownTarget {
  readonly kind: NoteTargetKind;
  readonly ids: readonly string[];
}

export interface NotePart {
  readonly limit: number;
  readonly offset: number;
}

export interface FoundNotes {
  readonly notes: readonly StoredNote[];
  readonly total: number;
}

interface TargetBindings {
  readonly kind: NoteTargetKind;
  /** As JSON. */
  readonly ids: string;
}

interface Written {
  readonly noteRowId: number;
  /** As JSON. */
  readonly wanted: string;
}

/** Row ids of the notes that link to a target or are about it. */
const LEADING = `SELECT note_link.note_id FROM note_link
    WHERE note_link.target_kind = @kind AND note_link.target_id IN (SELECT value FROM json_each(@ids))
    UNION
    SELECT note.id FROM note
    WHERE note.about_kind = @kind AND note.about_id IN (SELECT value FROM json_each(@ids))`;
/** A note is no other end of itself, though it may link to itself or hold its own title. */
const IS_ANOTHER = `note.id NOT IN (
    SELECT own.id FROM note AS own WHERE @kind = 'note' AND own.public_id IN (SELECT value FROM json_each(@ids)))`;
/** What stands behind the sign is linked already, see `foldNote`. */
const NAMES = `instr(note_words.folded, phrase.value) BETWEEN 1 AND instr(note_words.folded, char(1))`;

/** The links of notes, derived from their bodies, from both ends; and the notes that could have one and have none. */
export function openNoteLinks(database: Database) {
  const remove = database
    .prepare<[Written], NoteTargetKind>(
      `DELETE FROM note_link WHERE note_id = @noteRowId AND (target_kind, target_id) NOT IN (
         SELECT value ->> 'kind', value ->> 'id' FROM json_each(@wanted))
       RETURNING target_kind`,
    )
    .pluck();
  const insert = database
    .prepare<[Written], NoteTargetKind>(
      `INSERT INTO note_link (note_id, target_kind, target_id)
       SELECT @noteRowId, value ->> 'kind', value ->> 'id' FROM json_each(@wanted) WHERE true
       ON CONFLICT DO NOTHING RETURNING target_kind`,
    )
    .pluck();
  const selectLeading = database
    .prepare<[TargetBindings], number>(
      `SELECT note.id FROM note WHERE note.id IN (${LEADING}) AND note.trashed_at IS NULL AND ${IS_ANOTHER}
       ORDER BY note.version DESC`,
    )
    .pluck();
  const selectNaming = database
    .prepare<[TargetBindings & { phrases: string }], number>(
      `SELECT note.id FROM note INDEXED BY note_present
       WHERE note.trashed_at IS NULL AND note.role <> 'template' AND note.id NOT IN (${LEADING}) AND ${IS_ANOTHER}
         AND note.id IN (
           SELECT note_words.note_id FROM note_words
           WHERE EXISTS (SELECT 1 FROM json_each(@phrases) AS phrase WHERE ${NAMES}))
       ORDER BY note.version DESC`,
    )
    .pluck();
  const selectRows = database.prepare<[string], StoredNote>(
    `SELECT ${NOTE_COLUMNS} FROM json_each(?) AS wanted JOIN note ON note.id = wanted.value ORDER BY wanted.key`,
  );

  /** Texts are read for the page only. */
  function partOf(rowIds: readonly number[], { offset, limit }: NotePart): FoundNotes {
    const notes = selectRows.all(JSON.stringify(rowIds.slice(offset, offset + limit)));
    return { notes, total: rowIds.length };
  }

  return {
    /**
     * Writes what a body links to in the place of what it linked to before, and answers the kinds of the targets that it
     * leads to anew or no more. Rows that stay are not touched, so that a save is recorded as no more than it is.
     */
    write(noteRowId: number, links: readonly Pick<NoteMark, 'kind' | 'id'>[]): readonly NoteTargetKind[] {
      const wanted = JSON.stringify(links.map(({ kind, id }) => ({ kind, id })));
      const gone = remove.all({ noteRowId, wanted });
      const come = insert.all({ noteRowId, wanted });
      return [...new Set([...gone, ...come])];
    },
    /** Notes that link to a target or are about it, changed last first. */
    linking: (target: KnownTarget, part: NotePart): FoundNotes =>
      partOf(selectLeading.all(bind(target)), part),
    /**
     * Notes in which one of the phrases stands (folded, with a space at either end) and that do not lead to the target;
     * changed last first, without templates.
     */
    naming: (target: KnownTarget, phrases: readonly string[], part: NotePart): FoundNotes =>
      partOf(selectNaming.all({ ...bind(target), phrases: JSON.stringify(phrases) }), part),
  };
}

function bind({ kind, ids }: KnownTarget): TargetBindings {
  return { kind, ids: JSON.stringify(ids) };
}
