import type { Database } from 'better-sqlite3';
import type { LinkId } from '../contract/ids.ts';
import type { LinkKind, ReviewedState } from '../contract/links.ts';

/** A link's own row; its ends are anchors. */
export interface StoredLink {
  readonly rowId: number;
  readonly id: LinkId;
  readonly kind: LinkKind;
  readonly fromAnchorRowId: number;
  readonly toAnchorRowId: number;
  readonly comment: string;
  readonly createdAt: number;
  readonly changedAt: number;
}

/** Where a link begins or ends, for finding another that does the same; start and end 0 for a whole document. */
export interface LinkEndPlace {
  readonly documentRowId: number;
  readonly extent: 'range' | 'document';
  readonly start: number;
  readonly end: number;
}

export interface LinkWording {
  readonly kind: LinkKind;
  readonly from: LinkEndPlace;
  readonly to: LinkEndPlace;
}

interface TwinBindings {
  readonly kind: LinkKind;
  readonly fromDocument: number;
  readonly fromExtent: string;
  readonly fromStart: number;
  readonly fromEnd: number;
  readonly toDocument: number;
  readonly toExtent: string;
  readonly toStart: number;
  readonly toEnd: number;
}

const COLUMNS = `link.id AS rowId, link.public_id AS id, link.kind, link.from_anchor_id AS fromAnchorRowId,
  link.to_anchor_id AS toAnchorRowId, link.comment, link.created_at AS createdAt, link.changed_at AS changedAt`;

/** A link with an end in a document that is not there is not there either: it comes back with the document. */
const PRESENT = `NOT EXISTS (
  SELECT 1 FROM anchor JOIN document_state ON document_state.document_id = anchor.document_id
  WHERE anchor.id IN (link.from_anchor_id, link.to_anchor_id))`;

/** The same for many links at once: what lies in such documents is looked up once, and is little. */
const HIDDEN_ANCHORS =
  'SELECT anchor.id FROM document_state JOIN anchor ON anchor.document_id = document_state.document_id';
const ALL_PRESENT = `link.from_anchor_id NOT IN (${HIDDEN_ANCHORS}) AND link.to_anchor_id NOT IN (${HIDDEN_ANCHORS})`;

/** Links with an end in one document, each once, with where the first of its ends there begins. */
const OF_DOCUMENT = `(
    SELECT ends.linkId, min(ends.start) AS start FROM (
      SELECT link.id AS linkId, anchor.start FROM anchor JOIN link ON link.from_anchor_id = anchor.id
      WHERE anchor.document_id = @documentRowId
      UNION ALL
      SELECT link.id AS linkId, anchor.start FROM anchor JOIN link ON link.to_anchor_id = anchor.id
      WHERE anchor.document_id = @documentRowId
    ) AS ends GROUP BY ends.linkId
  ) AS place JOIN link ON link.id = place.linkId
  WHERE ${ALL_PRESENT}`;

/**
 * Every link, or those with an end in a state to be reviewed, in whatever document or in one. The state is said twice, so that the
 * index of what is to be reviewed is used.
 */
const IN_STATE = `(@state IS NULL OR link.id IN (
  SELECT reviewed.id FROM anchor
  JOIN link AS reviewed ON reviewed.from_anchor_id = anchor.id OR reviewed.to_anchor_id = anchor.id
  WHERE anchor.state <> 'anchored' AND anchor.state = @state
    AND (@documentRowId IS NULL OR anchor.document_id = @documentRowId)))`;

const NAMED = 'public_id IN (SELECT value FROM json_each(@ids))';

export function openLinkStore(database: Database) {
  const insert = database.prepare<[Omit<StoredLink, 'rowId'>]>(
    `INSERT INTO link (public_id, kind, from_anchor_id, to_anchor_id, comment, created_at, changed_at)
     VALUES (@id, @kind, @fromAnchorRowId, @toAnchorRowId, @comment, @createdAt, @changedAt)`,
  );
  const update = database.prepare<[Omit<StoredLink, 'id' | 'createdAt'>]>(
    `UPDATE link SET kind = @kind, from_anchor_id = @fromAnchorRowId, to_anchor_id = @toAnchorRowId,
       comment = @comment, changed_at = @changedAt
     WHERE id = @rowId`,
  );
  const selectById = database.prepare<[LinkId], StoredLink>(
    `SELECT ${COLUMNS} FROM link WHERE link.public_id = ? AND ${PRESENT}`,
  );
  const selectTwin = database
    .prepare<[TwinBindings], number>(
      `SELECT link.id FROM anchor AS from_anchor
       JOIN link ON link.from_anchor_id = from_anchor.id
       JOIN anchor AS to_anchor ON to_anchor.id = link.to_anchor_id
       WHERE from_anchor.document_id = @fromDocument AND from_anchor.extent = @fromExtent
         AND from_anchor.start = @fromStart AND from_anchor.end = @fromEnd AND from_anchor.state <> 'needs-placing'
         AND to_anchor.document_id = @toDocument AND to_anchor.extent = @toExtent
         AND to_anchor.start = @toStart AND to_anchor.end = @toEnd AND to_anchor.state <> 'needs-placing'
         AND link.kind = @kind`,
    )
    .pluck();
  const countPresent = database
    .prepare<[{ ids: string }], number>(`SELECT count(*) FROM link WHERE ${NAMED} AND ${ALL_PRESENT}`)
    .pluck();
  const removeAnchors = database.prepare<[{ ids: string }]>(
    `DELETE FROM anchor WHERE id IN (
       SELECT link.from_anchor_id FROM link WHERE ${NAMED}
       UNION ALL SELECT link.to_anchor_id FROM link WHERE ${NAMED})`,
  );
  const removeLinks = database.prepare<[{ ids: string }]>(`DELETE FROM link WHERE ${NAMED}`);
  return {
    insert: ({ id, kind, fromAnchorRowId, toAnchorRowId, comment, createdAt, changedAt }: NewLink): void =>
      void insert.run({ id, kind, fromAnchorRowId, toAnchorRowId, comment, createdAt, changedAt }),
    update: ({ rowId, kind, fromAnchorRowId, toAnchorRowId, comment, changedAt }: StoredLink): void =>
      void update.run({ rowId, kind, fromAnchorRowId, toAnchorRowId, comment, changedAt }),
    /** Not where one of its documents is in the trash. */
    find: (id: LinkId): StoredLink | null => selectById.get(id) ?? null,
    /** The row id of a link of that kind from that very place to that very place. */
    findTwin: ({ kind, from, to }: LinkWording): number | null =>
      selectTwin.get({
        kind,
        fromDocument: from.documentRowId,
        fromExtent: from.extent,
        fromStart: from.start,
        fromEnd: from.end,
        toDocument: to.documentRowId,
        toExtent: to.extent,
        toStart: to.start,
        toEnd: to.end,
      }) ?? null,
    countPresent: (ids: readonly LinkId[]): number => countPresent.get({ ids: JSON.stringify(ids) }) ?? 0,
    /** With their anchors. */
    remove(ids: readonly LinkId[]): number {
      const named = { ids: JSON.stringify(ids) };
      removeAnchors.run(named);
      return removeLinks.run(named).changes;
    },
    ...openLinkLists(database),
  };
}

export type NewLink = Omit<StoredLink, 'rowId'>;

/** Which links are listed. */
export interface LinkFilter {
  /** `null`: those of all documents. */
  readonly documentRowId: number | null;
  /** With an end in that state; `null`: in whatever state they are. */
  readonly state: ReviewedState | null;
}

export interface LinkPage extends LinkFilter {
  /** The last link of the page before. */
  readonly after: LinkId | null;
  readonly limit: number;
}

/** A list is `null` where it is to follow a link that is no more. */
function openLinkLists(database: Database) {
  const selectRowId = database.prepare<[LinkId], number>('SELECT id FROM link WHERE public_id = ?').pluck();
  const selectStart = database
    .prepare<[{ documentRowId: number; rowId: number }], number | null>(
      `SELECT min(anchor.start) FROM link JOIN anchor ON anchor.id IN (link.from_anchor_id, link.to_anchor_id)
       WHERE link.id = @rowId AND anchor.document_id = @documentRowId`,
    )
    .pluck();
  const selectNewest = database.prepare<[LinkFilter & { beforeRowId: number; limit: number }], StoredLink>(
    `SELECT ${COLUMNS} FROM link WHERE link.id < @beforeRowId AND ${ALL_PRESENT} AND ${IN_STATE}
     ORDER BY link.id DESC LIMIT @limit`,
  );
  const countAll = database
    .prepare<[LinkFilter], number>(`SELECT count(*) FROM link WHERE ${ALL_PRESENT} AND ${IN_STATE}`)
    .pluck();
  const selectOfDocument = database.prepare<
    [LinkFilter & { afterStart: number; afterRowId: number; limit: number }],
    StoredLink
  >(
    `SELECT ${COLUMNS} FROM ${OF_DOCUMENT} AND ${IN_STATE} AND (place.start, link.id) > (@afterStart, @afterRowId)
     ORDER BY place.start, link.id LIMIT @limit`,
  );
  const countOfDocument = database
    .prepare<[LinkFilter], number>(`SELECT count(*) FROM ${OF_DOCUMENT} AND ${IN_STATE}`)
    .pluck();
  const newest = ({ after, limit, ...filter }: LinkPage): readonly StoredLink[] | null => {
    const beforeRowId = after === null ? Number.MAX_SAFE_INTEGER : selectRowId.get(after);
    return beforeRowId === undefined ? null : selectNewest.all({ ...filter, beforeRowId, limit });
  };
  const ofDocument = (documentRowId: number, { after, limit, state }: LinkPage) => {
    const filter = { documentRowId, state };
    if (after === null) return selectOfDocument.all({ ...filter, afterStart: -1, afterRowId: 0, limit });
    const afterRowId = selectRowId.get(after);
    if (afterRowId === undefined) return null;
    const afterStart = selectStart.get({ documentRowId, rowId: afterRowId }) ?? null;
    return afterStart === null ? null : selectOfDocument.all({ ...filter, afterStart, afterRowId, limit });
  };
  return {
    /** Of one document in the order in which the first of their ends there begin; else the last ones made come first. */
    list: (page: LinkPage): readonly StoredLink[] | null =>
      page.documentRowId === null ? newest(page) : ofDocument(page.documentRowId, page),
    count: (filter: LinkFilter): number =>
      (filter.documentRowId === null ? countAll : countOfDocument).get(filter) ?? 0,
  };
}
