import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

/** Puts a data folder back as it was, once no core of this process works in it any more. */
export interface FolderAsFound {
  /** No core came to work there: a folder that was not there goes again, if it is still empty. */
  untouched(): void;
  /** A core has worked there and given the folder free. */
  givenFree(): Promise<void>;
}

const LOCK = 'owner.lock';

/**
 * Notes how a data folder is before a core works in it, for the case that no library comes of it: then a folder that was not
 * there goes again, and so does what the core makes in every folder. Only what is empty is removed, and only under the
 * folder's lock: where another process has taken the folder meanwhile, everything in it is that one's.
 */
export function noteFolder(folder: string): FolderAsFound {
  const before = namesIn(folder);

  function isNew(name: string): boolean {
    return before?.includes(name) !== true && namesIn(folder)?.includes(name) === true;
  }

  function putBack(lock: { readonly removeFile: () => void }): void {
    if (holdsLibrary(folder)) return;
    if (isNew('backups')) attempt(() => rmdirSync(join(folder, 'backups')));
    const left = namesIn(folder) ?? [];
    if (!isNew(LOCK) || left.some((name) => name !== LOCK && before?.includes(name) !== true)) return;
    attempt(() => lock.removeFile());
    if (before === null) attempt(() => rmdirSync(folder));
  }

  return {
    untouched() {
      if (before === null) attempt(() => rmdirSync(folder));
    },
    async givenFree() {
      if (!isNew(LOCK) || holdsLibrary(folder)) return;
      const { asOnlyOwner } = await import('../../db/service/as-only-owner.ts');
      asOnlyOwner(folder, putBack);
    },
  };
}

function holdsLibrary(folder: string): boolean {
  return namesIn(folder)?.some((name) => name === 'vault.json' || name === 'library.db') === true;
}

/** `null` where there is no such folder. */
function namesIn(folder: string): readonly string[] | null {
  if (!existsSync(folder)) return null;
  try {
    return readdirSync(folder);
  } catch {
    return null;
  }
}

/** What is not empty, or not ours to remove, stays. */
function attempt(remove: () => void): void {
  try {
    remove();
  } catch {
    // Nothing depends on it: the next start takes the folder as it is.
  }
}
