import type { Database } from 'better-sqlite3';
import type { TagId } from '../../contract/ids.ts';

/** A living tag. */
export interface TagTrait {
  readonly id: TagId;
  readonly rowId: number;
  /** Names from the root of the tree down to this tag. */
  readonly path: readonly string[];
  /** Row ids of the tags it lies below, itself included. */
  readonly ancestry: readonly number[];
}

/** Which documents carry which tags, as of one commit. */
export interface TagTraits {
  readonly tags: ReadonlyMap<number, TagTrait>;
  /** By document: every tag it carries and every tag those lie below, each once. */
  readonly ofDocument: ReadonlyMap<number, readonly number[]>;
  /** Row id of a living tag. */
  rowIdOf(id: TagId): number | undefined;
}

interface TagRow {
  readonly rowId: number;
  readonly id: TagId;
  readonly parentRowId: number | null;
  readonly name: string;
}

/** Read again after every commit of the library, and only then. */
export function openTagTraits(db: Database): () => TagTraits {
  const commits = db.prepare<[], number>('SELECT seq FROM meta').pluck();
  const tags = db.prepare<[], TagRow>(
    'SELECT id AS rowId, public_id AS id, parent_id AS parentRowId, name FROM tag WHERE trashed_at IS NULL',
  );
  const carried = db
    .prepare<[], readonly [number, number]>(
      'SELECT document_id, tag_id FROM document_tag ORDER BY document_id',
    )
    .raw();
  let known: TagTraits | undefined;
  let seenCommit: number | undefined;
  return () => {
    const commit = commits.get();
    if (known !== undefined && commit === seenCommit) return known;
    seenCommit = commit;
    known = readTraits(tags.all(), carried.all());
    return known;
  };
}

function readTraits(rows: readonly TagRow[], carried: readonly (readonly [number, number])[]): TagTraits {
  const byRowId = new Map(rows.map((row) => [row.rowId, row]));
  const tags = new Map(rows.map((row) => [row.rowId, traitOf(row, byRowId)]));
  const rowIds = new Map(rows.map((row) => [row.id, row.rowId]));
  const sets = new Map<number, Set<number>>();
  for (const [documentRowId, tagRowId] of carried) {
    const tag = tags.get(tagRowId);
    if (tag === undefined) continue;
    const set = sets.get(documentRowId) ?? new Set();
    sets.set(documentRowId, set);
    for (const rowId of tag.ancestry) set.add(rowId);
  }
  const ofDocument = new Map([...sets].map(([documentRowId, set]) => [documentRowId, [...set]]));
  return { tags, ofDocument, rowIdOf: (id) => rowIds.get(id) };
}

function traitOf(row: TagRow, byRowId: ReadonlyMap<number, TagRow>): TagTrait {
  const line: TagRow[] = [];
  for (let at: TagRow | undefined = row; at !== undefined && !line.includes(at);) {
    line.push(at);
    at = at.parentRowId === null ? undefined : byRowId.get(at.parentRowId);
  }
  return {
    id: row.id,
    rowId: row.rowId,
    path: line.map(({ name }) => name).toReversed(),
    ancestry: line.map(({ rowId }) => rowId),
  };
}
