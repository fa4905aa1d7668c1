/** Every hit is a link with this attribute: `passage` or `line` among the results, `beside` for what else was found. */
const HITS = 'a[data-hit]';
/** Of each kind one at a time can be reached with Tab. */
const CURRENT_RESULT = 'a[data-hit]:not([data-hit="beside"])[tabindex="0"]';
const CURRENT_BESIDE = 'a[data-hit="beside"][tabindex="0"]';

/** Gives the focus to the current hit of the page; false where there is none. */
export function focusCurrentHit(page: HTMLElement): boolean {
  const current = unfolded(page, CURRENT_RESULT) ?? unfolded(page, CURRENT_BESIDE);
  current?.focus();
  return current !== undefined;
}

/**
 * The hit that an arrow key leads to from a hit: another link, `above` before the first one, or `null` for a
 * key that leads nowhere. `Aside` and `Back` stand for the arrows to the far and to the near side of the page.
 */
export function hitForKey(list: HTMLElement, from: Element, key: string): HTMLElement | 'above' | null {
  const hits = [...list.querySelectorAll<HTMLElement>(HITS)].filter(isUnfolded);
  const index = hits.findIndex((hit) => hit === from);
  if (index === -1) return null;
  if (key === 'ArrowDown') return hits[index + 1] ?? null;
  if (key === 'ArrowUp') return hits[index - 1] ?? 'above';
  if (key === 'Home') return hits[0] ?? null;
  if (key === 'End') return hits.at(-1) ?? null;
  if (key === 'Aside') return unfolded(list, CURRENT_BESIDE) ?? null;
  return key === 'Back' ? (unfolded(list, CURRENT_RESULT) ?? null) : null;
}

/** An arrow key by where it points on the page, whichever way the interface runs. */
export function keyOnPage(key: string, direction: 'ltr' | 'rtl'): string {
  if (key === 'ArrowRight') return direction === 'ltr' ? 'Aside' : 'Back';
  if (key === 'ArrowLeft') return direction === 'ltr' ? 'Back' : 'Aside';
  return key;
}

function unfolded(page: HTMLElement, selector: string): HTMLElement | undefined {
  return [...page.querySelectorAll<HTMLElement>(selector)].find(isUnfolded);
}

/** Not asked of the layout: a line that has not been drawn yet can be gone to as well. */
function isUnfolded(hit: HTMLElement): boolean {
  return hit.closest('[hidden]') === null;
}
