/**
 * Between offsets of canonical text and places on the screen.
 *
 * Every passage on the page is an element with `data-start`, and the text nodes inside it, joined, are exactly
 * its text; so an offset is found by counting, whatever marks lie over it.
 */
const PASSAGES = '[data-start]';

/** Room kept around a place that is shown. */
const ROOM_PX = 24;

/** The offset of the first text of the first line that can be seen at the top of the scrolled area. */
export function offsetAtTop(area: HTMLElement): number | null {
  const top = area.getBoundingClientRect().top + 1;
  const passage = firstPassage(area, (element) => element.getBoundingClientRect().bottom > top);
  if (passage === null) return null;
  const start = startOf(passage);
  if (passage.getBoundingClientRect().top >= top) return start;
  const length = passage.textContent.length;
  const first = firstWhere(length, (units) => {
    const rect = rectIn(passage, units);
    return rect !== null && rect.bottom > top;
  });
  return first === length ? start : start + first;
}

/** Brings the line with the text at an offset to the top of the area, `room` pixels below its edge. */
export function scrollToTop(area: HTMLElement, offset: number, room = 0): void {
  const rect = bringIntoLayout(area, offset);
  if (rect !== null) area.scrollTop += rect.top - area.getBoundingClientRect().top - room;
}

/** Brings the text at an offset to a third of the area's height, unless it can be read already. */
export function reveal(area: HTMLElement, offset: number): void {
  const rect = rectAt(area, offset);
  const view = area.getBoundingClientRect();
  const isVisible = rect !== null && rect.top >= view.top + ROOM_PX && rect.bottom <= view.bottom - ROOM_PX;
  if (isVisible) return;
  const settled = bringIntoLayout(area, offset);
  if (settled !== null) area.scrollTop += settled.top - view.top - view.height / 3;
}

/** Text far away is not laid out until it comes near, so it is brought near before it is measured. */
function bringIntoLayout(area: HTMLElement, offset: number): DOMRect | null {
  passageAt(area, offset)?.scrollIntoView({ block: 'start', behavior: 'instant' });
  return rectAt(area, offset);
}

function rectAt(area: HTMLElement, offset: number): DOMRect | null {
  const passage = passageAt(area, offset);
  if (passage === null) return null;
  return rectIn(passage, offset - startOf(passage)) ?? passage.getBoundingClientRect();
}

/** Where one unit of a passage's text stands; white space that is not drawn stands where the next letter does. */
function rectIn(passage: HTMLElement, units: number): DOMRect | null {
  const range = passage.ownerDocument.createRange();
  for (let place = placeIn(passage, units); place !== null; place = nextPlace(passage, place)) {
    range.setStart(place.node, place.offset);
    range.setEnd(place.node, place.offset + 1);
    const rect = range.getBoundingClientRect();
    if (rect.height > 0) return rect;
  }
  return null;
}

/** The last passage that begins at or before the offset. */
function passageAt(area: HTMLElement, offset: number): HTMLElement | null {
  const passages = area.querySelectorAll<HTMLElement>(PASSAGES);
  const after = firstWhere(passages.length, (index) => {
    const passage = passages[index];
    return passage !== undefined && startOf(passage) > offset;
  });
  return passages[Math.max(0, after - 1)] ?? null;
}

/** The first passage for which `isIt` holds, which from then on holds for all that follow. */
function firstPassage(area: HTMLElement, isIt: (passage: HTMLElement) => boolean): HTMLElement | null {
  const passages = area.querySelectorAll<HTMLElement>(PASSAGES);
  const first = firstWhere(passages.length, (index) => {
    const passage = passages[index];
    return passage !== undefined && isIt(passage);
  });
  return passages[first] ?? null;
}

/** The first number below `count` for which `isIt` holds, given that it holds for all after it; else `count`. */
function firstWhere(count: number, isIt: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isIt(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function startOf(passage: HTMLElement): number {
  return Number(passage.dataset['start']);
}

function* textNodes(passage: HTMLElement): Generator<Text> {
  const walker = passage.ownerDocument.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) yield node;
  }
}

interface Place {
  readonly node: Text;
  readonly offset: number;
}

function placeIn(passage: HTMLElement, units: number): Place | null {
  let rest = units;
  for (const node of textNodes(passage)) {
    if (rest < node.length) return { node, offset: rest };
    rest -= node.length;
  }
  return null;
}

function nextPlace(passage: HTMLElement, { node, offset }: Place): Place | null {
  if (offset + 1 < node.length) return { node, offset: offset + 1 };
  let isPassed = false;
  for (const other of textNodes(passage)) {
    if (isPassed && other.length > 0) return { node: other, offset: 0 };
    isPassed ||= other === node;
  }
  return null;
}
