import { fail, succeed } from '../../contract/result.ts';
import type { LibraryCommand, LibraryQuery } from '../handler.ts';
import { findDocument } from './known-document.ts';

export const getReadingPosition: LibraryQuery<'readingPositions.get'> = (library, { documentId }) => {
  const found = findDocument(library, documentId);
  if (!found.ok) return found;
  return succeed({ start: library.stores.readingPositions.get(found.value.rowId) });
};

export const setReadingPosition: LibraryCommand<'readingPositions.set'> = (
  library,
  { documentId, start },
) => {
  const found = findDocument(library, documentId);
  if (!found.ok) return found;
  if (start > found.value.length) {
    return fail(
      'invalid-input',
      'The place lies beyond the end of the document. The old place was kept. Name a place within it.',
    );
  }
  const before = library.stores.readingPositions.get(found.value.rowId);
  if (before === start) return succeed({ value: { start }, topics: [] });
  library.stores.readingPositions.set(found.value.rowId, start);
  return succeed({ value: { start }, topics: ['reading-positions'] });
};
