import type { DocumentId } from '../../contract/ids.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import type { StoredDocument } from '../../store/documents.ts';
import type { OpenLibrary } from '../open-library.ts';

/**
 * The document of that id, to be read, or `not-found`. One in the trash is not found, and the failure says so
 * (`details.isInTrash`); one whose place another version has taken is, so that versions can be compared.
 */
export function findDocument({ stores }: OpenLibrary, id: DocumentId): Result<StoredDocument> {
  const document = stores.documents.find(id);
  if (document === null) return noSuchDocument();
  return stores.documentStates.of(document.rowId)?.state === 'trashed' ? isInTrash() : succeed(document);
}

/** The document of that id, to be worked on: neither in the trash nor replaced by another version. */
export function findPresentDocument({ stores }: OpenLibrary, id: DocumentId): Result<StoredDocument> {
  const document = stores.documents.find(id);
  if (document === null) return noSuchDocument();
  const state = stores.documentStates.of(document.rowId);
  if (state === null) return succeed(document);
  return state.state === 'trashed' ? isInTrash() : isSuperseded(state.by);
}

function noSuchDocument(): Result<never> {
  return fail(
    'not-found',
    'There is no such document in this library. Nothing was changed. Look it up in the list.',
  );
}

function isInTrash(): Result<never> {
  return fail(
    'not-found',
    'This document is in the trash. Nothing was changed. Restore it to read it or to work on it.',
    { isInTrash: true },
  );
}

function isSuperseded(by: DocumentId): Result<never> {
  return fail(
    'not-found',
    'A corrected version has taken the place of this document. Nothing was changed. Work on the newer one.',
    { supersededBy: by },
  );
}

/** The failure of a list that was asked to go on from a place it does not know. */
export function unknownCursor(): Result<never> {
  return fail(
    'invalid-input',
    'The list cannot be continued from there. Nothing was changed. Ask for its first page.',
  );
}
