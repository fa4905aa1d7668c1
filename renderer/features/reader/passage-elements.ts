/**
 * Between offsets of canonical text and nodes of the page.
 *
 * Every passage on the page is an element with `data-start`, and the text nodes inside it, joined, are exactly its text;
 * so an offset is found by counting, whatever marks lie over it.
 */
const PASSAGES = '[data-start]';

/** A place in a text node: before its unit `offset`. */
export interface Place {
  readonly node: Text;
  readonly offset: number;
}

/** The last passage that begins at or before the offset; the first one before all others. */
export function passageAt(area: HTMLElement, offset: number): HTMLElement | null {
  const passages = passagesIn(area);
  const after = firstWhere(passages.length, (index) => {
    const passage = passages[index];
    return passage !== undefined && startOf(passage) > offset;
  });
  return passages[Math.max(0, after - 1)] ?? null;
}

/** The first passage for which `isIt` holds, which from then on holds for all that follow. */
export function firstPassage(area: HTMLElement, isIt: (passage: HTMLElement) => boolean): HTMLElement | null {
  const passages = passagesIn(area);
  const first = firstWhere(passages.length, (index) => {
    const passage = passages[index];
    return passage !== undefined && isIt(passage);
  });
  return passages[first] ?? null;
}

/** The first number below `count` for which `isIt` holds, given that it holds for all after it; else `count`. */
export function firstWhere(count: number, isIt: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isIt(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function passagesIn(area: HTMLElement): NodeListOf<HTMLElement> {
  return area.querySelectorAll<HTMLElement>(PASSAGES);
}

/** The passage that a node lies in, or is. */
export function passageOf(area: HTMLElement, node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  const passage = element?.closest<HTMLElement>(PASSAGES) ?? null;
  return passage !== null && area.contains(passage) ? passage : null;
}

/** The offset of a passage's first unit. */
export function startOf(passage: HTMLElement): number {
  return Number(passage.dataset['start']);
}

/** The first offset outside a passage. */
export function endOf(passage: HTMLElement): number {
  return startOf(passage) + passage.textContent.length;
}

/** Where the unit of that number stands; `null` beyond the passage's text. */
export function placeIn(passage: HTMLElement, units: number): Place | null {
  let rest = units;
  for (const node of textNodes(passage)) {
    if (rest < node.length) return { node, offset: rest };
    rest -= node.length;
  }
  return null;
}

/** The place of the unit that follows. */
export function nextPlace(passage: HTMLElement, { node, offset }: Place): Place | null {
  if (offset + 1 < node.length) return { node, offset: offset + 1 };
  let isPassed = false;
  for (const other of textNodes(passage)) {
    if (isPassed && other.length > 0) return { node: other, offset: 0 };
    isPassed ||= other === node;
  }
  return null;
}

function* textNodes(passage: HTMLElement): Generator<Text> {
  const walker = passage.ownerDocument.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) yield node;
  }
}
