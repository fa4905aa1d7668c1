import type { Database } from 'better-sqlite3';
import type { AnchorState } from '../contract/highlights.ts';
import type { DocumentId } from '../contract/ids.ts';
import type { TextDirection } from '../contract/models.ts';
import type { CutAnchor } from '../text/anchor.ts';

/** A place in a document's text, or the whole of it: then words and what is around them are empty. */
export interface StoredAnchor extends CutAnchor {
  readonly rowId: number;
  readonly documentRowId: number;
  readonly extent: 'range' | 'document';
  readonly state: AnchorState;
}

/** An anchor with the document it lies in, as a link shows its ends. */
export interface AnchorInDocument extends Omit<StoredAnchor, 'before' | 'after'> {
  readonly documentId: DocumentId;
  readonly documentTitle: string;
  readonly documentDirection: TextDirection;
}

/** An anchor of a document with the highlight that stands on it; `null` for the end of a link. */
export interface AnchorOfDocument extends StoredAnchor {
  readonly highlightRowId: number | null;
}

/** Most of an end's words that is read, in Unicode characters. */
const SHOWN_WORDS = 400;

/** Places that highlights and links hold on to. An anchor belongs to one of them and goes with it. */
export function openAnchorStore(database: Database) {
  const insert = database.prepare<[Omit<StoredAnchor, 'rowId'>]>(
    `INSERT INTO anchor (document_id, extent, start, end, words, before, after, state)
     VALUES (@documentRowId, @extent, @start, @end, @words, @before, @after, @state)`,
  );
  const update = database.prepare<[Omit<StoredAnchor, 'extent'>]>(
    `UPDATE anchor SET document_id = @documentRowId, start = @start, end = @end, words = @words, before = @before,
       after = @after, state = @state
     WHERE id = @rowId`,
  );
  const selectInDocuments = database.prepare<[string], AnchorInDocument>(
    `SELECT anchor.id AS rowId, anchor.document_id AS documentRowId, anchor.extent, anchor.state, anchor.start,
       anchor.end, substr(anchor.words, 1, ${SHOWN_WORDS}) AS words, document.public_id AS documentId,
       document.title AS documentTitle, document.direction AS documentDirection
     FROM json_each(?) AS wanted JOIN anchor ON anchor.id = wanted.value
     JOIN document ON document.id = anchor.document_id`,
  );
  const selectOfDocument = database.prepare<[number], AnchorOfDocument>(
    `SELECT anchor.id AS rowId, anchor.document_id AS documentRowId, anchor.extent, anchor.start, anchor.end,
       anchor.words, anchor.before, anchor.after, anchor.state, highlight.id AS highlightRowId
     FROM anchor LEFT JOIN highlight ON highlight.anchor_id = anchor.id
     WHERE anchor.document_id = ? ORDER BY anchor.start, anchor.end, anchor.id`,
  );
  const countOwners = database
    .prepare<[{ documentRowId: number }], number>(
      `SELECT count(*) FROM (
         SELECT 'h' || highlight.id FROM anchor JOIN highlight ON highlight.anchor_id = anchor.id
         WHERE anchor.document_id = @documentRowId
         UNION
         SELECT 'l' || link.id FROM anchor JOIN link ON anchor.id IN (link.from_anchor_id, link.to_anchor_id)
         WHERE anchor.document_id = @documentRowId)`,
    )
    .pluck();
  return {
    ofDocument: (documentRowId: number): readonly AnchorOfDocument[] => selectOfDocument.all(documentRowId),
    /** Highlights in a document, and links with an end there, whether the other end is in the trash or not. */
    countOwners: (documentRowId: number): number => countOwners.get({ documentRowId }) ?? 0,
    /** Answers the row id of an anchor on words. */
    insert: (documentRowId: number, cut: CutAnchor): number =>
      Number(insert.run({ ...cut, documentRowId, extent: 'range', state: 'anchored' }).lastInsertRowid),
    /** Answers the row id of an anchor on a whole document. */
    insertWhole(documentRowId: number): number {
      const nowhere = { start: 0, end: 0, words: '', before: '', after: '' };
      const row = { ...nowhere, documentRowId, extent: 'document', state: 'anchored' } as const;
      return Number(insert.run(row).lastInsertRowid);
    },
    /** All but its extent, which never changes. */
    update({ rowId, documentRowId, start, end, words, before, after, state }: StoredAnchor): void {
      update.run({ rowId, documentRowId, start, end, words, before, after, state });
    },
    /** Anchors with their documents, by one query; their words are cut to 400 characters. */
    inDocuments(rowIds: readonly number[]): ReadonlyMap<number, AnchorInDocument> {
      return new Map(
        selectInDocuments.all(JSON.stringify(rowIds)).map((anchor) => [anchor.rowId, anchor] as const),
      );
    },
  };
}
