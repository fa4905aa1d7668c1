import type { Passage } from '../../contract/models.ts';
import { succeed } from '../../contract/result.ts';
import type { StoredPassage } from '../../store/passages.ts';
import type { LibraryQuery } from '../handler.ts';
import { findDocument, unknownCursor } from './known-document.ts';

const DEFAULT_PAGE = 200;
/** A page ends early rather than carry more text than this, in UTF-16 units; it always carries one passage. */
const MAX_PAGE_TEXT = 300_000;
const CURSOR = /^\d{1,15}$/;

export const listPassages: LibraryQuery<'passages.list'> = (library, input) => {
  const found = findDocument(library, input.documentId);
  if (!found.ok) return found;
  const { rowId, passages: total } = found.value;
  if (input.cursor !== undefined && !CURSOR.test(input.cursor)) return unknownCursor();
  const from = Number(input.cursor ?? 0);
  const stored = library.stores.passages.page(rowId, from, input.limit ?? DEFAULT_PAGE);
  const kept = stored.slice(0, countThatFit(stored));
  const start = kept[0]?.start ?? 0;
  const text = library.stores.texts.slice(rowId, start, kept.at(-1)?.end ?? 0);
  const records = kept.map((passage): Passage => {
    return { ...passage, text: text.slice(passage.start - start, passage.end - start) };
  });
  const next = from + records.length;
  return succeed({ records, total, next: records.length > 0 && next < total ? String(next) : null });
};

function countThatFit(passages: readonly StoredPassage[]): number {
  let length = 0;
  const first = passages.findIndex(({ start, end }, index) => {
    length += end - start;
    return index > 0 && length > MAX_PAGE_TEXT;
  });
  return first === -1 ? passages.length : first;
}
