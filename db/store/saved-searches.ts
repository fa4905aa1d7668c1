import type { Database } from 'better-sqlite3';
import type { SavedSearchId } from '../contract/ids.ts';
import { savedQuestion, type SavedQuestion } from '../contract/saved-searches.ts';
import { tagNameKey } from './tag-name-key.ts';

/** A saved search's own row. `rowId` never leaves the core. */
export interface StoredSearch {
  readonly rowId: number;
  readonly id: SavedSearchId;
  readonly name: string;
  readonly question: SavedQuestion;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly createdAt: number;
  readonly changedAt: number;
}

export type NewSearch = Pick<StoredSearch, 'id' | 'name' | 'question' | 'createdAt'>;
export type ChangedSearch = Pick<StoredSearch, 'rowId' | 'name' | 'question' | 'changedAt'>;

export interface SavedSearchPage {
  readonly searches: readonly StoredSearch[];
  readonly total: number;
  readonly next: SavedSearchId | null;
}

interface SearchRow extends Omit<StoredSearch, 'question'> {
  readonly question: string;
}

interface Place {
  readonly nameKey: string;
  readonly rowId: number;
}

const COLUMNS = `id AS rowId, public_id AS id, name, question, created_at AS createdAt, changed_at AS changedAt`;
const FIRST: Place = { nameKey: '', rowId: 0 };

/** The searches that the researcher keeps; names are compared as those of tags are. */
export function openSavedSearchStore(database: Database) {
  const insert = database.prepare<[Record<string, string | number>]>(
    `INSERT INTO saved_search (public_id, name, name_key, question, created_at, changed_at)
     VALUES (@id, @name, @nameKey, @question, @createdAt, @createdAt)`,
  );
  const update = database.prepare<[Record<string, string | number>]>(
    `UPDATE saved_search SET name = @name, name_key = @nameKey, question = @question, changed_at = @changedAt
     WHERE id = @rowId`,
  );
  const remove = database.prepare<[number]>('DELETE FROM saved_search WHERE id = ?');
  const select = database.prepare<[SavedSearchId], SearchRow>(
    `SELECT ${COLUMNS} FROM saved_search WHERE public_id = ?`,
  );
  const selectNamesake = database
    .prepare<[string], number>('SELECT id FROM saved_search WHERE name_key = ?')
    .pluck();
  const selectPlace = database.prepare<[string], Place>(
    'SELECT name_key AS nameKey, id AS rowId FROM saved_search WHERE public_id = ?',
  );
  const selectPage = database.prepare<[Place & { limit: number }], SearchRow>(
    `SELECT ${COLUMNS} FROM saved_search WHERE (name_key, id) > (@nameKey, @rowId)
     ORDER BY name_key, id LIMIT @limit`,
  );
  const count = database.prepare<[], number>('SELECT count(*) FROM saved_search').pluck();
  return {
    insert: ({ id, name, question, createdAt }: NewSearch): void =>
      void insert.run({ id, name, nameKey: tagNameKey(name), question: JSON.stringify(question), createdAt }),
    update: ({ rowId, name, question, changedAt }: ChangedSearch): void =>
      void update.run({
        rowId,
        name,
        nameKey: tagNameKey(name),
        question: JSON.stringify(question),
        changedAt,
      }),
    remove: (rowId: number): number => remove.run(rowId).changes,
    find(id: SavedSearchId): StoredSearch | null {
      const row = select.get(id);
      return row === undefined ? null : asSearch(row);
    },
    /** The row id of the search of that name, however the name is spelled. */
    findNamesake: (name: string): number | null => selectNamesake.get(tagNameKey(name)) ?? null,
    /** By name; `null` where the cursor is not one of this list's. */
    page({ cursor, limit }: { cursor: string | undefined; limit: number }): SavedSearchPage | null {
      const after = cursor === undefined ? FIRST : selectPlace.get(cursor);
      if (after === undefined) return null;
      const { nameKey, rowId } = after;
      const found = selectPage.all({ nameKey, rowId, limit: limit + 1 }); // one more tells whether there is a next page
      const searches = found.slice(0, limit).map(asSearch);
      const next = found.length > limit ? (searches.at(-1)?.id ?? null) : null;
      return { searches, total: count.get() ?? 0, next };
    },
  };
}

function asSearch({ question, ...row }: SearchRow): StoredSearch {
  return { ...row, question: savedQuestion.parse(JSON.parse(question)) };
}
