import { firstPassage, firstWhere, nextPlace, passageAt, placeIn, startOf } from './passage-elements.ts';

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
  if (isInView(area, offset)) return;
  const settled = bringIntoLayout(area, offset);
  const view = area.getBoundingClientRect();
  if (settled !== null) area.scrollTop += settled.top - view.top - view.height / 3;
}

/** Scrolls no further than needed to make the text at an offset readable, as a cursor does. */
export function keepInView(area: HTMLElement, offset: number): void {
  const rect = rectAt(area, offset);
  if (rect === null) return;
  const view = area.getBoundingClientRect();
  const room = Math.min(view.height / 4, ROOM_PX * 3);
  if (rect.top < view.top - view.height || rect.bottom > view.bottom + view.height) reveal(area, offset);
  else if (rect.top < view.top + room) area.scrollTop += rect.top - view.top - room;
  else if (rect.bottom > view.bottom - room) area.scrollTop += rect.bottom - view.bottom + room;
}

export function isInView(area: HTMLElement, offset: number): boolean {
  const rect = rectAt(area, offset);
  const view = area.getBoundingClientRect();
  return rect !== null && rect.top >= view.top + ROOM_PX && rect.bottom <= view.bottom - ROOM_PX;
}

/** Where the text at an offset stands in the window. */
export function rectAt(area: HTMLElement, offset: number): DOMRect | null {
  const passage = passageAt(area, offset);
  if (passage === null) return null;
  return rectIn(passage, offset - startOf(passage)) ?? passage.getBoundingClientRect();
}

/** Text far away is not laid out until it comes near, so it is brought near before it is measured. */
function bringIntoLayout(area: HTMLElement, offset: number): DOMRect | null {
  passageAt(area, offset)?.scrollIntoView({ block: 'start', behavior: 'instant' });
  return rectAt(area, offset);
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
