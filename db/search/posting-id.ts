/**
 * The id of a row of `search_posting`: 20 bits for the segment, 23 for the form, 10 for the part, which together is what
 * a number holds exactly. One row id instead of three columns makes the rows smaller and reading them quicker.
 */
const PARTS = 2 ** 10;
const TERMS = 2 ** 23;
const SEGMENTS = 2 ** 20;

/** Parts of one form in one segment; what does not fit goes into the last one. */
export const MOST_PARTS = PARTS - 1;

/** The first id of a form in a segment; its parts follow. Fails for what has no place, rather than overwrite another. */
export function postingId(segmentId: number, termId: number): number {
  if (segmentId >= SEGMENTS || termId >= TERMS) throw new Error('The search index is full.');
  return (segmentId * TERMS + termId) * PARTS;
}

/** The first id that is beyond all parts of a form. */
export function afterPosting(firstId: number): number {
  return firstId + PARTS;
}

export function termOfPosting(id: number): number {
  return Math.floor(id / PARTS) % TERMS;
}
