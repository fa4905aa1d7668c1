import type { Database } from 'better-sqlite3';
import type { NoteId } from '../contract/ids.ts';
import type { StoredNote } from './notes.ts';

/** A note as it was at the end of a stretch of work. */
export interface NoteVersion {
  readonly version: number;
  readonly title: string;
  readonly words: number;
  readonly savedAt: number;
}

/** A note as it is kept in its history. */
type KeptNote = Pick<StoredNote, 'id' | 'version' | 'title' | 'body' | 'words' | 'changedAt'>;

interface KeptRow extends KeptNote {
  readonly length: number;
  readonly editing: string | null;
}

interface Saved {
  /** The note before; `null` for a new one. */
  readonly before: KeptNote | null;
  /** The stretch of work it was saved in. */
  readonly editing: string | null;
  /** Whether it is a version of its own even where it goes on with a stretch. */
  readonly isParted?: boolean;
}

/** The version kept last, which a save may go on with. */
interface Stretch {
  readonly version: number;
  readonly editing: string | null;
  readonly begunAt: number;
  readonly length: number;
}

export interface HistoryLimits {
  /** Versions kept of one note, */
  readonly versions: number;
  /** and UTF-16 units of all of them together. */
  readonly length: number;
}

const LIMITS: HistoryLimits = { versions: 200, length: 20_000_000 };
/** The newest are never thinned out: they are what is looked for after a mistake. */
const UNTHINNED = 20;
/** After so long a stretch of work is parted, so that a day of writing is more than one version. */
const LONGEST_STRETCH_MS = 10 * 60_000;
/** A save that takes away so much of a text, and so many units at least, leaves the text before it in the history. */
const LARGE_LOSS = { share: 0.5, length: 200 };

/**
 * Versions of notes, one for each stretch of work: saves with one `editing`, for ten minutes at most, that do not take
 * away half of the text.
 *
 * Not recorded for undo: what was undone is still here, so that undoing can never be the way a text is lost. They go
 * with the note when it is destroyed.
 */
export function openNoteHistory(database: Database, limits: HistoryLimits = LIMITS) {
  const insert = database.prepare<[KeptRow]>(
    `INSERT INTO note_version (note_id, version, editing, begun_at, saved_at, words, length, title, body)
     VALUES (@id, @version, @editing, @changedAt, @changedAt, @words, @length, @title, @body)
     ON CONFLICT DO NOTHING`,
  );
  const replace = database.prepare<[KeptRow & { replaced: number }]>(
    `UPDATE note_version SET version = @version, saved_at = @changedAt, words = @words, length = @length,
       title = @title, body = @body
     WHERE note_id = @id AND version = @replaced`,
  );
  const selectLast = database.prepare<[NoteId], Stretch>(
    `SELECT version, editing, begun_at AS begunAt, length FROM note_version WHERE note_id = ?
     ORDER BY version DESC LIMIT 1`,
  );
  const selectTimes = database.prepare<[NoteId], { version: number; savedAt: number; length: number }>(
    `SELECT version, saved_at AS savedAt, length FROM note_version WHERE note_id = ? ORDER BY version DESC`,
  );
  const remove = database.prepare<[NoteId, number]>(
    'DELETE FROM note_version WHERE note_id = ? AND version = ?',
  );
  const selectPage = database.prepare<[NoteId, number, number, number], NoteVersion>(
    `SELECT version, title, words, saved_at AS savedAt FROM note_version
     WHERE note_id = ? AND version <> ? ORDER BY version DESC LIMIT ? OFFSET ?`,
  );
  const count = database
    .prepare<[NoteId, number], number>('SELECT count(*) FROM note_version WHERE note_id = ? AND version <> ?')
    .pluck();
  const select = database.prepare<[NoteId, number], NoteVersion & { body: string }>(
    `SELECT version, title, body, words, saved_at AS savedAt FROM note_version WHERE note_id = ? AND version = ?`,
  );

  /** Until the history is within its bounds: of the older versions the one goes that leaves the smallest gap in time. */
  function thinOut(id: NoteId): void {
    const kept = selectTimes.all(id);
    let length = kept.reduce((sum, version) => sum + version.length, 0);
    while (kept.length > 1 && (kept.length > limits.versions || length > limits.length)) {
      const at = mostCrowded(kept);
      const [gone] = kept.splice(at, 1);
      if (gone === undefined) return;
      length -= gone.length;
      remove.run(id, gone.version);
    }
  }

  return {
    /**
     * Keeps a note as it was saved; and as it was `before`, where that is not kept yet and a new stretch begins. A note
     * that was emptied is kept until the next version is: by it `last` knows whose words a save follows.
     */
    keep(note: KeptNote, { before, editing, isParted = false }: Saved): void {
      const row = rowOf(note, editing);
      const last = selectLast.get(note.id);
      if (last !== undefined && before !== null && !isParted && goesOn(last, { row, before })) {
        replace.run({ ...row, replaced: last.version });
        return;
      }
      if (before !== null && isEmpty(before)) remove.run(note.id, before.version);
      else if (before !== null) insert.run(rowOf(before, null));
      if (before !== null || !isEmpty(note)) insert.run(row);
      thinOut(note.id);
    },
    /** The version kept last, and the stretch of work it was saved in. */
    last: (id: NoteId): Pick<Stretch, 'version' | 'editing'> | null => selectLast.get(id) ?? null,
    /** Versions other than the present one, newest first. */
    page: (
      note: { readonly id: NoteId; readonly version: number },
      { offset, limit }: { readonly offset: number; readonly limit: number },
    ): { readonly versions: readonly NoteVersion[]; readonly total: number } => ({
      versions: selectPage.all(note.id, note.version, limit, offset),
      total: count.get(note.id, note.version) ?? 0,
    }),
    find: (id: NoteId, version: number): (NoteVersion & { readonly body: string }) | null =>
      select.get(id, version) ?? null,
  };
}

function rowOf(note: KeptNote, editing: string | null): KeptRow {
  const { id, version, title, body, words, changedAt } = note;
  return { id, version, title, body, words, changedAt, editing, length: body.length };
}

function isEmpty({ title, body }: KeptNote): boolean {
  return title === '' && body === '';
}

/** Whether a save goes on with the stretch of work that was kept last: what was undone in between is kept too. */
function goesOn(
  last: Stretch,
  { row, before }: { readonly row: KeptRow; readonly before: KeptNote },
): boolean {
  const lost = last.length - row.length;
  return (
    row.editing !== null &&
    row.editing === last.editing &&
    before.version === last.version &&
    Math.abs(row.changedAt - last.begunAt) < LONGEST_STRETCH_MS &&
    !(lost >= LARGE_LOSS.length && lost >= last.length * LARGE_LOSS.share)
  );
}

/** The place, in a list from the newest to the oldest, of the version that is missed least. The first stays long. */
function mostCrowded(kept: readonly { readonly savedAt: number }[]): number {
  const first = Math.min(UNTHINNED, kept.length - 2);
  let [best, smallest] = [kept.length - 1, Infinity];
  for (let at = Math.max(1, first); at < kept.length - 1; at += 1) {
    const gap = (kept[at - 1]?.savedAt ?? 0) - (kept[at + 1]?.savedAt ?? 0);
    // Of equals the oldest goes.
    if (gap <= smallest) [best, smallest] = [at, gap];
  }
  return best;
}
