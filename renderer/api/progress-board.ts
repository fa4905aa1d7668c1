import type { CoreEvent } from '../../db/contract/contract.ts';

/** How far a long piece of work has come; `total` is 0 where it cannot be told. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

type ProgressEvent = Extract<CoreEvent, { kind: 'progress' }>;

/** Keeps how far the work of this window has come. That of other windows is passed over. */
export interface ProgressBoard {
  readonly note: (event: ProgressEvent) => void;
  /** Keeps the progress of a job until the function that is returned ends it. */
  readonly follow: (job: string) => () => void;
  /** `null` until the first word of it. */
  readonly of: (job: string | null) => Progress | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Often enough to be seen moving; work in small slices tells of itself hundreds of times a second. */
const SHOWN_EVERY_MS = 100;

export function createProgressBoard(now: () => number = () => performance.now()): ProgressBoard {
  const followed = new Map<string, Progress | null>();
  const listeners = new Set<() => void>();
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    note({ job, done, total }) {
      if (!followed.has(job)) return;
      const isFirst = followed.get(job) === null;
      if (!isFirst && now() - shownAt < SHOWN_EVERY_MS) return;
      shownAt = now();
      followed.set(job, { done, total });
      for (const listener of listeners) listener();
    },
    follow(job) {
      followed.set(job, null);
      return () => followed.delete(job);
    },
    of: (job) => (job === null ? null : (followed.get(job) ?? null)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
