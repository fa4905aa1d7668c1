import type { TextSlices } from './passage-texts.ts';

/** Units read ahead of a passage. */
const AHEAD = 32_768;

/**
 * The same texts, for those who read passages in the order of the library: from the second passage of a document on, a
 * longer stretch is read at once and the next passages are cut out of it.
 */
export function readAhead(texts: TextSlices): TextSlices {
  let held = { documentRowId: 0, start: 0, end: 0, text: '' };
  return {
    slice(documentRowId, start, end) {
      const isHeld = documentRowId === held.documentRowId;
      if (!isHeld || start < held.start || end > held.end) {
        const until = isHeld ? Math.max(end, start + AHEAD) : end;
        held = { documentRowId, start, end: until, text: texts.slice(documentRowId, start, until) };
      }
      return held.text.slice(start - held.start, end - held.start);
    },
  };
}
