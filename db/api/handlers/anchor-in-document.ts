import { MAX_ANCHOR_LENGTH } from '../../contract/highlights.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import type { StoredDocument } from '../../store/documents.ts';
import { CONTEXT_LENGTH, cutAnchor, type CutAnchor, type Place } from '../../text/anchor.ts';
import type { OpenLibrary } from '../open-library.ts';

/** Cuts a range that somebody chose out of a document's text, or says what is wrong with it. */
export function anchorInDocument(
  { stores }: OpenLibrary,
  { rowId, length }: StoredDocument,
  { start, end }: Place,
): Result<CutAnchor> {
  if (start >= end || end > length) {
    return fail(
      'invalid-input',
      'The range does not lie in the text of the document. Nothing was changed. Select words of it.',
    );
  }
  if (end - start > MAX_ANCHOR_LENGTH) {
    return fail(
      'too-large',
      `No more than ${MAX_ANCHOR_LENGTH} characters can be taken at once. Nothing was changed. Select less.`,
      { limit: MAX_ANCHOR_LENGTH },
    );
  }
  const from = Math.max(0, start - CONTEXT_LENGTH - 1);
  const text = stores.texts.slice(rowId, from, end + CONTEXT_LENGTH + 1);
  const cut = cutAnchor({ text, start: from }, { start, end });
  if (cut !== null) return succeed(cut);
  return fail(
    'invalid-input',
    'There is nothing to be read in that range. Nothing was changed. Select words of the document.',
  );
}
