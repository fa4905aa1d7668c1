import type { Database } from 'better-sqlite3';
import type { TagId } from '../contract/ids.ts';
import { CARRIER_COLUMNS, CARRIER_TABLES, type CarrierTable } from './tag-filter.ts';
import { tagNameKey } from './tag-name-key.ts';
import { TAG_COLUMNS, type StoredTag } from './tag-rows.ts';

export interface TagListRequest {
  readonly limit: number;
  /** The `next` of the page before, asked for with the same wishes. */
  readonly cursor?: string | undefined;
  /** What was typed; empty or blank text is no wish. */
  readonly text?: string | undefined;
  /** Only the tags of this record. */
  readonly record?: { readonly carriers: CarrierTable; readonly rowId: number } | undefined;
}

export interface TagPage {
  readonly tags: readonly StoredTag[];
  readonly total: number;
  readonly next: TagId | null;
}

interface Wishes {
  readonly text: string;
  readonly recordRowId: number | null;
}

/** Where the page before ended. */
interface Place {
  readonly nameKey: string;
  readonly rowId: number;
}

type PageBindings = Wishes & Place & { readonly limit: number; readonly rank: number | null };

/**
 * The tag that follows `walk.id` in the order of the tree: its first child, or else the next sibling of the nearest of
 * itself and those above it that has one. Each is one look into the index of siblings, whatever the size of the tree.
 */
const NEXT_IN_TREE = `coalesce(
    (SELECT child.id FROM tag AS child
     WHERE coalesce(child.parent_id, 0) = walk.id AND child.trashed_at IS NULL
     ORDER BY child.name_key LIMIT 1),
    (WITH RECURSIVE above (id, level) AS (
       SELECT walk.id, 0
       UNION ALL
       SELECT tag.parent_id, above.level + 1 FROM above JOIN tag ON tag.id = above.id
       WHERE tag.parent_id IS NOT NULL
     )
     SELECT (
       SELECT sibling.id FROM tag AS sibling
       WHERE coalesce(sibling.parent_id, 0) = coalesce(here.parent_id, 0)
         AND sibling.name_key > here.name_key AND sibling.trashed_at IS NULL
       ORDER BY sibling.name_key LIMIT 1
     ) AS following
     FROM above JOIN tag AS here ON here.id = above.id
     WHERE following IS NOT NULL ORDER BY above.level LIMIT 1)
  )`;

const FIRST_IN_TREE = `SELECT tag.id FROM tag WHERE coalesce(tag.parent_id, 0) = 0 AND tag.trashed_at IS NULL
  ORDER BY tag.name_key LIMIT 1`;

/** How a name or alias meets what was typed: 1 it begins with it, 2 one of its words does, 3 it holds it. */
const meeting = (key: string): string =>
  `CASE WHEN instr(${key}, @text) = 1 THEN 1 WHEN instr(${key}, ' ' || @text) > 0 THEN 2
   WHEN instr(${key}, @text) > 0 THEN 3 END`;

/** The lists of tags: in the order of the tree, by what was typed, and of one record. */
export function openTagList(database: Database) {
  const selectPlace = database.prepare<[string], Place>(
    'SELECT id AS rowId, name_key AS nameKey FROM tag WHERE public_id = ?',
  );
  const walk = database.prepare<[{ after: number | null; limit: number }], StoredTag>(
    `WITH RECURSIVE walk (id, step) AS (
       SELECT coalesce(@after, (${FIRST_IN_TREE})), iif(@after IS NULL, 1, 0)
       UNION ALL
       SELECT ${NEXT_IN_TREE}, walk.step + 1 FROM walk WHERE walk.id IS NOT NULL AND walk.step < @limit
     )
     SELECT ${TAG_COLUMNS} FROM walk JOIN tag ON tag.id = walk.id LEFT JOIN tag AS parent ON parent.id = tag.parent_id
     WHERE walk.step > 0 ORDER BY walk.step`,
  );
  const countAll = database.prepare<[], number>('SELECT count(*) FROM tag WHERE trashed_at IS NULL').pluck();
  const wholeLibrary = prepareFound(database, null);
  const ofRecord = new Map(CARRIER_TABLES.map((carriers) => [carriers, prepareFound(database, carriers)]));

  function treePage(limit: number, after: number | null): TagPage {
    return asPage(walk.all({ after, limit: limit + 1 }), limit, countAll.get() ?? 0);
  }

  function foundPage(request: TagListRequest, text: string, after: Place | undefined): TagPage | null {
    const { record, limit } = request;
    const { select, count, rankOf } = (record && ofRecord.get(record.carriers)) ?? wholeLibrary;
    const wishes = { text, recordRowId: record?.rowId ?? null };
    const rank = after === undefined ? null : rankOf.get({ ...wishes, rowId: after.rowId });
    if (rank === undefined) return null;
    const bindings = { ...wishes, rank, nameKey: after?.nameKey ?? '', rowId: after?.rowId ?? 0 };
    return asPage(select.all({ ...bindings, limit: limit + 1 }), limit, count.get(wishes) ?? 0);
  }

  return {
    /** `null` where the cursor is not one of this list's. One more than the limit tells whether there is a next page. */
    page(request: TagListRequest): TagPage | null {
      const after = request.cursor === undefined ? undefined : selectPlace.get(request.cursor);
      if (request.cursor !== undefined && after === undefined) return null;
      const typed = request.text?.trim() ?? '';
      if (typed === '' && request.record === undefined) return treePage(request.limit, after?.rowId ?? null);
      return foundPage(request, tagNameKey(typed), after);
    },
  };
}

function asPage(found: readonly StoredTag[], limit: number, total: number): TagPage {
  const tags = found.slice(0, limit);
  return { tags, total, next: found.length > limit ? (tags.at(-1)?.id ?? null) : null };
}

/** Tags whose name or an alias holds `@text` (all, where it is empty), of a record or of the whole library. */
function prepareFound(database: Database, carriers: CarrierTable | null) {
  const carried =
    carriers === null
      ? ''
      : `AND tag.id IN (SELECT tag_id FROM ${carriers} WHERE ${CARRIER_COLUMNS[carriers]} = @recordRowId)`;
  const byAlias = `SELECT tag_alias.tag_id AS id, min(${meeting('tag_alias.alias_key')}) AS rank FROM tag_alias
    WHERE instr(tag_alias.alias_key, @text) > 0 GROUP BY tag_alias.tag_id`;
  const found = `WITH by_alias (id, rank) AS MATERIALIZED (${byAlias}), found (id, name_key, rank) AS (
      SELECT tag.id, tag.name_key, min(coalesce(${meeting('tag.name_key')}, 4), coalesce(by_alias.rank, 4))
      FROM tag LEFT JOIN by_alias ON by_alias.id = tag.id
      WHERE tag.trashed_at IS NULL AND (instr(tag.name_key, @text) > 0 OR by_alias.id IS NOT NULL) ${carried}
    )`;
  return {
    select: database.prepare<[PageBindings], StoredTag>(
      `${found}, page (id, rank, name_key) AS (
         SELECT found.id, found.rank, found.name_key FROM found
         WHERE @rank IS NULL OR (found.rank, found.name_key, found.id) > (@rank, @nameKey, @rowId)
         ORDER BY found.rank, found.name_key, found.id LIMIT @limit
       )
       SELECT ${TAG_COLUMNS} FROM page JOIN tag ON tag.id = page.id LEFT JOIN tag AS parent ON parent.id = tag.parent_id
       ORDER BY page.rank, page.name_key, page.id`,
    ),
    count: database.prepare<[Wishes], number>(`${found} SELECT count(*) FROM found`).pluck(),
    rankOf: database
      .prepare<[Wishes & { rowId: number }], number>(`${found} SELECT rank FROM found WHERE id = @rowId`)
      .pluck(),
  };
}
