import type { Database } from 'better-sqlite3';
import { MAX_TAG_DEPTH } from '../contract/tags.ts';
import { cutText } from '../text/anchor.ts';
import { tagNameKey } from './tag-name-key.ts';
import { openTagTree } from './tag-tree.ts';

/** Longest name of a tag, in UTF-16 units. */
const MAX_NAME_LENGTH = 200;

/** Tags of a bound JSON list of row ids with those below them that were removed in the same moment. */
export const REMOVED_TOGETHER = `WITH RECURSIVE removed (id, trashed_at) AS (
    SELECT tag.id, tag.trashed_at FROM tag WHERE tag.id IN (SELECT value FROM json_each(?))
    UNION
    SELECT tag.id, tag.trashed_at FROM removed
    JOIN tag ON coalesce(tag.parent_id, 0) = removed.id AND tag.trashed_at = removed.trashed_at
  )`;

interface TrashedTag {
  readonly rowId: number;
  readonly parentRowId: number | null;
  readonly name: string;
}

/** Bringing tags back from the trash. */
export function openTrashedTags(database: Database) {
  const selectTogether = database.prepare<[string], TrashedTag>(
    `${REMOVED_TOGETHER}
     SELECT tag.id AS rowId, tag.parent_id AS parentRowId, tag.name FROM removed JOIN tag ON tag.id = removed.id
     ORDER BY tag.id`,
  );
  const tree = openTagTree(database);
  const selectIsThere = database
    .prepare<[number], number>('SELECT 1 FROM tag WHERE id = ? AND trashed_at IS NULL')
    .pluck();
  const selectSibling = database
    .prepare<[{ parentRowId: number | null; nameKey: string }], number>(
      `SELECT id FROM tag
       WHERE coalesce(parent_id, 0) = coalesce(@parentRowId, 0) AND name_key = @nameKey AND trashed_at IS NULL`,
    )
    .pluck();
  const update = database.prepare<[TrashedTag & { nameKey: string }]>(
    `UPDATE tag SET parent_id = @parentRowId, name = @name, name_key = @nameKey, trashed_at = NULL WHERE id = @rowId`,
  );

  function freeName(parentRowId: number | null, name: string): string {
    for (let number = 1; ; number += 1) {
      const ending = number === 1 ? '' : ` (${number})`;
      const tried = cutText(name, MAX_NAME_LENGTH - ending.length) + ending;
      if (selectSibling.get({ parentRowId, nameKey: tagNameKey(tried) }) === undefined) return tried;
    }
  }

  function parentOf({ parentRowId }: TrashedTag): number | null {
    if (parentRowId === null || selectIsThere.get(parentRowId) === undefined) return null;
    return tree.depthOf(parentRowId) < MAX_TAG_DEPTH ? parentRowId : null;
  }

  return {
    /**
     * Brings tags back with those removed together with them, and answers how many got another name, because a sibling
     * has theirs. One whose parent is not there, or lies too deep meanwhile, comes to the top.
     */
    restore(rowIds: readonly number[]): number {
      let renamed = 0;
      for (const tag of parentsFirst(selectTogether.all(JSON.stringify(rowIds)))) {
        const parentRowId = parentOf(tag);
        const name = freeName(parentRowId, tag.name);
        if (name !== tag.name) renamed += 1;
        update.run({ rowId: tag.rowId, parentRowId, name, nameKey: tagNameKey(name) });
      }
      return renamed;
    },
  };
}

/** So that a tag that comes back together with its parent finds it there. */
function parentsFirst(tags: readonly TrashedTag[]): readonly TrashedTag[] {
  const byId = new Map(tags.map((tag) => [tag.rowId, tag]));
  const ordered = new Set<TrashedTag>();
  for (const tag of tags) {
    const line: TrashedTag[] = [];
    for (
      let above: TrashedTag | undefined = tag;
      above !== undefined && !ordered.has(above);
      above = above.parentRowId === null ? undefined : byId.get(above.parentRowId)
    )
      line.push(above);
    for (const next of line.toReversed()) ordered.add(next);
  }
  return [...ordered];
}
