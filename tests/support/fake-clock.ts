import type { Clock } from '../../db/service/clock.ts';

const MINUTE_MS = 60_000;

/** A clock whose time passes only when the test says so; asleep, the machine's own time stands still. */
export function fakeClock() {
  let nowMs = 0;
  let dateMs = 1_767_225_600_000;
  let waiting: { readonly dueMs: number; readonly act: () => void }[] = [];
  const clock: Clock = {
    now: () => nowMs,
    date: () => dateMs,
    schedule(act, delayMs) {
      const entry = { dueMs: nowMs + delayMs, act };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
  };
  /** Runs what falls due on the way, in its order. */
  function pass(minutes: number): void {
    const endMs = nowMs + minutes * MINUTE_MS;
    for (;;) {
      const next = waiting.filter(({ dueMs }) => dueMs <= endMs).toSorted((a, b) => a.dueMs - b.dueMs)[0];
      if (next === undefined) break;
      waiting = waiting.filter((entry) => entry !== next);
      dateMs += next.dueMs - nowMs;
      nowMs = next.dueMs;
      next.act();
    }
    dateMs += endMs - nowMs;
    nowMs = endMs;
  }
  return {
    clock,
    pass,
    sleep(minutes: number): void {
      dateMs += minutes * MINUTE_MS;
    },
    setDateBack(minutes: number): void {
      dateMs -= minutes * MINUTE_MS;
    },
    /** How much falls due within these minutes; all that waits, unless they are given. */
    waiting: (minutes = Number.POSITIVE_INFINITY) =>
      waiting.filter(({ dueMs }) => dueMs <= nowMs + minutes * MINUTE_MS).length,
  };
}
