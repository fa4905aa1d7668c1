/**
 * Moves the focus to the next (or previous) pane of the page: elements with `data-pane`, in reading order.
 *
 * Inside a pane the focus goes to the element marked `data-pane-focus`, else to the first control.
 */
export function moveToPane(page: Document, step: 1 | -1): void {
  const panes = [...page.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.getClientRects().length > 0,
  );
  const current = panes.findLastIndex((pane) => pane.contains(page.activeElement));
  const first = step === 1 ? 0 : panes.length - 1;
  const next = current === -1 ? first : (current + step + panes.length) % panes.length;
  const pane = panes[next];
  if (pane !== undefined) focusPane(pane);
}

const CONTROLS = 'a[href], button:not([disabled]), input:not([disabled]), [tabindex="0"]';

/** Gives the focus to the working element of a pane. */
export function focusPane(pane: HTMLElement): void {
  const target =
    pane.querySelector<HTMLElement>('[data-pane-focus]') ?? pane.querySelector<HTMLElement>(CONTROLS);
  target?.focus({ preventScroll: true });
}
