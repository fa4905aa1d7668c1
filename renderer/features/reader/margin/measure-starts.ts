import { endOf, passagesIn, startOf } from '../passage-elements.ts';

/** A place in the text and how far below the top of its chunk it stands, in pixels. */
export interface StartPlace {
  readonly offset: number;
  readonly top: number;
}

/**
 * Where the text at each of the offsets stands, for offsets in ascending order; those outside the chunk are left out.
 *
 * The text is gone through once, however many offsets there are.
 */
export function measureStarts(chunk: HTMLElement, offsets: readonly number[]): readonly StartPlace[] {
  const places: StartPlace[] = [];
  const origin = chunk.getBoundingClientRect().top;
  const range = chunk.ownerDocument.createRange();
  let next = 0;
  for (const passage of passagesIn(chunk)) {
    const [start, end] = [startOf(passage), endOf(passage)];
    while (next < offsets.length && (offsets[next] ?? 0) < start) next += 1;
    if (next >= offsets.length) break;
    if ((offsets[next] ?? 0) >= end) continue;
    let from = start;
    const walker = chunk.ownerDocument.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      const to = from + node.length;
      for (; next < offsets.length && (offsets[next] ?? 0) < to; next += 1) {
        const offset = offsets[next] ?? 0;
        range.setStart(node, offset - from);
        range.setEnd(node, Math.min(offset - from + 1, node.length));
        places.push({ offset, top: range.getBoundingClientRect().top - origin });
      }
      from = to;
    }
  }
  return places;
}
