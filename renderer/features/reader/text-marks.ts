import type { Colour } from '../../../db/contract/colours.ts';
import type { Passage } from '../../../db/contract/models.ts';

/** Why a stretch of text is marked for a while: the search it was opened from, find-in-text, or a phrase pointed out. */
export type MarkLayer = 'search' | 'find' | 'pointed';

/** A marked range of the document's canonical text. */
export interface LayeredMark {
  readonly start: number;
  readonly end: number;
  readonly layer: MarkLayer;
  /** The one hit the reader is at. */
  readonly isCurrent: boolean;
}

/** The lines under overlapping highlights lie below one another; those that find no room show only their colour. */
export const LINE_LEVELS = 3;

/** A highlight as it is drawn. */
export interface HighlightMark {
  readonly start: number;
  readonly end: number;
  readonly colour: Colour;
  /** Which of the lines under the words is its own, the same all along; `LINE_LEVELS` for none. */
  readonly level: number;
  /** Its card is open. */
  readonly isOpen: boolean;
}

/** The words at one end of a link, shown by a sign at their beginning and end. */
export interface LinkMark {
  readonly start: number;
  readonly end: number;
}

/** Everything that is drawn over one passage. */
export interface PassageMarks {
  readonly layers: readonly LayeredMark[];
  readonly highlights: readonly HighlightMark[];
  readonly links: readonly LinkMark[];
}

export const NO_MARKS: PassageMarks = { layers: [], highlights: [], links: [] };

/** A stretch of a passage under the same marks all along. */
export interface Segment {
  /** Where it begins in the passage's text. */
  readonly start: number;
  readonly text: string;
  readonly layers: readonly MarkLayer[];
  readonly isCurrent: boolean;
  /** The colour behind the words: that of the highlight that begins last, which is the inner one. */
  readonly fill: Colour | null;
  /** The colours of the lines under them, the upper one first. */
  readonly lines: readonly (Colour | null)[];
  readonly isOpen: boolean;
  readonly linkEdges: readonly ('start' | 'end')[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The marks that touch each passage, by its ordinal; passages without marks are not in the map. */
export function marksByPassage<Mark extends Range>(
  passages: readonly Passage[],
  marks: readonly Mark[],
): ReadonlyMap<number, readonly Mark[]> {
  const found = new Map<number, Mark[]>();
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    for (let index = firstEndingAfter(passages, mark.start); index < passages.length; index += 1) {
      const passage = passages[index];
      if (passage === undefined || passage.start >= mark.end) break;
      const before = found.get(passage.ordinal);
      if (before === undefined) found.set(passage.ordinal, [mark]);
      else before.push(mark);
    }
  }
  return found;
}

function firstEndingAfter(passages: readonly Passage[], offset: number): number {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Cuts a passage's text where a mark begins or ends, and at `cuts`.
 *
 * The texts of the segments joined are the passage's text, whatever the marks.
 */
export function segmentText(
  { text, start }: { readonly text: string; readonly start: number },
  { layers, highlights, links }: PassageMarks,
  cuts: readonly number[] = [],
): readonly Segment[] {
  const all: readonly Range[] = [...layers, ...highlights, ...links];
  const edges = new Set([0, ...cuts, ...all.flatMap((mark) => [mark.start - start, mark.end - start])]);
  const inside = [...edges].filter((edge) => edge >= 0 && edge < text.length).sort((a, b) => a - b);
  const [layersAt, lookAt, linksAt] = [sweep(layers), sweepLooks(highlights), sweep(links)];
  return inside.map((from, index) => {
    const to = inside[index + 1] ?? text.length;
    const place = { start: start + from, end: start + to };
    const covering = layersAt(place.start);
    return {
      start: from,
      text: text.slice(from, to),
      layers: [...new Set(covering.map((mark) => mark.layer))],
      isCurrent: covering.some((mark) => mark.isCurrent),
      ...lookAt(place.start),
      linkEdges: edgesOf(linksAt(place.start), place),
    };
  });
}

/** The marks over a place, for places asked for in ascending order. */
function sweep<Mark extends Range>(marks: readonly Mark[]): (place: number) => readonly Mark[] {
  const waiting = [...marks].sort((a, b) => a.start - b.start);
  let next = 0;
  let open: Mark[] = [];
  return (place) => {
    if (waiting.length === 0) return open;
    open = open.filter((mark) => mark.end > place);
    for (; next < waiting.length; next += 1) {
      const mark = waiting[next];
      if (mark === undefined || mark.start > place) break;
      if (mark.end > place) open.push(mark);
    }
    return open;
  };
}

const NO_LOOK = { fill: null, lines: [], isOpen: false } as const;

/**
 * The look of the words at a place, for places asked for in ascending order. However many highlights lie over one
 * another, each is looked at twice: when it begins, and when it is no longer the innermost.
 */
function sweepLooks(
  highlights: readonly HighlightMark[],
): (place: number) => Pick<Segment, 'fill' | 'lines' | 'isOpen'> {
  if (highlights.length === 0) return () => NO_LOOK;
  // Of those that begin together the shortest is the innermost.
  const waiting = [...highlights].sort((a, b) => a.start - b.start || b.end - a.end);
  const nested: HighlightMark[] = [];
  const atLevel: HighlightMark[] = [];
  const opened: HighlightMark[] = [];
  let next = 0;
  return (place) => {
    const isOver = (mark: HighlightMark | undefined): boolean => mark !== undefined && mark.end > place;
    for (let mark = waiting[next]; mark !== undefined && mark.start <= place; mark = waiting[next]) {
      next += 1;
      if (!isOver(mark)) continue;
      nested.push(mark);
      if (mark.level < LINE_LEVELS) atLevel[mark.level] = mark;
      if (mark.isOpen) opened.push(mark);
    }
    while (nested.length > 0 && !isOver(nested.at(-1))) nested.pop();
    const inner = nested.at(-1);
    if (inner === undefined) return NO_LOOK;
    const lines = Array.from({ length: LINE_LEVELS }, (_, level) => {
      const mark = atLevel[level];
      return mark !== undefined && isOver(mark) ? mark.colour : null;
    });
    return { fill: inner.colour, lines: withoutEmptyEnd(lines), isOpen: opened.some(isOver) };
  };
}

function withoutEmptyEnd(lines: readonly (Colour | null)[]): readonly (Colour | null)[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== null) + 1);
}

function edgesOf(links: readonly LinkMark[], { start, end }: Range): readonly ('start' | 'end')[] {
  const edges: ('start' | 'end')[] = [];
  if (links.some((mark) => mark.start === start)) edges.push('start');
  if (links.some((mark) => mark.end === end)) edges.push('end');
  return edges;
}

/** Whether two passages' marks say the same, so that a passage need not be drawn again. */
export function areSameMarks(a: PassageMarks, b: PassageMarks): boolean {
  return (
    a === b ||
    (areSame(
      a.layers,
      b.layers,
      (one, other) => one.layer === other.layer && one.isCurrent === other.isCurrent,
    ) &&
      areSame(a.links, b.links, () => true) &&
      areSame(
        a.highlights,
        b.highlights,
        (one, other) =>
          one.colour === other.colour && one.level === other.level && one.isOpen === other.isOpen,
      ))
  );
}

function areSame<Mark extends Range>(
  a: readonly Mark[],
  b: readonly Mark[],
  isLike: (one: Mark, other: Mark) => boolean,
): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every((mark, index) => {
    const other = b[index];
    return (
      other !== undefined &&
      (mark === other || (mark.start === other.start && mark.end === other.end && isLike(mark, other)))
    );
  });
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
