import type { Database } from 'better-sqlite3';
import type { Colour } from '../contract/colours.ts';
import type { AnchorState } from '../contract/highlights.ts';
import type { DocumentId, HighlightId } from '../contract/ids.ts';
import type { TextDirection } from '../contract/models.ts';
import type { TagFilter } from '../contract/tags.ts';
import { tagFilterBindings, tagFilterCondition, type TagFilterBindings } from './tag-filter.ts';

/** A highlight as lists show it; `words` may be cut, see `LISTED_WORDS`. */
export interface ListedHighlight {
  readonly rowId: number;
  readonly id: HighlightId;
  readonly documentId: DocumentId;
  readonly documentTitle: string;
  readonly documentDirection: TextDirection;
  readonly state: AnchorState;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly before: string;
  readonly after: string;
  readonly colour: Colour;
  readonly comment: string;
  readonly createdAt: number;
  readonly changedAt: number;
}

export interface HighlightListing {
  /** `null` for all documents. */
  readonly documentRowId: number | null;
  readonly colour: Colour | null;
  readonly state: AnchorState | null;
  readonly tags: TagFilter | undefined;
  /** Folded beginnings of words, each of which a word of the highlight or of its comment has to have. */
  readonly words: readonly string[];
}

export interface HighlightPageRequest extends HighlightListing {
  /** The last highlight of the page before, listed in the same way. */
  readonly after: HighlightId | null;
  readonly limit: number;
}

export interface HighlightPage {
  readonly highlights: readonly ListedHighlight[];
  readonly total: number;
}

/** Most of a highlight's words that a list reads, in Unicode characters. */
const LISTED_WORDS = 2_000;

const COLUMNS = `highlight.id AS rowId, highlight.public_id AS id, document.public_id AS documentId,
  document.title AS documentTitle, document.direction AS documentDirection, anchor.state, anchor.start, anchor.end,
  anchor.before, anchor.after, highlight.colour, highlight.comment,
  highlight.created_at AS createdAt, highlight.changed_at AS changedAt`;

// The order of the joins is the order of the list, which an index on anchors gives without sorting.
const FROM = `FROM anchor
  CROSS JOIN highlight ON highlight.anchor_id = anchor.id
  CROSS JOIN document ON document.id = anchor.document_id
  WHERE NOT EXISTS (SELECT 1 FROM document_state WHERE document_state.document_id = anchor.document_id)`;

interface Place {
  readonly documentRowId: number;
  readonly start: number;
  readonly end: number;
  readonly anchorRowId: number;
}

type Filter = TagFilterBindings & {
  readonly documentRowId: number | null;
  readonly colour: Colour | null;
  readonly state: AnchorState | null;
  readonly words: string;
};

/** Highlights in reading order, document by document in the order of their arrival. */
export function openHighlightList(database: Database) {
  const selectOne = database.prepare<[HighlightId], ListedHighlight>(
    `SELECT ${COLUMNS}, anchor.words ${FROM} AND highlight.public_id = ?`,
  );
  const selectPlace = database.prepare<[HighlightId], Place>(
    `SELECT anchor.document_id AS documentRowId, anchor.start, anchor.end, anchor.id AS anchorRowId
     FROM highlight JOIN anchor ON anchor.id = highlight.anchor_id WHERE highlight.public_id = ?`,
  );
  const statements = new Map<string, ReturnType<typeof prepareListing>>();

  function prepared(listing: HighlightListing) {
    const conditions = conditionsOf(listing);
    const statement = statements.get(conditions) ?? prepareListing(database, conditions);
    statements.set(conditions, statement);
    return statement;
  }

  return {
    /** With all its words; `null` where its document is not there. */
    find: (id: HighlightId): ListedHighlight | null => selectOne.get(id) ?? null,
    /** `null` where the page is to follow a highlight that is no more. */
    page(request: HighlightPageRequest): HighlightPage | null {
      const after = request.after === null ? FIRST : selectPlace.get(request.after);
      if (after === undefined) return null;
      const { documentRowId, colour, state } = request;
      const filter: Filter = {
        documentRowId,
        colour,
        state,
        words: JSON.stringify(request.words),
        ...tagFilterBindings(request.tags),
      };
      const { select, count } = prepared(request);
      const highlights = select.all({
        ...filter,
        afterDocument: after.documentRowId,
        afterStart: after.start,
        afterEnd: after.end,
        afterAnchor: after.anchorRowId,
        limit: request.limit,
      });
      return { highlights, total: count.get(filter) ?? 0 };
    },
  };
}

const FIRST: Place = { documentRowId: 0, start: 0, end: 0, anchorRowId: 0 };

/** Only the conditions that are asked for: one that always holds would still be asked of every row. */
function conditionsOf({ documentRowId, colour, state, tags, words }: HighlightListing): string {
  const conditions = [
    documentRowId === null ? [] : ['anchor.document_id = @documentRowId'],
    colour === null ? [] : ['highlight.colour = @colour'],
    state === null ? [] : ['anchor.state = @state'],
    words.length === 0 ? [] : [HAS_WORDS],
    tags === undefined ? [] : [tagFilterCondition('highlight_tag', 'highlight.id')],
  ];
  return conditions.flatMap((list) => list.map((condition) => ` AND ${condition}`)).join('');
}

const HAS_WORDS = `NOT EXISTS (
  SELECT 1 FROM json_each(@words) AS typed
  WHERE instr(highlight.words_folded, ' ' || typed.value) = 0
    AND instr(highlight.comment_folded, ' ' || typed.value) = 0)`;

interface PageBindings extends Filter {
  readonly afterDocument: number;
  readonly afterStart: number;
  readonly afterEnd: number;
  readonly afterAnchor: number;
  readonly limit: number;
}

function prepareListing(database: Database, conditions: string) {
  const select = database.prepare<[PageBindings], ListedHighlight>(
    `SELECT ${COLUMNS}, substr(anchor.words, 1, ${LISTED_WORDS}) AS words ${FROM} ${conditions}
       AND (anchor.document_id, anchor.start, anchor.end, anchor.id)
         > (@afterDocument, @afterStart, @afterEnd, @afterAnchor)
     ORDER BY anchor.document_id, anchor.start, anchor.end, anchor.id LIMIT @limit`,
  );
  const count = database.prepare<[Filter], number>(`SELECT count(*) ${FROM} ${conditions}`).pluck();
  return { select, count };
}
