const MARKS = '[data-margin-mark]';

/** Before Tab leads into the margin: it leads to the first mark that can be seen. */
export function chooseTabStop(area: HTMLElement): void {
  const view = area.getBoundingClientRect();
  const marks = marksIn(area);
  const stop = marks.find((mark) => mark.getBoundingClientRect().top >= view.top) ?? marks.at(-1);
  setTabStop(marks, stop);
}

/** Goes from mark to mark; answers whether the key was one of the margin. */
export function moveInMargin(area: HTMLElement, mark: HTMLElement, key: string): boolean {
  const marks = marksIn(area);
  const at = marks.indexOf(mark);
  const next = nextFor(key, { at, last: marks.length - 1 });
  const target = next === null ? undefined : marks[next];
  if (target === undefined) return false;
  setTabStop(marks, target);
  target.focus();
  return true;
}

export function isMarginMark(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLElement && target.matches(MARKS);
}

function nextFor(key: string, { at, last }: { readonly at: number; readonly last: number }): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

function marksIn(area: HTMLElement): HTMLElement[] {
  return [...area.querySelectorAll<HTMLElement>(MARKS)];
}

function setTabStop(marks: readonly HTMLElement[], stop: HTMLElement | undefined): void {
  for (const mark of marks) mark.tabIndex = mark === stop ? 0 : -1;
}
