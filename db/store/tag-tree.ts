import type { Database } from 'better-sqlite3';

/** Row ids of the living tags of a bound JSON list of row ids, and of all below them: `subtree (id, level)`. */
const SUBTREE = `WITH RECURSIVE subtree (id, level) AS (
    SELECT tag.id, 1 FROM tag WHERE tag.trashed_at IS NULL AND tag.id IN (SELECT value FROM json_each(@rowIds))
    UNION
    SELECT tag.id, subtree.level + 1 FROM subtree JOIN tag
      ON coalesce(tag.parent_id, 0) = +subtree.id AND tag.trashed_at IS NULL
  )`;
const ANCESTRY = `WITH RECURSIVE ancestry (id) AS (
    SELECT @rowId
    UNION ALL
    SELECT tag.parent_id FROM ancestry JOIN tag ON tag.id = ancestry.id WHERE tag.parent_id IS NOT NULL
  )`;

/** The shape of the tree. */
export function openTagTree(database: Database) {
  const countAncestry = database
    .prepare<[{ rowId: number }], number>(`${ANCESTRY} SELECT count(*) FROM ancestry`)
    .pluck();
  const selectInAncestry = database
    .prepare<[{ rowId: number; ancestor: number }], number>(
      `${ANCESTRY} SELECT 1 FROM ancestry WHERE id = @ancestor`,
    )
    .pluck();
  const selectHeight = database
    .prepare<[{ rowIds: string }], number>(`${SUBTREE} SELECT coalesce(max(level), 0) FROM subtree`)
    .pluck();
  const trash = database.prepare<[{ rowIds: string; trashedAt: number }]>(
    `UPDATE tag SET trashed_at = @trashedAt WHERE id IN (${SUBTREE} SELECT id FROM subtree)`,
  );
  return {
    /** Levels from the top down to a tag: 1 for one at the top, 0 for `null`. */
    depthOf: (rowId: number | null): number => (rowId === null ? 0 : (countAncestry.get({ rowId }) ?? 0)),
    /** Levels from a tag down to the lowest below it: 1 for one without children. */
    heightOf: (rowId: number): number => selectHeight.get({ rowIds: JSON.stringify([rowId]) }) ?? 0,
    /** True where a tag is `ancestor` or lies anywhere below it. */
    isWithin: (rowId: number, ancestor: number): boolean =>
      selectInAncestry.get({ rowId, ancestor }) !== undefined,
    /** Puts tags with all below them into the trash, at one moment; answers how many went. */
    trash: (rowIds: readonly number[], trashedAt: number): number =>
      trash.run({ rowIds: JSON.stringify(rowIds), trashedAt }).changes,
  };
}
