import { endOf, firstWhere, passageAt, passageOf, passagesIn, placeIn, startOf } from './passage-elements.ts';

/** A half-open range of canonical text, in UTF-16 units. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The range of canonical text that a range of the page covers inside the area; `null` where it covers none.
 *
 * What lies between passages (the blank lines of the text) belongs to neither: a range that begins there begins with the
 * next passage, and one that ends there ends with the passage before.
 */
export function offsetsOf(area: HTMLElement, range: Range): OffsetRange | null {
  if (!range.intersectsNode(area)) return null;
  const start = offsetOfStart(area, range);
  const end = offsetOfEnd(area, range);
  return start === null || end === null || start >= end ? null : { start, end };
}

/** The text of the page at a range of canonical text; `null` while it is not on the page. */
export function rangeAt(area: HTMLElement, { start, end }: OffsetRange): Range | null {
  const first = passageAt(area, start);
  const last = passageAt(area, end - 1);
  if (first === null || last === null || start < startOf(first) || end > endOf(last)) return null;
  const from = placeIn(first, start - startOf(first));
  const to = placeIn(last, end - 1 - startOf(last));
  if (from === null || to === null) return null;
  const range = area.ownerDocument.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset + 1);
  return range;
}

function offsetOfStart(area: HTMLElement, range: Range): number | null {
  const inside = offsetInPassage(area, range.startContainer, range.startOffset);
  if (inside !== null && inside.offset < endOf(inside.passage)) return inside.offset;
  const passages = passagesIn(area);
  const boundary = boundaryAt(range.startContainer, range.startOffset);
  const next = passages[firstAfter(passages, boundary)];
  return next === undefined ? null : startOf(next);
}

function offsetOfEnd(area: HTMLElement, range: Range): number | null {
  const inside = offsetInPassage(area, range.endContainer, range.endOffset);
  if (inside !== null && inside.offset > startOf(inside.passage)) return inside.offset;
  const passages = passagesIn(area);
  const boundary = boundaryAt(inside?.passage ?? range.endContainer, inside === null ? range.endOffset : 0);
  const last = passages[firstAfter(passages, boundary) - 1];
  // A passage the boundary is the very beginning of has not been reached.
  const before = last !== undefined && last === inside?.passage ? previousOf(passages, last) : last;
  return before === undefined ? null : endOf(before);
}

function offsetInPassage(
  area: HTMLElement,
  node: Node,
  offset: number,
): { readonly passage: HTMLElement; readonly offset: number } | null {
  const passage = passageOf(area, node);
  if (passage === null) return null;
  const before = passage.ownerDocument.createRange();
  before.setStart(passage, 0);
  before.setEnd(node, offset);
  return { passage, offset: startOf(passage) + before.toString().length };
}

function boundaryAt(node: Node, offset: number): Range {
  const range = new Range();
  range.setStart(node, offset);
  return range;
}

/** The place among the passages of the first that begins after the boundary. */
function firstAfter(passages: NodeListOf<HTMLElement>, boundary: Range): number {
  return firstWhere(passages.length, (index) => {
    const passage = passages[index];
    return passage !== undefined && boundary.comparePoint(passage, 0) > 0;
  });
}

function previousOf(passages: NodeListOf<HTMLElement>, passage: HTMLElement): HTMLElement | undefined {
  const index = firstWhere(passages.length, (index) => {
    const other = passages[index];
    return other !== undefined && startOf(other) >= startOf(passage);
  });
  return passages[index - 1];
}
