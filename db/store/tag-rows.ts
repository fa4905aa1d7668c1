import type { Database } from 'better-sqlite3';
import { COLOURS, type Colour } from '../contract/colours.ts';
import type { TagId } from '../contract/ids.ts';
import { tagNameKey } from './tag-name-key.ts';

/** A tag's own row. `rowId` never leaves the core. */
export interface StoredTag {
  readonly rowId: number;
  readonly id: TagId;
  readonly parentRowId: number | null;
  readonly parentId: TagId | null;
  readonly name: string;
  readonly nameKey: string;
  readonly colour: Colour;
  readonly description: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly createdAt: number;
}

export type NewTag = Pick<StoredTag, 'id' | 'parentRowId' | 'name' | 'colour' | 'description' | 'createdAt'>;
export type TagWords = Pick<StoredTag, 'rowId' | 'name' | 'colour' | 'description'>;

/** The columns of a `StoredTag`, for every statement that reads one from `tag LEFT JOIN tag AS parent`. */
export const TAG_COLUMNS = `tag.id AS rowId, tag.public_id AS id, tag.parent_id AS parentRowId,
  parent.public_id AS parentId, tag.name, tag.name_key AS nameKey, tag.colour, tag.description,
  tag.created_at AS createdAt`;

/** Tags one by one. Those in the trash are not there, for any of these. */
export function openTagRows(database: Database) {
  const insert = database.prepare<[NewTag & { nameKey: string }]>(
    `INSERT INTO tag (public_id, parent_id, name, name_key, colour, description, created_at)
     VALUES (@id, @parentRowId, @name, @nameKey, @colour, @description, @createdAt)`,
  );
  const select = database.prepare<[string], StoredTag>(
    `SELECT ${TAG_COLUMNS} FROM json_each(?) AS wanted JOIN tag ON tag.public_id = wanted.value
     LEFT JOIN tag AS parent ON parent.id = tag.parent_id
     WHERE tag.trashed_at IS NULL
     ORDER BY wanted.key`,
  );
  const selectSibling = database
    .prepare<[{ parentRowId: number | null; nameKey: string }], number>(
      `SELECT id FROM tag
       WHERE coalesce(parent_id, 0) = coalesce(@parentRowId, 0) AND name_key = @nameKey AND trashed_at IS NULL`,
    )
    .pluck();
  const update = database.prepare<[TagWords & { nameKey: string }]>(
    `UPDATE tag SET name = @name, name_key = @nameKey, colour = @colour, description = @description
     WHERE id = @rowId`,
  );
  const updateParent = database.prepare<[number | null, number]>('UPDATE tag SET parent_id = ? WHERE id = ?');
  const selectNewestColour = database
    .prepare<[], Colour>('SELECT colour FROM tag ORDER BY id DESC LIMIT 1')
    .pluck();
  const selectAliases = database
    .prepare<[number], string>('SELECT alias FROM tag_alias WHERE tag_id = ? ORDER BY alias_key')
    .pluck();
  const deleteAliases = database.prepare<[number]>('DELETE FROM tag_alias WHERE tag_id = ?');
  const insertAlias = database.prepare<[number, string, string]>(
    'INSERT INTO tag_alias (tag_id, alias_key, alias) VALUES (?, ?, ?)',
  );
  const findAll = (ids: readonly TagId[]): readonly StoredTag[] =>
    select.all(JSON.stringify([...new Set(ids)]));
  return {
    /** Answers the row id. */
    insert: (tag: NewTag): number =>
      Number(insert.run({ ...tag, nameKey: tagNameKey(tag.name) }).lastInsertRowid),
    find: (id: TagId): StoredTag | null => findAll([id])[0] ?? null,
    /** Those that are there, each once, in the order of the ids. */
    findAll,
    /** The row id of the tag of that name right below a parent (`null`: at the top), however the name is spelled. */
    findSibling: (parentRowId: number | null, name: string): number | null =>
      selectSibling.get({ parentRowId, nameKey: tagNameKey(name) }) ?? null,
    update: (words: TagWords): void => void update.run({ ...words, nameKey: tagNameKey(words.name) }),
    setParent: (rowId: number, parentRowId: number | null): void => void updateParent.run(parentRowId, rowId),
    /** The colour after that of the newest tag, so that tags differ without anybody choosing. */
    nextColour(): Colour {
      const newest = selectNewestColour.get();
      return COLOURS[newest === undefined ? 0 : (COLOURS.indexOf(newest) + 1) % COLOURS.length] ?? 'yellow';
    },
    aliases: (rowId: number): readonly string[] => selectAliases.all(rowId),
    /** Puts these in the place of the aliases there were: each word once, and not the tag's own name. */
    setAliases(rowId: number, name: string, aliases: readonly string[]): void {
      const byKey = new Map([...aliases].reverse().map((alias) => [tagNameKey(alias), alias]));
      byKey.delete(tagNameKey(name));
      deleteAliases.run(rowId);
      for (const [key, alias] of byKey) insertAlias.run(rowId, key, alias);
    },
  };
}
