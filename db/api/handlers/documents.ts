import { MAX_TEXT_SLICE } from '../../contract/limits.ts';
import { canonicalOffset, type DocumentRecord, type DocumentSummary } from '../../contract/models.ts';
import { fail, succeed } from '../../contract/result.ts';
import type { TagLabel } from '../../contract/tag-label.ts';
import type { StoredDocument } from '../../store/documents.ts';
import type { LibraryQuery } from '../handler.ts';
import type { OpenLibrary } from '../open-library.ts';
import { findDocument, unknownCursor } from './known-document.ts';

const DEFAULT_PAGE = 100;

export const listDocuments: LibraryQuery<'documents.list'> = (library, input) => {
  const page = library.stores.documentList.page({
    sort: input.sort ?? 'added',
    order: input.order ?? 'ascending',
    limit: input.limit ?? DEFAULT_PAGE,
    cursor: input.cursor,
    filter: input.filter,
    language: input.language,
    tags: input.tags,
  });
  if (page === null) return unknownCursor();
  const tags = library.stores.tagLabels.of(
    'document_tag',
    page.documents.map(({ rowId }) => rowId),
  );
  const records = page.documents.map((document) =>
    summarise(library, document, tags.get(document.rowId) ?? []),
  );
  return succeed({ records, total: page.total, next: page.next });
};

export const getDocument: LibraryQuery<'documents.get'> = (library, { documentId }) => {
  const found = findDocument(library, documentId);
  if (!found.ok) return found;
  const { rowId, bytes, length, passages } = found.value;
  const { highlights, noteCounts, documentVersions, links } = library.stores;
  const counts = {
    highlights: highlights.countOfDocument(rowId),
    notes: noteCounts.ofOne('document', documentVersions.idsOf(rowId)),
    links: links.count({ documentRowId: rowId, state: null }),
  };
  const current = documentVersions.current(documentId);
  const tags = library.stores.tagLabels.of('document_tag', [rowId]).get(rowId) ?? [];
  return succeed({
    ...summarise(library, found.value, tags),
    bytes,
    length,
    passages,
    ...counts,
    supersededBy: current === null || current.rowId === rowId ? null : current.id,
  } satisfies DocumentRecord);
};

export const readDocumentText: LibraryQuery<'documents.text'> = (library, input) => {
  if (input.end < input.start) {
    return fail(
      'invalid-input',
      'The end of the text lies before its start. Nothing was changed. Ask for an end at or after the start.',
    );
  }
  const found = findDocument(library, input.documentId);
  if (!found.ok) return found;
  const { rowId, length } = found.value;
  const start = Math.min(input.start, length);
  const end = Math.min(input.end, length, start + MAX_TEXT_SLICE);
  const text = library.stores.texts.slice(rowId, start, end);
  return succeed({ start: canonicalOffset.parse(start), end: canonicalOffset.parse(end), text });
};

function summarise(
  { stores }: OpenLibrary,
  document: StoredDocument,
  tags: readonly TagLabel[],
): DocumentSummary {
  const { rowId, id, title, titleBasis, file, language, direction, words, sha256, origin } = document;
  const source = stores.sourceRecords.read(rowId);
  return { id, title, titleBasis, file, language, direction, words, sha256, origin, source, tags: [...tags] };
}
