import type { DocumentId } from '../../contract/ids.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import type { StoredDocument } from '../../store/documents.ts';
import type { OpenLibrary } from '../open-library.ts';

/** The document of that id, or `not-found`. */
export function findDocument({ stores }: OpenLibrary, id: DocumentId): Result<StoredDocument> {
  const document = stores.documents.find(id);
  if (document !== null) return succeed(document);
  return fail(
    'not-found',
    'There is no such document in this library. Nothing was changed. Look it up in the list.',
  );
}

/** The failure of a list that was asked to go on from a place it does not know. */
export function unknownCursor(): Result<never> {
  return fail(
    'invalid-input',
    'The list cannot be continued from there. Nothing was changed. Ask for its first page.',
  );
}
