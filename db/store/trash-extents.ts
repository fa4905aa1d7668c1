import type { Database } from 'better-sqlite3';

interface Extent {
  readonly rowId: number;
  readonly records: number;
}

/** Each document of a bound JSON list, with the versions whose place it took, counted with their highlights and links. */
const DOCUMENT_EXTENTS = `
  WITH RECURSIVE version (root, id) AS (
    SELECT value, value FROM json_each(?)
    UNION
    SELECT version.root, document_state.document_id FROM version
    JOIN document_state ON document_state.superseded_by = version.id
  ), hanging (root, record) AS (
    SELECT root, 'document ' || id FROM version
    UNION
    SELECT version.root, 'highlight ' || highlight.id FROM version
    JOIN anchor ON anchor.document_id = version.id JOIN highlight ON highlight.anchor_id = anchor.id
    UNION
    SELECT version.root, 'link ' || link.id FROM version
    JOIN anchor ON anchor.document_id = version.id
    JOIN link ON link.from_anchor_id = anchor.id OR link.to_anchor_id = anchor.id
  )
  SELECT root AS rowId, count(*) AS records FROM hanging GROUP BY root`;

/** Each tag of a bound JSON list, counted with those below it that were removed in the same moment. */
const TAG_EXTENTS = `
  WITH RECURSIVE removed (root, id, trashed_at) AS (
    SELECT tag.id, tag.id, tag.trashed_at FROM json_each(?) AS wanted JOIN tag ON tag.id = wanted.value
    UNION
    SELECT removed.root, tag.id, tag.trashed_at FROM removed
    JOIN tag ON coalesce(tag.parent_id, 0) = removed.id AND tag.trashed_at = removed.trashed_at
  )
  SELECT root AS rowId, count(*) AS records FROM removed GROUP BY root`;

/** How many records would be destroyed with what is in the trash, for a page of it at once. */
export function openTrashExtents(database: Database) {
  const selectDocuments = database.prepare<[string], Extent>(DOCUMENT_EXTENTS);
  const selectTags = database.prepare<[string], Extent>(TAG_EXTENTS);
  const asMap = (extents: readonly Extent[]): ReadonlyMap<number, number> =>
    new Map(extents.map(({ rowId, records }) => [rowId, records]));
  return {
    ofDocuments: (rowIds: readonly number[]) => asMap(selectDocuments.all(JSON.stringify(rowIds))),
    ofTags: (rowIds: readonly number[]) => asMap(selectTags.all(JSON.stringify(rowIds))),
  };
}
