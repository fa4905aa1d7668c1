import type { JobId } from '../contract/ids.ts';
import { fail, type Result } from '../contract/result.ts';
import type { Progress } from './progress.ts';

/** Long pieces of work, each in slices between which other calls are answered. */
export interface Jobs {
  /** Runs one to its end; `cancelled` where it was stopped. One without an id cannot be followed or stopped by name. */
  run(job: JobId | null, work: Generator<Progress, Result<unknown>>): Promise<Result<unknown>>;
  /** Stops a job before its next slice; false where none of that id runs. */
  cancel(job: JobId): boolean;
  /** Stops all of them at once: what they worked on is about to close. */
  cancelAll(): void;
}

export interface JobPorts {
  /** Calls back when everything that waits has had its turn. */
  readonly afterOthers: (next: () => void) => void;
  readonly onProgress: (job: JobId, progress: Progress) => void;
}

interface Running {
  readonly job: JobId | null;
  isCancelled: boolean;
}

export function createJobs({ afterOthers, onProgress }: JobPorts): Jobs {
  const running = new Set<Running>();
  return {
    async run(job, work) {
      const entry: Running = { job, isCancelled: false };
      running.add(entry);
      try {
        for (;;) {
          if (entry.isCancelled) {
            work.return(cancelled());
            return cancelled();
          }
          const slice = work.next();
          if (slice.done === true) return slice.value;
          if (job !== null) onProgress(job, slice.value);
          await new Promise<void>((resolve) => {
            afterOthers(resolve);
          });
        }
      } finally {
        running.delete(entry);
      }
    },
    cancel(job) {
      const entries = [...running].filter((entry) => entry.job === job);
      for (const entry of entries) entry.isCancelled = true;
      return entries.length > 0;
    },
    cancelAll() {
      for (const entry of running) entry.isCancelled = true;
    },
  };
}

function cancelled(): Result<never> {
  return fail(
    'cancelled',
    'The work was stopped. What it had done until then is kept. Start it again to go on.',
  );
}
