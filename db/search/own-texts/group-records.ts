import type { Database } from 'better-sqlite3';
import type { DocumentId, HighlightId, NoteId } from '../../contract/ids.ts';
import type { CanonicalOffset, TitleBasis } from '../../contract/models.ts';

/** What a group shows of a record; all lists of row ids are bound as JSON. */
export interface TitleRecord {
  readonly rowId: number;
  readonly documentId: DocumentId;
  readonly title: string;
  readonly titleBasis: TitleBasis;
}

export interface HighlightRecord {
  readonly rowId: number;
  readonly highlightId: HighlightId;
  readonly documentId: DocumentId;
  readonly documentTitle: string;
  readonly start: CanonicalOffset;
  readonly end: CanonicalOffset;
}

export interface NoteRecord {
  readonly rowId: number;
  readonly noteId: NoteId;
  /** Its first words where it has no title. */
  readonly title: string;
}

const WANTED = 'SELECT value FROM json_each(?)';

function listed(rowIds: Iterable<number>): string {
  return JSON.stringify([...rowIds]);
}

/** The records that a group shows, read by their row ids. Those of hidden documents are told apart by `hidden…`. */
export function openGroupRecords(db: Database) {
  const titles = db.prepare<[string, number], TitleRecord>(
    `SELECT document.id AS rowId, document.public_id AS documentId, document.title,
       document.title_basis AS titleBasis
     FROM document WHERE document.id IN (${WANTED}) ORDER BY document.id LIMIT ?`,
  );
  const highlights = db.prepare<[string, number], HighlightRecord>(
    `SELECT highlight.id AS rowId, highlight.public_id AS highlightId, document.public_id AS documentId,
       document.title AS documentTitle, anchor.start, anchor.end
     FROM highlight JOIN anchor ON anchor.id = highlight.anchor_id JOIN document ON document.id = anchor.document_id
     WHERE highlight.id IN (${WANTED})
     ORDER BY anchor.document_id, anchor.start, anchor.end, highlight.id LIMIT ?`,
  );
  const notes = db.prepare<[string, number], NoteRecord>(
    `SELECT note.id AS rowId, note.public_id AS noteId, iif(trim(note.title) = '', note.opening, note.title) AS title
     FROM note WHERE note.id IN (${WANTED}) ORDER BY note.version DESC, note.id DESC LIMIT ?`,
  );
  const documentsOfHighlights = db
    .prepare<[], readonly [number, number]>(
      `SELECT highlight.id, anchor.document_id FROM highlight JOIN anchor ON anchor.id = highlight.anchor_id
       ORDER BY highlight.id`,
    )
    .raw();
  const hiddenDocuments = db
    .prepare<[], number>('SELECT document_id FROM document_state ORDER BY document_id')
    .pluck();
  const hiddenHighlights = db
    .prepare<[], number>(
      `SELECT highlight.id FROM document_state JOIN anchor ON anchor.document_id = document_state.document_id
       JOIN highlight ON highlight.anchor_id = anchor.id ORDER BY highlight.id`,
    )
    .pluck();
  const below = `WITH RECURSIVE below (id) AS (
      SELECT tag.id FROM tag WHERE tag.trashed_at IS NULL AND tag.id IN (${WANTED})
      UNION
      SELECT tag.id FROM below JOIN tag ON coalesce(tag.parent_id, 0) = +below.id AND tag.trashed_at IS NULL
    )`;
  const taggedHighlights = db
    .prepare<[string], number>(
      `${below} SELECT DISTINCT highlight_id FROM highlight_tag WHERE tag_id IN (SELECT id FROM below)
       ORDER BY highlight_id`,
    )
    .pluck();
  const taggedDocuments = db
    .prepare<[string], number>(
      `${below} SELECT DISTINCT document_id FROM document_tag WHERE tag_id IN (SELECT id FROM below)`,
    )
    .pluck();
  const taggedNotes = db
    .prepare<[string], number>(
      `${below} SELECT DISTINCT note_id FROM note_tag WHERE tag_id IN (SELECT id FROM below) ORDER BY note_id`,
    )
    .pluck();
  return {
    /** In the order of the library. */
    titles: (rowIds: Uint32Array, limit: number) => titles.all(listed(rowIds.subarray(0, limit)), limit),
    /** In reading order. */
    highlights: (rowIds: Uint32Array, limit: number) => highlights.all(listed(rowIds), limit),
    /** Those changed last come first. */
    notes: (rowIds: Uint32Array, limit: number) => notes.all(listed(rowIds), limit),
    hiddenDocuments: () => Uint32Array.from(hiddenDocuments.all()),
    hiddenHighlights: () => Uint32Array.from(hiddenHighlights.all()),
    /** Highlights that lie in one of the documents, and those that carry one of the tags or one below it. */
    highlightsIn: (documents: ReadonlySet<number>): Uint32Array =>
      Uint32Array.from(
        documentsOfHighlights.all().flatMap(([rowId, document]) => (documents.has(document) ? [rowId] : [])),
      ),
    taggedDocuments: (tags: Iterable<number>): ReadonlySet<number> =>
      new Set(taggedDocuments.all(listed(tags))),
    taggedHighlights: (tags: Iterable<number>) => Uint32Array.from(taggedHighlights.all(listed(tags))),
    taggedNotes: (tags: Iterable<number>) => Uint32Array.from(taggedNotes.all(listed(tags))),
  };
}
