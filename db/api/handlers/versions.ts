import { documentId, type DocumentId } from '../../contract/ids.ts';
import { MAX_UNCONFIRMED_RECORDS } from '../../contract/method.ts';
import type { VersionPlan } from '../../contract/models.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import { ingest, type IngestedDocument } from '../../import/ingest.ts';
import { indexPassages } from '../../search/index/index-passages.ts';
import type { StoredDocument } from '../../store/documents.ts';
import { takeInDocument } from '../../store/take-in-document.ts';
import { confirmationNeeded } from '../confirmation.ts';
import type { LibraryQuery, UndoableCommand } from '../handler.ts';
import type { OpenLibrary } from '../open-library.ts';
import { getDocument } from './documents.ts';
import { findPresentDocument } from './known-document.ts';
import { moveAnchors, resolveAnchors } from './re-anchoring.ts';

export const planVersion: LibraryQuery<'documents.planVersion'> = (library, input) => {
  const version = readVersion(library, { ...input, file: null });
  if (!version.ok) return version;
  const { older, ingested } = version.value;
  return succeed(planOf(resolveAnchors(library, older, ingested.text)));
};

export const addVersion: UndoableCommand<'documents.addVersion'> = (library, input) => {
  const { stores, nowMs } = library;
  const version = readVersion(library, input);
  if (!version.ok) return version;
  const { older, ingested } = version.value;
  // Asked before anything is written: the bytes of a file that is not taken in must not stay. Both documents count.
  const records = 2 + stores.anchors.countOwners(older.rowId);
  if (records > MAX_UNCONFIRMED_RECORDS && input.confirmedRecords !== records)
    return confirmationNeeded(records);
  const resolved = resolveAnchors(library, older, ingested.text);
  const newer = stores.undo.unrecorded(() => takeInHidden(library, version.value));
  stores.documentVersions.bringBack(newer.rowId);
  stores.documentStates.supersede(older.rowId, newer.rowId, nowMs());
  stores.documentVersions.moveTags(older.rowId, newer.rowId);
  moveAnchors(library, newer.rowId, resolved);
  const document = getDocument(library, { documentId: newer.id });
  if (!document.ok) return document;
  return succeed({
    value: { document: document.value, plan: planOf(resolved) },
    topics: ['documents', 'highlights', 'links', 'tags'],
    subject: { name: older.title },
  });
};

interface Version {
  readonly older: StoredDocument;
  readonly bytes: Buffer;
  readonly ingested: IngestedDocument;
  /** A document of the same bytes that is in the trash, or was this document before: it comes back. */
  readonly known: StoredDocument | null;
}

interface NewVersion {
  readonly documentId: DocumentId;
  readonly text: string;
  /** `null` for the name of the older one. */
  readonly file: string | null;
}

function readVersion(library: OpenLibrary, { documentId: id, text, file }: NewVersion): Result<Version> {
  const { stores } = library;
  const older = findPresentDocument(library, id);
  if (!older.ok) return older;
  const bytes = Buffer.from(text);
  const source = stores.sourceRecords.read(older.value.rowId);
  const ingested = ingest({ name: file ?? older.value.file, bytes, source });
  if (!ingested.ok) return ingested;
  const known = stores.documents.findByHash(ingested.value.sha256);
  if (known !== null && !mayComeBack(library, older.value, known)) return alreadyThere(known);
  return succeed({ older: older.value, bytes, ingested: ingested.value, known });
}

function mayComeBack({ stores }: OpenLibrary, older: StoredDocument, known: StoredDocument): boolean {
  const state = stores.documentStates.of(known.rowId);
  if (state?.state === 'trashed') return true;
  return state !== null && stores.documentVersions.current(known.id)?.rowId === older.rowId;
}

/**
 * Puts the version into the library as a document that nobody sees yet: it lies in the trash, and that is where it will
 * be again when the command is undone. What is recorded begins with bringing it back.
 */
function takeInHidden({ stores, newId, nowMs }: OpenLibrary, version: Version): StoredDocument {
  if (version.known !== null) return version.known;
  const { older, ingested, bytes } = version;
  const id = documentId.parse(newId());
  const source = stores.sourceRecords.read(older.rowId);
  const defects = source.defects.filter(({ evidence }) => ingested.text.includes(evidence));
  takeInDocument(stores, {
    id,
    document: ingested,
    original: bytes,
    source: { ...source, defects },
    origin: 'imported',
    indexPassages,
  });
  const taken = stores.documents.find(id);
  if (taken === null) throw new Error('The version that was taken in is not there');
  stores.documentStates.trash([taken.rowId], nowMs());
  return taken;
}

function planOf(resolved: ReturnType<typeof resolveAnchors>): VersionPlan {
  const count = (kind: string): number => resolved.filter(({ place }) => place?.kind === kind).length;
  return { anchored: count('anchored'), moved: count('moved'), needsPlacing: count('needs-placing') };
}

function alreadyThere({ id }: StoredDocument): Result<never> {
  return fail(
    'already-there',
    'A document of exactly this text is in the library. Nothing was changed. Look it up in the list.',
    { documentId: id },
  );
}
