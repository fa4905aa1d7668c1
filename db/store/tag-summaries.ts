import type { Database } from 'better-sqlite3';
import type { Tag } from '../contract/tags.ts';
import { asMoment } from './moments.ts';
import type { StoredTag } from './tag-rows.ts';

interface Counted {
  readonly rowId: number;
  readonly count: number;
}

interface Alias {
  readonly rowId: number;
  readonly alias: string;
}

const OF_TAGS = 'tag_id IN (SELECT value FROM json_each(?))';

/** Records that are in the trash or have another version in their place are not counted; there are few of them. */
const COUNTS = {
  documents: `SELECT tag_id AS rowId, count(*) AS count FROM document_tag
    WHERE ${OF_TAGS} AND document_id NOT IN (SELECT document_state.document_id FROM document_state)
    GROUP BY tag_id`,
  highlights: `SELECT tag_id AS rowId, count(*) AS count FROM highlight_tag
    WHERE ${OF_TAGS} AND highlight_id NOT IN (
      SELECT highlight.id FROM document_state JOIN anchor ON anchor.document_id = document_state.document_id
      JOIN highlight ON highlight.anchor_id = anchor.id
    )
    GROUP BY tag_id`,
  notes: `SELECT tag_id AS rowId, count(*) AS count FROM note_tag
    WHERE ${OF_TAGS} AND note_id NOT IN (SELECT note.id FROM note WHERE note.trashed_at IS NOT NULL)
    GROUP BY tag_id`,
  children: `SELECT parent_id AS rowId, count(*) AS count FROM tag
    WHERE coalesce(parent_id, 0) IN (SELECT value FROM json_each(?)) AND trashed_at IS NULL
    GROUP BY parent_id`,
} as const;

/** What a tag is told by: its aliases, and how many carry it. One query of each kind for a page of tags. */
export function openTagSummaries(database: Database) {
  const count = {
    documents: database.prepare<[string], Counted>(COUNTS.documents),
    highlights: database.prepare<[string], Counted>(COUNTS.highlights),
    notes: database.prepare<[string], Counted>(COUNTS.notes),
    children: database.prepare<[string], Counted>(COUNTS.children),
  };
  const selectAliases = database.prepare<[string], Alias>(
    `SELECT tag_id AS rowId, alias FROM tag_alias WHERE ${OF_TAGS} ORDER BY tag_id, alias_key`,
  );
  return {
    of(tags: readonly StoredTag[]): readonly Tag[] {
      const rowIds = JSON.stringify(tags.map(({ rowId }) => rowId));
      const aliases = Map.groupBy(selectAliases.all(rowIds), ({ rowId }) => rowId);
      const countsOf = (counted: keyof typeof count): ReadonlyMap<number, number> =>
        new Map(count[counted].all(rowIds).map((row) => [row.rowId, row.count]));
      const [documents, highlights, notes, children] = [
        countsOf('documents'),
        countsOf('highlights'),
        countsOf('notes'),
        countsOf('children'),
      ];
      return tags.map(({ rowId, id, parentId, name, colour, description, createdAt }) => ({
        id,
        parentId,
        name,
        aliases: (aliases.get(rowId) ?? []).map(({ alias }) => alias),
        colour,
        description,
        documents: documents.get(rowId) ?? 0,
        highlights: highlights.get(rowId) ?? 0,
        notes: notes.get(rowId) ?? 0,
        children: children.get(rowId) ?? 0,
        createdAt: asMoment(createdAt),
      }));
    },
  };
}
