import type { Passage } from '../../../db/contract/models.ts';

/** Why a stretch of text is marked: the search it was opened from, find-in-text, or a phrase pointed out. */
export type MarkLayer = 'search' | 'find' | 'pointed';

/** A marked range of the document's canonical text. */
export interface LayeredMark {
  readonly start: number;
  readonly end: number;
  readonly layer: MarkLayer;
  /** The one hit the reader is at. */
  readonly isCurrent: boolean;
}

/** A stretch of a passage under the same marks all along. */
export interface Segment {
  /** Where it begins in the passage's text. */
  readonly start: number;
  readonly text: string;
  readonly layers: readonly MarkLayer[];
  readonly isCurrent: boolean;
}

const NO_MARKS: readonly LayeredMark[] = [];

/** The marks that touch each passage, by its ordinal; passages without marks are not in the map. */
export function marksByPassage(
  passages: readonly Passage[],
  marks: readonly LayeredMark[],
): ReadonlyMap<number, readonly LayeredMark[]> {
  const found = new Map<number, LayeredMark[]>();
  const ordered = [...marks].sort((a, b) => a.start - b.start);
  let first = 0;
  for (const passage of passages) {
    while (first < ordered.length && (ordered[first]?.end ?? 0) <= passage.start) first += 1;
    for (let next = first; next < ordered.length; next += 1) {
      const mark = ordered[next];
      if (mark === undefined || mark.start >= passage.end) break;
      if (mark.end > passage.start) found.set(passage.ordinal, [...(found.get(passage.ordinal) ?? []), mark]);
    }
  }
  return found;
}

export function marksOf(
  marks: ReadonlyMap<number, readonly LayeredMark[]>,
  ordinal: number,
): readonly LayeredMark[] {
  return marks.get(ordinal) ?? NO_MARKS;
}

/**
 * Cuts a passage's text where a mark begins or ends, and at `cuts`.
 *
 * The texts of the segments joined are the passage's text, whatever the marks.
 */
export function segmentText(
  { text, start }: { readonly text: string; readonly start: number },
  marks: readonly LayeredMark[],
  cuts: readonly number[] = [],
): readonly Segment[] {
  const local = marks.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start }));
  const edges = new Set([0, ...cuts]);
  for (const mark of local) {
    edges.add(mark.start);
    edges.add(mark.end);
  }
  const inside = [...edges].filter((edge) => edge >= 0 && edge < text.length).sort((a, b) => a - b);
  return inside.map((from, index) => {
    const to = inside[index + 1] ?? text.length;
    const covering = local.filter((mark) => mark.start <= from && mark.end >= to);
    return {
      start: from,
      text: text.slice(from, to),
      layers: [...new Set(covering.map((mark) => mark.layer))],
      isCurrent: covering.some((mark) => mark.isCurrent),
    };
  });
}

/** Whether two lists of marks say the same, so that a passage need not be drawn again. */
export function areSameMarks(a: readonly LayeredMark[], b: readonly LayeredMark[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((mark, index) => {
        const other = b[index];
        return (
          other !== undefined &&
          mark.start === other.start &&
          mark.end === other.end &&
          mark.layer === other.layer &&
          mark.isCurrent === other.isCurrent
        );
      }))
  );
}

/** The first mark at or after a place, or the first of all after the last; -1 where there is none. */
export function firstMarkFrom(marks: readonly { readonly start: number }[], place: number): number {
  if (marks.length === 0) return -1;
  const index = marks.findIndex((mark) => mark.start >= place);
  return index === -1 ? 0 : index;
}

/** The mark `step` further on, going round at the ends. */
export function stepThrough(count: number, current: number, step: 1 | -1): number {
  return count === 0 ? -1 : (current + step + count) % count;
}
