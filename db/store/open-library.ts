import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { VaultId } from '../contract/ids.ts';
import { succeed, type Result } from '../contract/result.ts';
import { LIBRARY_MIGRATIONS, ORIGINALS_MIGRATIONS, type Migration } from '../schema/migrations/list.ts';
import { checkVersion, migrate } from '../schema/migrate.ts';
import { LIBRARY_FILE, ORIGINALS_FILE } from '../vault/data-folder.ts';
import { checkDatabaseFile, openDatabase } from '../vault/open-database.ts';
import { readStateFile } from '../vault/state-file.ts';
import { libraryDamaged } from '../vault/storage-failure.ts';
import { openLibraryStores, type LibraryStores } from './library.ts';

/** The library's commit counter is below one that was seen before: it was set back, or its log was lost. */
export interface Rollback {
  readonly seenSeq: number;
  readonly foundSeq: number;
}

export interface OpenedLibrary {
  readonly stores: LibraryStores;
  /** A warning, not an obstacle: the library is whole, but not the newest there was. */
  readonly rollback: Rollback | null;
  /** Folds the write-ahead logs in and closes both files. */
  close(): void;
}

export interface LibraryPlace {
  readonly folder: string;
  readonly vaultId: VaultId;
}

/** What can be said of the library's files without the key; asked before a key is derived. */
export function checkLibraryFiles(folder: string): Result<null> {
  const library = checkDatabaseFile(join(folder, LIBRARY_FILE));
  return library.ok ? checkDatabaseFile(join(folder, ORIGINALS_FILE)) : library;
}

/**
 * Opens both databases of a vault and brings them up to date, once both are known to be fit for it: neither is changed
 * where the other cannot be used. The key may be overwritten when this returns.
 */
export function openLibrary({ folder, vaultId }: LibraryPlace, dataKey: Buffer): Result<OpenedLibrary> {
  const library = openAndCheck(join(folder, LIBRARY_FILE), dataKey, LIBRARY_MIGRATIONS);
  if (!library.ok) return library;
  const originals = openAndCheck(join(folder, ORIGINALS_FILE), dataKey, ORIGINALS_MIGRATIONS);
  if (!originals.ok) {
    library.value.close();
    return originals;
  }
  const databases = [library.value, originals.value];
  return closeUnless(databases, () => {
    // Neither can be refused: both versions were checked.
    migrate(library.value, LIBRARY_MIGRATIONS);
    migrate(originals.value, ORIGINALS_MIGRATIONS);
    const stores = openLibraryStores(library.value, originals.value);
    const meta = stores.meta.read();
    if (meta.vaultId !== vaultId) return libraryDamaged();
    const rollback = findRollback({ folder, vaultId }, meta.seq);
    return succeed({ stores, rollback, close: () => databases.forEach(foldLogAndClose) });
  });
}

function openAndCheck(path: string, dataKey: Buffer, migrations: readonly Migration[]): Result<Database> {
  const opened = openDatabase(path, dataKey);
  if (!opened.ok) return opened;
  return closeUnless([opened.value], () => {
    const version = checkVersion(opened.value, migrations);
    if (!version.ok) return version;
    return version.value === 0 ? libraryDamaged() : opened; // a vault is never made without its tables
  });
}

/** Closes the databases unless `use` succeeds, so that a failure leaves no file open. */
function closeUnless<Value>(databases: readonly Database[], use: () => Result<Value>): Result<Value> {
  let isKept = false;
  try {
    const used = use();
    isKept = used.ok;
    return used;
  } finally {
    if (!isKept) for (const database of databases) database.close();
  }
}

function findRollback({ folder, vaultId }: LibraryPlace, foundSeq: number): Rollback | null {
  const seen = readStateFile(folder);
  if (seen === null || seen.vaultId !== vaultId || seen.seq <= foundSeq) return null;
  return { seenSeq: seen.seq, foundSeq };
}

function foldLogAndClose(database: Database): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close(); // a log that could not be folded in is read again at the next start
  }
}
