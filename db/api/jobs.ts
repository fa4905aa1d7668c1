import type { JobId } from '../contract/ids.ts';
import { fail, type Result } from '../contract/result.ts';
import type { Progress } from './progress.ts';

/** Long pieces of work, each in slices between which other calls are answered. */
export interface Jobs {
  /** Runs one to its end; `cancelled` where it was stopped. One without an id cannot be followed or stopped by name. */
  run(job: JobId | null, work: Generator<Progress, Result<unknown>>): Promise<Result<unknown>>;
  /** Stops a job before its next slice; false where none of that id runs. */
  cancel(job: JobId): boolean;
  /**
   * Stops all of them: what they worked on is about to close. When this returns each has put away what it had begun and
   * let go of its files; one that calls this from within its own slice ends with that slice.
   */
  cancelAll(): void;
}

export interface JobPorts {
  /** Calls back when everything that waits has had its turn. */
  readonly afterOthers: (next: () => void) => void;
  readonly onProgress: (job: JobId, progress: Progress) => void;
}

interface Running {
  readonly job: JobId | null;
  readonly work: Generator<Progress, Result<unknown>>;
  isInSlice: boolean;
  isStopped: boolean;
  /** What went wrong while it put away what it had begun; its own call is told. */
  failure: { readonly error: unknown } | null;
}

export function createJobs({ afterOthers, onProgress }: JobPorts): Jobs {
  const running = new Set<Running>();
  return {
    async run(job, work) {
      const entry: Running = { job, work, isInSlice: false, isStopped: false, failure: null };
      running.add(entry);
      try {
        while (!entry.isStopped) {
          const slice = nextSlice(entry);
          if (slice.done === true) return slice.value;
          if (entry.isStopped) stop(entry);
          else if (job !== null) onProgress(job, slice.value);
          await new Promise<void>((resolve) => {
            afterOthers(resolve);
          });
        }
        if (entry.failure !== null) throw entry.failure.error;
        return stopped();
      } finally {
        running.delete(entry);
      }
    },
    cancel(job) {
      const entries = [...running].filter((entry) => entry.job === job);
      for (const entry of entries) stop(entry);
      return entries.length > 0;
    },
    cancelAll() {
      for (const entry of running) stop(entry);
    },
  };
}

function nextSlice(entry: Running): IteratorResult<Progress, Result<unknown>> {
  entry.isInSlice = true;
  try {
    return entry.work.next();
  } finally {
    entry.isInSlice = false;
  }
}

/** At once, not at its next turn: by then the files it works on are closed, and the data folder may be another's. */
function stop(entry: Running): void {
  entry.isStopped = true;
  if (entry.isInSlice) return; // a generator cannot be ended from within
  try {
    entry.work.return(stopped());
  } catch (error) {
    entry.failure = { error };
  }
}

/** True of every job there is: each removes what it had begun. One that keeps a part of its work has to say so itself. */
function stopped(): Result<never> {
  return fail(
    'cancelled',
    'The work was stopped. Nothing of it was kept, and everything else is as it was. Start it again when it is wanted.',
  );
}
