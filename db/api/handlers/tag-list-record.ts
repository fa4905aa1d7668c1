import type { ParsedInput } from '../../contract/contract.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import type { CarrierTable } from '../../store/tag-filter.ts';
import type { OpenLibrary } from '../open-library.ts';
import { findRecords } from './known-tags.ts';

/** The one record whose tags are asked for, or `null` for those of the whole library. */
export function listedRecord(
  library: OpenLibrary,
  { documentId, highlightId, noteId }: ParsedInput<'tags.list'>,
): Result<{ readonly carriers: CarrierTable; readonly rowId: number } | null> {
  const named = [documentId, highlightId, noteId].filter((id) => id !== undefined);
  if (named.length > 1) return moreThanOne();
  const found = findRecords(library, {
    documentIds: documentId === undefined ? [] : [documentId],
    highlightIds: highlightId === undefined ? [] : [highlightId],
    noteIds: noteId === undefined ? [] : [noteId],
  });
  if (!found.ok) return found;
  const [record] = found.value;
  const rowId = record?.rowIds[0];
  return succeed(record === undefined || rowId === undefined ? null : { carriers: record.carriers, rowId });
}

function moreThanOne(): Result<never> {
  return fail(
    'invalid-input',
    'The tags of only one record can be listed at a time. Nothing was changed. Name one record.',
  );
}
