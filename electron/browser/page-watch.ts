/**
 * How long the workbench may be without any page before its window counts as closed. Longer than the minute for
 * which a browser can hold back the timers of a page in the background, which then opens its stream again.
 */
export const PAGE_PATIENCE_MS = 90_000;

export interface PageWatch {
  /** Takes the number of pages that follow the events now. */
  readonly note: (pages: number) => void;
  /** Resolves when there was a page and then, for the whole of the patience, none. */
  readonly left: Promise<'window-closed'>;
  /** Ends the watch; `left` then stays open. */
  readonly end: () => void;
}

/**
 * Tells that the window was closed where the browser does not end with it: on macOS a browser stays without a
 * window, and elsewhere its settings can keep it in the background. `isOwnWindow` is asked when the time is
 * over, because a person who opened the page in a browser of their own may come back to it.
 */
export function watchPages(isOwnWindow: () => boolean, patienceMs = PAGE_PATIENCE_MS): PageWatch {
  const { promise: left, resolve } = Promise.withResolvers<'window-closed'>();
  let timer: NodeJS.Timeout | undefined;
  let hadPage = false;
  return {
    left,
    note(pages) {
      clearTimeout(timer);
      hadPage ||= pages > 0;
      if (pages > 0 || !hadPage) return;
      timer = setTimeout(() => {
        if (isOwnWindow()) resolve('window-closed');
      }, patienceMs);
      timer.unref();
    },
    end: () => clearTimeout(timer),
  };
}
