import type { Database } from 'better-sqlite3';
import { documentId, type DocumentId } from '../contract/ids.ts';
import type { TagFilter } from '../contract/tags.ts';
import { IS_PRESENT } from './document-states.ts';
import { DOCUMENT_COLUMNS, type StoredDocument } from './documents.ts';
import { filterWords } from './listing-keys.ts';
import { tagFilterBindings, tagFilterCondition, type TagFilterBindings } from './tag-filter.ts';

export type DocumentSort = 'title' | 'publisher' | 'date' | 'language' | 'words' | 'added';
export type SortOrder = 'ascending' | 'descending';

export interface DocumentListRequest {
  readonly sort: DocumentSort;
  readonly order: SortOrder;
  readonly limit: number;
  /** The `next` of the page before, asked for in the same order and with the same filter. */
  readonly cursor?: string | undefined;
  readonly filter?: string | undefined;
  readonly language?: string | undefined;
  readonly tags?: TagFilter | undefined;
}

export interface DocumentPage {
  readonly documents: readonly StoredDocument[];
  /** Documents that pass the filter, on all pages. */
  readonly total: number;
  readonly next: string | null;
}

/** Where the page before ended. */
interface Place {
  readonly sortKey: string | number;
  readonly rowId: number;
}

interface Filter extends TagFilterBindings {
  /** A list as JSON, so that one statement serves any number of words. */
  readonly words: string;
  readonly language: string | null;
}

interface PageBindings extends Filter {
  readonly limit: number;
  readonly afterKey: string | number | null;
  readonly afterRowId: number | null;
}

/**
 * A document that states no publisher or date comes last in either order, so the key of a stated value starts with a
 * mark that sorts before the missing one's, or after it. U+0001 keeps the parts of a key apart.
 */
const SORT_KEYS: Readonly<Record<DocumentSort, (order: SortOrder) => string>> = {
  title: () => 'document_listing.title_key',
  publisher: (order) => statedFirst('document_listing.publisher_key', order),
  date: (order) => statedFirst('document_listing.date_key', order),
  language: () => `document.language || char(1) || document_listing.title_key`,
  words: () => 'document.words',
  added: () => 'document.id',
};

function statedFirst(column: string, order: SortOrder): string {
  const [stated, missing] = order === 'ascending' ? ['1', '2'] : ['2', '1'];
  return `iif(${column} IS NULL, '${missing}', '${stated}' || ${column}) || char(1) || document_listing.title_key`;
}

const MATCHING = `FROM document JOIN document_listing ON document_listing.document_id = document.id
  WHERE ${IS_PRESENT} AND (@language IS NULL OR document.language = @language)
    AND ${tagFilterCondition('document_tag', 'document.id')}
    AND NOT EXISTS (
      SELECT 1 FROM json_each(@words) AS word WHERE instr(document_listing.filter_text, word.value) = 0)`;

/** The list of documents: sorted, filtered, and answered page by page from where the page before ended. */
export function openDocumentList(database: Database) {
  const count = database.prepare<[Filter], number>(`SELECT count(*) ${MATCHING}`).pluck();
  const statements = new Map<string, ReturnType<typeof prepareSorted>>();

  function sorted(sort: DocumentSort, order: SortOrder) {
    const name = `${sort} ${order}`;
    const statement = statements.get(name) ?? prepareSorted(database, sort, order);
    statements.set(name, statement);
    return statement;
  }

  return {
    /** `null` where the cursor is not one of this list's. */
    page(request: DocumentListRequest): DocumentPage | null {
      const { findPlace, selectPage } = sorted(request.sort, request.order);
      const cursor = documentId.safeParse(request.cursor);
      const after = cursor.success ? findPlace.get(cursor.data) : undefined;
      if (request.cursor !== undefined && after === undefined) return null;
      const filter = {
        words: JSON.stringify(filterWords(request.filter ?? '')),
        language: request.language ?? null,
        ...tagFilterBindings(request.tags),
      };
      const found = selectPage.all({
        ...filter,
        limit: request.limit + 1, // one more tells whether there is a next page
        afterKey: after?.sortKey ?? null,
        afterRowId: after?.rowId ?? null,
      });
      const documents = found.slice(0, request.limit);
      const next = found.length > request.limit ? (documents.at(-1)?.id ?? null) : null;
      return { documents, total: count.get(filter) ?? 0, next };
    },
  };
}

function prepareSorted(database: Database, sort: DocumentSort, order: SortOrder) {
  const key = SORT_KEYS[sort](order);
  const [comparison, direction] = order === 'ascending' ? ['>', 'ASC'] : ['<', 'DESC'];
  const findPlace = database.prepare<[DocumentId], Place>(
    `SELECT ${key} AS sortKey, document.id AS rowId
     FROM document JOIN document_listing ON document_listing.document_id = document.id
     WHERE document.public_id = ?`,
  );
  const selectPage = database.prepare<[PageBindings], StoredDocument>(
    `SELECT ${DOCUMENT_COLUMNS} ${MATCHING}
       AND (@afterRowId IS NULL OR (${key}, document.id) ${comparison} (@afterKey, @afterRowId))
     ORDER BY ${key} ${direction}, document.id ${direction}
     LIMIT @limit`,
  );
  return { findPlace, selectPage };
}
