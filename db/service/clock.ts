import type { Schedule } from '../vault/state-file.ts';

/** Time as the core knows it; tests put their own in its place. */
export interface Clock {
  /** Milliseconds since some moment; never goes back, and says nothing about the time of day. */
  now(): number;
  /** Milliseconds since 1970-01-01T00:00Z, by the clock of the machine: for display, never for order. */
  date(): number;
  readonly schedule: Schedule;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  schedule(action, delayMs) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
