import type { Draft } from './draft.ts';
import type { NoteDesk } from './note-desk.ts';
import type { Clock } from './save-schedule.ts';

/** What a window does that is held open: a browser asks the person, the desktop has to close it again itself. */
export type ClosingWindow =
  | { readonly asks: true }
  | { readonly asks: false; readonly after: Clock['after']; readonly close: () => void };

/** Longer texts cannot be sent by a page that is going away in a browser; a question gives them the time. */
const LONGEST_SENT_ON_LEAVING = 15_000;
/** A core that answers does so in milliseconds; one that does not must not keep a window open. */
const PATIENCE_MS = 1_000;

/**
 * Answers what is done when the window is about to close. What is unsaved is sent as the page goes (`leaveAll`); the window
 * is held, and everything saved, only where it has words that could not be sent then. Where nobody is asked it is held once,
 * for a second at most.
 */
export function holdClosing(
  desk: NoteDesk,
  window: ClosingWindow,
): (event: Pick<Event, 'preventDefault'>) => void {
  let wasHeld = false;

  function closeAfter(saves: Promise<unknown>): void {
    if (window.asks) return;
    const close = once(window.close);
    window.after(PATIENCE_MS, close);
    void saves.then(close);
  }

  return (event) => {
    const isSendable = window.asks ? canBeSentByBrowser : canBeSentByDesktop;
    if (desk.unsaved().every(({ draft }) => isSendable(draft)) || (wasHeld && !window.asks)) return;
    wasHeld = true;
    event.preventDefault();
    closeAfter(desk.saveAll());
  };
}

function canBeSentByBrowser(draft: Draft): boolean {
  const { saving, text } = draft.get();
  return saving.kind === 'unsaved' && draft.canLeave && text.body.length <= LONGEST_SENT_ON_LEAVING;
}

/** Held only for what is there in a moment: there is nobody who could decide about words that cannot be saved. */
function canBeSentByDesktop(draft: Draft): boolean {
  return draft.get().saving.kind !== 'unsaved' || draft.canLeave;
}

function once(run: () => void): () => void {
  let hasRun = false;
  return () => {
    if (!hasRun) run();
    hasRun = true;
  };
}
