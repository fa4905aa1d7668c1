/** Where something stands inside a scrolled area, in pixels from the beginning of what is scrolled. */
export interface Box {
  readonly top: number;
  /** From the side where lines begin. */
  readonly start: number;
  readonly width: number;
  readonly height: number;
}

/** A place of the window as one of a scrolled area, with which it moves on. */
export function boxIn(area: HTMLElement, rect: DOMRect): Box {
  const view = area.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(area).direction === 'rtl';
  return {
    top: rect.top - view.top + area.scrollTop,
    start: isRightToLeft ? view.right - rect.right : rect.left - view.left,
    width: rect.width,
    height: rect.height,
  };
}

/** The first line of a range of the page. */
export function firstLineOf(range: Range): DOMRect {
  return lineRects(range)[0] ?? range.getBoundingClientRect();
}

/** The last line of a range of the page. */
export function lastLineOf(range: Range): DOMRect {
  return lineRects(range).at(-1) ?? range.getBoundingClientRect();
}

function lineRects(range: Range): DOMRect[] {
  return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}
