import type { Database } from 'better-sqlite3';
import type { DocumentId } from '../../contract/ids.ts';
import type { CanonicalOffset, PassageKind, TextDirection, TitleBasis } from '../../contract/models.ts';
import type { PassageSet } from '../index/passage-sets.ts';

/** A passage and its document, as a hit names them. */
export interface PassageRecord {
  readonly id: number;
  readonly documentRowId: number;
  readonly documentId: DocumentId;
  readonly file: string;
  readonly title: string;
  readonly titleBasis: TitleBasis;
  readonly direction: TextDirection;
  readonly start: CanonicalOffset;
  readonly end: CanonicalOffset;
  readonly ordinal: number;
  readonly kind: PassageKind;
}

export interface PassageDirectory {
  record(passageId: number): PassageRecord | undefined;
  /** The passages of a document; none for an unknown document. */
  ofDocument(documentId: DocumentId): PassageSet;
  /** The same with all that is known of them, in reading order. */
  recordsOf(documentId: DocumentId): PassageRecord[];
}

const SELECT_RECORD = `
  SELECT passage.id, document.id AS documentRowId, document.public_id AS documentId, document.file,
    document.title, document.title_basis AS titleBasis, passage.direction, passage.start, passage.end,
    passage.ordinal, passage.kind
  FROM passage JOIN document ON document.id = passage.document_id`;

/** What the library's own tables say of passages. */
export function openPassageDirectory(db: Database): PassageDirectory {
  const byId = db.prepare<[number], PassageRecord>(`${SELECT_RECORD} WHERE passage.id = ?`);
  const recordsByDocument = db.prepare<[DocumentId], PassageRecord>(
    `${SELECT_RECORD} WHERE document.public_id = ? ORDER BY passage.ordinal`,
  );
  const byDocument = db.prepare<[DocumentId], { id: number }>(
    `SELECT passage.id FROM passage JOIN document ON document.id = passage.document_id
     WHERE document.public_id = ? ORDER BY passage.id`,
  );
  return {
    record: (passageId) => byId.get(passageId),
    ofDocument: (documentId) => Uint32Array.from(byDocument.all(documentId), (row) => row.id),
    recordsOf: (documentId) => recordsByDocument.all(documentId),
  };
}
