/**
 * The id of a row of `search_posting`: 20 bits for the segment, 23 for the word family, 10 for the row, which together is
 * what a number holds exactly. One row id instead of three columns makes the rows smaller and reading them quicker.
 */
const ROWS = 2 ** 10;
const FAMILIES = 2 ** 23;
const SEGMENTS = 2 ** 20;

/** Rows that begin with the same family in one segment; what does not fit goes into the last one. */
export const MOST_ROWS = ROWS - 1;

/** The id of the row in which a family begins, or would begin. Fails for what has no place, rather than overwrite another. */
export function postingId(segmentId: number, family: number): number {
  if (segmentId >= SEGMENTS || family >= FAMILIES) throw new Error('The search index is full.');
  return (segmentId * FAMILIES + family) * ROWS;
}

/** The family that a row begins with, or one before it. */
export function familyOfPosting(id: number): number {
  return Math.floor(id / ROWS) % FAMILIES;
}
