import type { Database } from 'better-sqlite3';
import type { DocumentId } from '../contract/ids.ts';
import type { CanonicalOffset, PassageKind, TextDirection, TitleBasis } from '../contract/models.ts';
import type { PassageSet } from './passage-sets.ts';

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
  documentOf(passageId: number): number;
  isFurniture(passageId: number): boolean;
}

interface PlaceRow {
  readonly id: number;
  readonly documentRowId: number;
  readonly isFurniture: 0 | 1;
}

const SELECT_RECORD = `
  SELECT passage.id, document.id AS documentRowId, document.public_id AS documentId, document.file,
    document.title, document.title_basis AS titleBasis, passage.direction, passage.start, passage.end,
    passage.ordinal, passage.kind
  FROM passage JOIN document ON document.id = passage.document_id`;

/**
 * Which document a passage belongs to. That of every passage is kept in memory (five bytes each), because a search
 * counts the documents of all its passages; rows that have been added are read when first asked for.
 */
export function openPassageDirectory(db: Database): PassageDirectory {
  const byId = db.prepare<[number], PassageRecord>(`${SELECT_RECORD} WHERE passage.id = ?`);
  const recordsByDocument = db.prepare<[DocumentId], PassageRecord>(
    `${SELECT_RECORD} WHERE document.public_id = ? ORDER BY passage.ordinal`,
  );
  const byDocument = db.prepare<[DocumentId], { id: number }>(
    `SELECT passage.id FROM passage JOIN document ON document.id = passage.document_id
     WHERE document.public_id = ? ORDER BY passage.id`,
  );
  const places = openPlaces(db);
  return {
    record: (passageId) => byId.get(passageId),
    ofDocument: (documentId) => Uint32Array.from(byDocument.all(documentId), (row) => row.id),
    recordsOf: (documentId) => recordsByDocument.all(documentId),
    documentOf: (passageId) => places.of(passageId).documentRowId,
    isFurniture: (passageId) => places.of(passageId).isFurniture,
  };
}

function openPlaces(db: Database) {
  const added = db.prepare<[number], PlaceRow>(
    `SELECT id, document_id AS documentRowId, kind = 'furniture' AS isFurniture FROM passage WHERE id > ? ORDER BY id`,
  );
  let documents = new Uint32Array(1024);
  let furniture = new Uint8Array(1024);
  let last = 0;
  const take = (row: PlaceRow): void => {
    if (row.id >= documents.length) {
      const length = Math.max(documents.length * 2, row.id + 1);
      documents = copyInto(new Uint32Array(length), documents);
      furniture = copyInto(new Uint8Array(length), furniture);
    }
    documents[row.id] = row.documentRowId;
    furniture[row.id] = row.isFurniture;
    last = row.id;
  };
  return {
    of(passageId: number): { documentRowId: number; isFurniture: boolean } {
      if (passageId > last) for (const row of added.all(last)) take(row);
      return { documentRowId: documents[passageId] ?? 0, isFurniture: furniture[passageId] === 1 };
    },
  };
}

function copyInto<Numbers extends Uint32Array | Uint8Array>(larger: Numbers, numbers: Numbers): Numbers {
  larger.set(numbers);
  return larger;
}
