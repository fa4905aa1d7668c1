import type { Database } from 'better-sqlite3';
import { noteId, type NoteId } from '../contract/ids.ts';
import type { NoteRole } from '../contract/notes.ts';
import type { TagFilter } from '../contract/tags.ts';
import type { KnownTarget } from './note-links.ts';
import { NOTE_COLUMNS, type StoredNote } from './notes.ts';
import { tagFilterBindings, tagFilterCondition, type TagFilterBindings } from './tag-filter.ts';

export type NoteSort = 'changed' | 'created' | 'title' | 'day';
export type NoteOrder = 'ascending' | 'descending';

/** A note in a list, without its body. */
export type ListedNote = Omit<StoredNote, 'body'>;

export interface NoteListRequest {
  readonly sort: NoteSort;
  readonly order: NoteOrder;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly role?: NoteRole | undefined;
  readonly about?: KnownTarget | undefined;
  readonly tags?: TagFilter | undefined;
  /** Folded words, each of which begins a word of the note. */
  readonly words: readonly string[];
}

export interface NotePage {
  readonly notes: readonly ListedNote[];
  readonly total: number;
  readonly next: NoteId | null;
}

interface Wishes extends TagFilterBindings {
  readonly role: NoteRole | null;
  readonly aboutKind: string | null;
  /** As JSON, like `words`. */
  readonly aboutIds: string;
  readonly words: string | null;
}

interface PageBindings extends Wishes {
  readonly afterKey: string | number | null;
  readonly afterRowId: number | null;
}

/** The columns of a `ListedNote`. */
export const LISTED_NOTE_COLUMNS = NOTE_COLUMNS.replace('note.body,', '');

const SORT_KEYS: Readonly<Record<NoteSort, string>> = {
  // By the commit and the row that each came with: a clock can be set back.
  changed: 'note.version',
  created: 'note.id',
  title: 'note.label_key',
  day: `coalesce(note.day, '')`,
};

// The index holds what the usual list is made of, so that no text is read past.
const MATCHING = `FROM note INDEXED BY note_present
  WHERE note.trashed_at IS NULL AND (note.role = @role OR (@role IS NULL AND note.role <> 'template'))
    AND (@aboutKind IS NULL OR note.id IN (
      SELECT there.id FROM note AS there
      WHERE there.about_kind = @aboutKind AND there.about_id IN (SELECT value FROM json_each(@aboutIds))))
    AND ${tagFilterCondition('note_tag', 'note.id')}
    AND (@words IS NULL OR note.id IN (
      SELECT note_words.note_id FROM note_words WHERE NOT EXISTS (
        SELECT 1 FROM json_each(@words) AS word WHERE instr(note_words.folded, ' ' || word.value) = 0)))`;

/** The list of notes: sorted, filtered, and answered page by page from where the page before ended. */
export function openNoteList(database: Database) {
  const selectRows = database.prepare<[string], ListedNote>(
    `SELECT ${LISTED_NOTE_COLUMNS} FROM json_each(?) AS wanted JOIN note ON note.id = wanted.value ORDER BY wanted.key`,
  );
  const statements = new Map<string, ReturnType<typeof prepareSorted>>();

  function sorted(sort: NoteSort, order: NoteOrder) {
    const name = `${sort} ${order}`;
    const statement = statements.get(name) ?? prepareSorted(database, sort, order);
    statements.set(name, statement);
    return statement;
  }

  return {
    /** `null` where the cursor is not one of this list's. */
    page(request: NoteListRequest): NotePage | null {
      const { findPlace, selectMatching } = sorted(request.sort, request.order);
      const cursor = noteId.safeParse(request.cursor);
      const after = cursor.success ? findPlace.get(cursor.data) : undefined;
      if (request.cursor !== undefined && after === undefined) return null;
      // One look through the notes gives the page and the number of all.
      const matching = selectMatching.all({
        ...tagFilterBindings(request.tags),
        role: request.role ?? null,
        aboutKind: request.about?.kind ?? null,
        aboutIds: JSON.stringify(request.about?.ids ?? []),
        words: request.words.length === 0 ? null : JSON.stringify(request.words),
        afterKey: after?.sortKey ?? null,
        afterRowId: after?.rowId ?? null,
      });
      const left = matching.filter(({ isAfter }) => isAfter === 1).map(({ rowId }) => rowId);
      const notes = selectRows.all(JSON.stringify(left.slice(0, request.limit)));
      const next = left.length > request.limit ? (notes.at(-1)?.id ?? null) : null;
      return { notes, total: matching.length, next };
    },
  };
}

function prepareSorted(database: Database, sort: NoteSort, order: NoteOrder) {
  const key = SORT_KEYS[sort];
  const [comparison, direction] = order === 'ascending' ? ['>', 'ASC'] : ['<', 'DESC'];
  return {
    findPlace: database.prepare<[NoteId], { sortKey: string | number; rowId: number }>(
      `SELECT ${key} AS sortKey, note.id AS rowId FROM note WHERE note.public_id = ?`,
    ),
    selectMatching: database.prepare<[PageBindings], { rowId: number; isAfter: 0 | 1 }>(
      `SELECT note.id AS rowId,
         (@afterRowId IS NULL OR (${key}, note.id) ${comparison} (@afterKey, @afterRowId)) AS isAfter
       ${MATCHING}
       ORDER BY ${key} ${direction}, note.id ${direction}`,
    ),
  };
}
