/** Every hit is a link with this attribute; one of them at a time can be reached with Tab. */
const HITS = 'a[data-hit]';

/** Gives the focus to the current hit of the page; false where there is none. */
export function focusCurrentHit(page: HTMLElement): boolean {
  const current = page.querySelector<HTMLElement>(`${HITS}[tabindex="0"]`);
  current?.focus();
  return current !== null;
}

/**
 * The hit that an arrow key leads to from a hit: another link, `above` before the first one, or `null` for a
 * key that leads nowhere.
 */
export function hitForKey(list: HTMLElement, from: Element, key: string): HTMLElement | 'above' | null {
  const hits = [...list.querySelectorAll<HTMLElement>(HITS)];
  const index = hits.findIndex((hit) => hit === from);
  if (index === -1) return null;
  if (key === 'ArrowDown') return hits[index + 1] ?? null;
  if (key === 'ArrowUp') return hits[index - 1] ?? 'above';
  if (key === 'Home') return hits[0] ?? null;
  return key === 'End' ? (hits.at(-1) ?? null) : null;
}
