import type { Database } from 'better-sqlite3';
import type { NoteId } from '../contract/ids.ts';
import type { NoteRole, NoteTarget, NoteTargetKind } from '../contract/notes.ts';
import type { NoteDigest } from '../text/note-markup.ts';

/** A note's own row. `rowId` never leaves the core. */
export interface StoredNote {
  readonly rowId: number;
  readonly id: NoteId;
  readonly role: NoteRole;
  readonly title: string;
  /** The first words of the body without its marks. */
  readonly opening: string;
  readonly body: string;
  readonly words: number;
  readonly aboutKind: NoteTargetKind | null;
  readonly aboutId: string | null;
  /** ISO date of a journal note. */
  readonly day: string | null;
  /** The commit counter of the save that made it: no number is used twice, whatever is undone. */
  readonly version: number;
  readonly createdAt: number;
  readonly changedAt: number;
}

export type NewNote = Pick<StoredNote, 'id' | 'role' | 'title' | 'body' | 'day' | 'version' | 'createdAt'> & {
  readonly about: NoteTarget | null;
};

/** What a save puts in the place of what was there. */
export type SavedNote = Pick<StoredNote, 'rowId' | 'title' | 'body' | 'version' | 'changedAt'> & {
  readonly about: NoteTarget | null;
};

/** The columns of a `StoredNote`, for every statement that reads one. */
export const NOTE_COLUMNS = `note.id AS rowId, note.public_id AS id, note.role, note.title, note.opening, note.body,
  note.words,
  note.about_kind AS aboutKind, note.about_id AS aboutId, note.day, note.version, note.created_at AS createdAt,
  note.changed_at AS changedAt`;

type Digest = Pick<NoteDigest, 'opening' | 'labelKey' | 'folded' | 'words'>;

function columnsOf(about: NoteTarget | null, { opening, labelKey, words }: Digest) {
  return { aboutKind: about?.kind ?? null, aboutId: about?.id ?? null, opening, labelKey, words };
}

/** Notes one by one. Those in the trash are not there, for any of these. */
export function openNoteStore(database: Database) {
  const insert = database.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO note (public_id, role, about_kind, about_id, day, version, words, created_at, changed_at, title, label_key,
       opening, body)
     VALUES (@id, @role, @aboutKind, @aboutId, @day, @version, @words, @createdAt, @createdAt, @title, @labelKey,
       @opening, @body)`,
  );
  const update = database.prepare<[Record<string, string | number | null>]>(
    `UPDATE note SET title = @title, label_key = @labelKey, opening = @opening, body = @body, words = @words, about_kind = @aboutKind, about_id = @aboutId, version = @version, changed_at = @changedAt
     WHERE id = @rowId`,
  );
  const setWords = database.prepare<[number, string]>(
    `INSERT INTO note_words (note_id, folded) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET folded = excluded.folded WHERE folded <> excluded.folded`,
  );
  const select = database.prepare<[NoteId], StoredNote>(
    `SELECT ${NOTE_COLUMNS} FROM note WHERE public_id = ? AND trashed_at IS NULL`,
  );
  const selectOfDay = database.prepare<[string], StoredNote>(
    `SELECT ${NOTE_COLUMNS} FROM note WHERE day = ? AND trashed_at IS NULL`,
  );
  const selectRowIds = database
    .prepare<[string], number>(
      `SELECT note.id FROM json_each(?) AS wanted JOIN note ON note.public_id = wanted.value
       WHERE note.trashed_at IS NULL ORDER BY wanted.key`,
    )
    .pluck();
  const trash = database.prepare<[number, string]>(
    'UPDATE note SET trashed_at = ? WHERE id IN (SELECT value FROM json_each(?))',
  );
  const addTag = database.prepare<[number, string]>(
    `INSERT INTO note_tag (note_id, tag_id)
     SELECT ?, tag.id FROM json_each(?) AS wanted JOIN tag ON tag.public_id = wanted.value
     WHERE tag.trashed_at IS NULL`,
  );
  return {
    /** Answers the row id. `digest` is that of the title and body, here as in an update. */
    insert({ about, ...note }: NewNote, digest: Digest): number {
      const rowId = Number(insert.run({ ...note, ...columnsOf(about, digest) }).lastInsertRowid);
      setWords.run(rowId, digest.folded);
      return rowId;
    },
    update({ about, ...note }: SavedNote, digest: Digest): void {
      update.run({ ...note, ...columnsOf(about, digest) });
      setWords.run(note.rowId, digest.folded);
    },
    find: (id: NoteId): StoredNote | null => select.get(id) ?? null,
    /** The journal note of a day. */
    ofDay: (day: string): StoredNote | null => selectOfDay.get(day) ?? null,
    /** Row ids of these notes, each once; `null` where one is not there. */
    rowIdsOf(ids: readonly NoteId[]): readonly number[] | null {
      const wanted = [...new Set(ids)];
      const found = selectRowIds.all(JSON.stringify(wanted));
      return found.length === wanted.length ? found : null;
    },
    trash: (rowIds: readonly number[], atMs: number): number =>
      trash.run(atMs, JSON.stringify(rowIds)).changes,
    /** Puts tags on a new note; answers how many of them are there. */
    addTags: (rowId: number, tagIds: readonly string[]): number =>
      addTag.run(rowId, JSON.stringify(tagIds)).changes,
  };
}
