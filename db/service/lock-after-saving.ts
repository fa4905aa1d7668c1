import type { Clock } from './clock.ts';

/** A window that has something to save sends it within milliseconds; after so long without a command all of them have. */
const QUIET_MS = 250;
/** Nothing keeps a library open for longer, be it a window that saves and saves. */
const LONGEST_MS = 1_000;

export interface LastSavesPorts {
  readonly clock: Pick<Clock, 'now' | 'schedule'>;
  /** Whether there is an open library that a passphrase would open again. */
  readonly isLockable: () => boolean;
  /** Asks every window to save what it has not saved. */
  readonly ask: () => void;
  readonly lock: () => void;
}

export interface LastSaves {
  /** Asks for what is unsaved, waits for it a moment, and locks. Does nothing where that is under way already. */
  lock(): void;
  /** A command came: perhaps one of several saves. */
  noteCommand(): void;
  /** The library was locked, or replaced, by something else. */
  follow(): void;
  close(): void;
}

/**
 * Locks a library that nobody asked to be locked by a key: idle, asleep, or its screen locked. What was typed in the last
 * second is saved first, for at most a second, in which the library stays open. A window that is the only one locks it
 * itself once it has saved everything.
 */
export function lockAfterLastSaves({ clock, isLockable, ask, lock }: LastSavesPorts): LastSaves {
  let askedAt: number | null = null;
  let cancel: (() => void) | null = null;

  function stop(): void {
    cancel?.();
    cancel = null;
    askedAt = null;
  }

  function wait(since: number): void {
    cancel?.();
    const leftMs = Math.max(0, since + LONGEST_MS - clock.now());
    cancel = clock.schedule(
      () => {
        stop();
        lock();
      },
      Math.min(QUIET_MS, leftMs),
    );
  }

  return {
    lock() {
      if (askedAt !== null || !isLockable()) return;
      askedAt = clock.now();
      wait(askedAt);
      ask();
    },
    noteCommand() {
      if (askedAt !== null) wait(askedAt);
    },
    follow() {
      if (askedAt !== null && !isLockable()) stop();
    },
    close: stop,
  };
}
