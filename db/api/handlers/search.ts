import { succeed } from '../../contract/result.ts';
import type { LibraryQuery } from '../handler.ts';
import { findDocument } from './known-document.ts';

const DEFAULT_HITS = 20;

export const runSearch: LibraryQuery<'search.run'> = (library, { query, exact, limit, documentId }) => {
  const request = { query, exact: exact ?? false, limit: limit ?? DEFAULT_HITS };
  if (documentId === undefined) return succeed(library.search.run(request));
  const found = findDocument(library, documentId);
  return found.ok ? succeed(library.search.run({ ...request, documentId })) : found;
};

export const findMarks: LibraryQuery<'search.marks'> = (library, { documentId, query, exact }) => {
  const found = findDocument(library, documentId);
  return found.ok ? succeed(library.search.marks({ documentId, query, exact: exact ?? false })) : found;
};

export const findInText: LibraryQuery<'search.find'> = (library, { documentId, text, exact }) => {
  const found = findDocument(library, documentId);
  return found.ok ? succeed(library.search.find({ documentId, text, exact: exact ?? false })) : found;
};
