import { succeed, type Result } from '../../contract/result.ts';
import type { LibraryJob, LibraryQuery } from '../handler.ts';
import { findDocument, unknownCursor } from './known-document.ts';

const DEFAULT_HITS = 20;
const DEFAULT_LINES = 100;
const DEFAULT_RECORDS = 10;
const CURSOR = /^\d{1,15}$/u;

export const runSearch: LibraryQuery<'search.run'> = (library, { exact = false, limit, ...question }) => {
  const known = knownDocument(library, question.documentId);
  if (!known.ok) return known;
  return succeed(library.search.run({ ...question, exact, limit: limit ?? DEFAULT_HITS }));
};

export const findFacets: LibraryQuery<'search.facets'> = ({ search }, { exact = false, ...question }) =>
  succeed(search.facets({ ...question, exact }));

export const listPlaces: LibraryJob<'search.concordance'> = function* (library, input) {
  const { exact = false, sort = 'library', limit = DEFAULT_LINES, cursor, job: _job, ...question } = input;
  const known = knownDocument(library, question.documentId);
  if (!known.ok) return known;
  if (cursor !== undefined && !CURSOR.test(cursor)) return unknownCursor();
  const offset = Number(cursor ?? 0);
  const page = yield* library.search.concordance({ ...question, exact, sort, offset, limit });
  const { lines, total, isCut } = page;
  const end = offset + lines.length;
  const next = lines.length === 0 || end >= total ? null : String(end);
  return succeed({ records: [...lines], total, isCut, next });
};

export const findGroups: LibraryJob<'search.groups'> = function* ({ search }, input) {
  const { query, exact = false, limit = DEFAULT_RECORDS } = input;
  return succeed(yield* search.groups({ query, exact, limit }));
};

export const findNames: LibraryJob<'search.matrix'> = function* (
  { search },
  { names, exact = false, scope },
) {
  return succeed({ rows: yield* search.matrix({ names, exact, scope }) });
};

export const findMarks: LibraryQuery<'search.marks'> = (library, { exact = false, ...question }) => {
  const found = findDocument(library, question.documentId);
  return found.ok ? succeed(library.search.marks({ ...question, exact })) : found;
};

export const findInText: LibraryQuery<'search.find'> = (library, { documentId, text, exact }) => {
  const found = findDocument(library, documentId);
  return found.ok ? succeed(library.search.find({ documentId, text, exact: exact ?? false })) : found;
};

/** `not-found` where a document is named and is not there. */
function knownDocument(
  library: Parameters<typeof findDocument>[0],
  documentId: Parameters<typeof findDocument>[1] | undefined,
): Result<unknown> {
  return documentId === undefined ? succeed(null) : findDocument(library, documentId);
}
