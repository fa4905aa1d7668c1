import { succeed, type ErrorCode, type Result } from '../contract/result.ts';
import type { Change } from './handler.ts';
import type { Jobs } from './jobs.ts';
import type { OpenLibrary, Vault } from './open-library.ts';
import type { Progress } from './progress.ts';

interface ReplacingWork {
  readonly work: Generator<Progress, Result<Change<unknown>>>;
  /** Called once a slice has put another library in the place of the one that was there, whatever became of the slice. */
  readonly noteOther: () => void;
}

/** Where a slice puts another library in the place of the open one, whatever worked on that one has to end. */
export function* endingOthers(
  { vault, jobs }: { readonly vault: Pick<Vault, 'library'>; readonly jobs: Pick<Jobs, 'cancelAll'> },
  { work, noteOther }: ReplacingWork,
): Generator<Progress, Result<Change<unknown>>> {
  try {
    for (;;) {
      const before = seenOf(vault);
      let slice: IteratorResult<Progress, Result<Change<unknown>>>;
      try {
        slice = work.next();
      } finally {
        const after = seenOf(vault);
        if (hasClosed(before, after)) jobs.cancelAll();
        if (before !== after) noteOther();
      }
      if (slice.done === true) return slice.value;
      yield slice.value;
    }
  } finally {
    work.return(succeed({ value: null, topics: [] }));
  }
}

/** What there is to work on: the open library, or why there is none. */
type SeenVault = OpenLibrary | ErrorCode;

export function seenOf(vault: Pick<Vault, 'library'>): SeenVault {
  const library = vault.library();
  return library.ok ? library.value : library.error.code;
}

/** A library was open before, and it is not that one any more. */
export function hasClosed(before: SeenVault, after: SeenVault): boolean {
  return typeof before !== 'string' && before !== after;
}
