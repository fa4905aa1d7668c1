import type { Clock } from './clock.ts';

/** A sleeping machine stops timers: the time of day is looked at this often, so that waking it up does not help. */
const LOOK_EVERY_MS = 30_000;

export interface AutoLockPorts {
  readonly clock: Clock;
  /** How long nobody may be at work before the library is locked; `null` while there is nothing to lock. */
  readonly limitMs: () => number | null;
  readonly lock: () => void;
}

export interface AutoLock {
  /** Somebody is at work. Too late where the limit has passed already: then it is locked first. */
  touch(): void;
  /** The library was opened or closed, or its limit set to another time: it is looked up again. */
  follow(): void;
  close(): void;
}

/**
 * Locks the library once nobody has been at work for as long as was set.
 *
 * At work is who touches a key or the pointer in a window, or sends a command; a long piece of work that goes on by itself
 * is not, because nobody may be sitting there: it ends with the lock. Two clocks are read, one that never goes back and
 * the time of day, since only the second goes on while the machine sleeps; the one that shows more time decides.
 */
export function startAutoLock({ clock, limitMs, lock }: AutoLockPorts): AutoLock {
  let limit: number | null = null;
  let touched = { now: 0, date: 0 };
  let cancel: (() => void) | null = null;

  function idleMs(): number {
    return Math.max(clock.now() - touched.now, clock.date() - touched.date);
  }

  function stop(): void {
    cancel?.();
    cancel = null;
  }

  function look(): void {
    stop();
    if (limit === null) return;
    const left = limit - idleMs();
    if (left <= 0) {
      limit = null; // once; `follow` looks it up again
      lock();
    } else {
      cancel = clock.schedule(look, Math.min(left, LOOK_EVERY_MS));
    }
  }

  function begin(): void {
    touched = { now: clock.now(), date: clock.date() };
  }

  return {
    touch() {
      look();
      if (limit !== null) begin();
    },
    follow() {
      const wasWatching = limit !== null;
      limit = limitMs();
      if (!wasWatching) begin();
      look();
    },
    close: stop,
  };
}
