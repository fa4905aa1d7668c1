import type { TagFilter } from '../contract/tags.ts';

/** The tables that say which record carries which tag. */
export const CARRIER_TABLES = ['document_tag', 'highlight_tag', 'note_tag'] as const;
export type CarrierTable = (typeof CARRIER_TABLES)[number];

/** The column of such a table that names the record. */
export const CARRIER_COLUMNS: Readonly<Record<CarrierTable, string>> = {
  document_tag: 'document_id',
  highlight_tag: 'highlight_id',
  note_tag: 'note_id',
};

/** Bound under these names by every statement that holds a `tagFilterCondition`; lists as JSON, `null` for no wish. */
export interface TagFilterBindings {
  readonly tagsAll: string | null;
  readonly tagsAny: string | null;
  readonly tagsNone: string | null;
}

/**
 * A condition for a WHERE clause that keeps the records a `TagFilter` asks for, tags below the named ones included.
 *
 * `rowId` is the SQL of the outer record's row id, such as `'highlight.id'`. The text is the same for every filter, so
 * the statement is prepared once; bind `tagFilterBindings(filter)` with it. Its subqueries do not depend on the outer
 * row: SQLite answers each once per run, not once per row.
 *
 *     const select = database.prepare<[TagFilterBindings & { … }], Row>(
 *       `SELECT … FROM highlight WHERE ${tagFilterCondition('highlight_tag', 'highlight.id')} AND …`,
 *     );
 *     select.all({ ...tagFilterBindings(input.tags), … });
 *
 * Tags that are not there, or in the trash, are carried by nothing.
 */
export function tagFilterCondition(carriers: CarrierTable, rowId: string): string {
  const column = CARRIER_COLUMNS[carriers];
  const carrying = (list: string): string =>
    `SELECT ${carriers}.${column} FROM ${carriers} WHERE ${carriers}.tag_id IN (${tagsBelow(list)})`;
  return `(
    (@tagsAll IS NULL OR ${rowId} IN (
      WITH RECURSIVE below (wanted, id) AS (
        SELECT tag.id, tag.id FROM tag
        WHERE tag.trashed_at IS NULL AND tag.public_id IN (SELECT value FROM json_each(@tagsAll))
        UNION
        SELECT below.wanted, tag.id FROM below JOIN tag
          ON coalesce(tag.parent_id, 0) = +below.id AND tag.trashed_at IS NULL
      )
      SELECT ${carriers}.${column} FROM below JOIN ${carriers} ON ${carriers}.tag_id = below.id
      GROUP BY ${carriers}.${column}
      HAVING count(DISTINCT below.wanted) = json_array_length(@tagsAll)
    ))
    AND (@tagsAny IS NULL OR ${rowId} IN (${carrying('@tagsAny')}))
    AND (@tagsNone IS NULL OR ${rowId} NOT IN (${carrying('@tagsNone')}))
  )`;
}

/** What to bind for a filter; an empty list is no wish. */
export function tagFilterBindings(filter: TagFilter | undefined): TagFilterBindings {
  return {
    tagsAll: asList(filter?.all),
    tagsAny: asList(filter?.any),
    tagsNone: asList(filter?.none),
  };
}

/** Row ids of the living tags whose public ids are in a bound JSON list, and of all below them. */
function tagsBelow(list: string): string {
  // By `coalesce`, because that is how the index of siblings is made, which serves to go down the tree; and it serves
  // only where what it is compared with has no affinity of its own, hence the plus.
  return `WITH RECURSIVE below (id) AS (
      SELECT tag.id FROM tag
      WHERE tag.trashed_at IS NULL AND tag.public_id IN (SELECT value FROM json_each(${list}))
      UNION
      SELECT tag.id FROM below JOIN tag ON coalesce(tag.parent_id, 0) = +below.id AND tag.trashed_at IS NULL
    )
    SELECT id FROM below`;
}

function asList(ids: readonly string[] | undefined): string | null {
  return ids === undefined || ids.length === 0 ? null : JSON.stringify([...new Set(ids)]);
}
