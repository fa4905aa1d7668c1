import type { Database } from 'better-sqlite3';
import type { Colour } from '../contract/colours.ts';
import type { TagId } from '../contract/ids.ts';
import type { TagPair } from '../contract/tags.ts';

interface PairRow {
  readonly firstId: TagId;
  readonly firstName: string;
  readonly firstColour: Colour;
  readonly secondId: TagId;
  readonly secondName: string;
  readonly secondColour: Colour;
  readonly documents: number;
  readonly highlights: number;
  readonly total: number;
}

export interface TagPairRequest {
  /** Only pairs of this tag, which then comes first in each. */
  readonly tagRowId: number | null;
  readonly offset: number;
  readonly limit: number;
}

export interface TagPairPage {
  readonly pairs: readonly TagPair[];
  readonly total: number;
}

const HIDDEN_DOCUMENTS = 'SELECT document_state.document_id FROM document_state';
const HIDDEN_HIGHLIGHTS = `SELECT highlight.id FROM document_state
  JOIN anchor ON anchor.document_id = document_state.document_id JOIN highlight ON highlight.anchor_id = anchor.id`;

/** Which tags occur together on documents and highlights that are not in the trash. */
export function openTagPairs(database: Database) {
  const ofAny = preparePairs(database, 'one.tag_id < other.tag_id AND @tagRowId IS NULL');
  const ofOne = preparePairs(database, 'one.tag_id = @tagRowId AND other.tag_id <> @tagRowId');
  return {
    /** Most frequent first; an offset at or beyond the end answers nothing, and no total. */
    page(request: TagPairRequest): TagPairPage {
      const rows = (request.tagRowId === null ? ofAny : ofOne).all(request);
      const pairs = rows.map((row) => ({
        first: { id: row.firstId, name: row.firstName, colour: row.firstColour },
        second: { id: row.secondId, name: row.secondName, colour: row.secondColour },
        documents: row.documents,
        highlights: row.highlights,
      }));
      return { pairs, total: rows[0]?.total ?? 0 };
    },
  };
}

function preparePairs(database: Database, condition: string) {
  return database.prepare<[TagPairRequest], PairRow>(
    `WITH on_documents (first, second, records) AS (
       SELECT one.tag_id, other.tag_id, count(*)
       FROM document_tag AS one JOIN document_tag AS other ON other.document_id = one.document_id
       WHERE ${condition} AND one.document_id NOT IN (${HIDDEN_DOCUMENTS})
       GROUP BY one.tag_id, other.tag_id
     ),
     on_highlights (first, second, records) AS (
       SELECT one.tag_id, other.tag_id, count(*)
       FROM highlight_tag AS one JOIN highlight_tag AS other ON other.highlight_id = one.highlight_id
       WHERE ${condition} AND one.highlight_id NOT IN (${HIDDEN_HIGHLIGHTS})
       GROUP BY one.tag_id, other.tag_id
     ),
     pair (first, second, documents, highlights) AS (
       SELECT first, second, sum(documents), sum(highlights) FROM (
         SELECT first, second, records AS documents, 0 AS highlights FROM on_documents
         UNION ALL
         SELECT first, second, 0, records FROM on_highlights
       ) GROUP BY first, second
     )
     SELECT first.public_id AS firstId, first.name AS firstName, first.colour AS firstColour,
       second.public_id AS secondId, second.name AS secondName, second.colour AS secondColour,
       pair.documents, pair.highlights, count(*) OVER () AS total
     FROM pair JOIN tag AS first ON first.id = pair.first AND first.trashed_at IS NULL
     JOIN tag AS second ON second.id = pair.second AND second.trashed_at IS NULL
     ORDER BY pair.documents + pair.highlights DESC, first.name_key, second.name_key, first.id, second.id
     LIMIT @limit OFFSET @offset`,
  );
}
