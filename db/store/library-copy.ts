import type { Database } from 'better-sqlite3';
import type { VaultId } from '../contract/ids.ts';
import { fail, succeed, type Result } from '../contract/result.ts';
import { LIBRARY_MIGRATIONS } from '../schema/migrations/list.ts';
import { checkVersion, migrate } from '../schema/migrate.ts';
import { isSound, openDatabase } from '../vault/open-database.ts';
import { IS_PRESENT } from './document-states.ts';
import { openMetaStore } from './meta.ts';

/** What a library holds, in numbers: enough to tell two states of it apart. */
export interface LibraryContents {
  readonly seq: number;
  readonly documents: number;
  readonly highlights: number;
  readonly notes: number;
  readonly tags: number;
  readonly links: number;
}

export function countContents(library: Database): LibraryContents {
  const count = (from: string): number =>
    library.prepare<[], number>(`SELECT count(*) FROM ${from}`).pluck().get() ?? 0;
  return {
    seq: openMetaStore(library).read().seq,
    documents: count(`document WHERE ${IS_PRESENT}`),
    highlights: count('highlight'),
    notes: count('note WHERE trashed_at IS NULL'),
    tags: count('tag WHERE trashed_at IS NULL'),
    links: count('link'),
  };
}

/** The hashes of all originals that a library's documents have. */
export function hashesOfOriginals(library: Database): readonly string[] {
  return library.prepare<[], string>('SELECT DISTINCT sha256 FROM document ORDER BY sha256').pluck().all();
}

/** Writes a copy of an open library to a new file, encrypted under the same key; free pages are left out. */
export function copyLibrary(library: Database, path: string): void {
  library.prepare<[string]>('VACUUM INTO ?').run(path);
}

/**
 * Opens a copy of a library with its key, reads every page of it, brings it up to date and hands it to `use`; it is closed
 * afterwards, with nothing left in its log.
 *
 * `backup-unusable` where the key does not fit, a page is damaged, or it is another vault's; `library-newer` where a newer
 * version made it.
 */
export function useLibraryCopy<Value>(
  { path, vaultId }: { readonly path: string; readonly vaultId: VaultId },
  key: Buffer,
  use: (library: Database) => Value,
): Result<Value> {
  const opened = openDatabase(path, key);
  if (!opened.ok) return opened.error.code === 'disk-full' ? opened : copyUnusable();
  const library = opened.value;
  try {
    const version = checkVersion(library, LIBRARY_MIGRATIONS);
    if (!version.ok) return newerCopy();
    if (version.value === 0 || !isSound(library)) return copyUnusable();
    migrate(library, LIBRARY_MIGRATIONS);
    if (openMetaStore(library).read().vaultId !== vaultId) return copyUnusable();
    const value = use(library);
    library.pragma('wal_checkpoint(TRUNCATE)');
    return succeed(value);
  } finally {
    library.close();
  }
}

export function copyUnusable(): Result<never> {
  return fail(
    'backup-unusable',
    'This backup does not belong to the library here, or it is damaged. Nothing was changed. Use another one.',
  );
}

function newerCopy(): Result<never> {
  return fail(
    'library-newer',
    'This backup was made by a newer version of Sanad. Nothing was changed. Restore it with that version.',
  );
}
