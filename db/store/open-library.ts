import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { VaultId } from '../contract/ids.ts';
import { succeed, type Result } from '../contract/result.ts';
import { LIBRARY_MIGRATIONS, ORIGINALS_MIGRATIONS, type Migration } from '../schema/migrations/list.ts';
import { checkVersion, migrate } from '../schema/migrate.ts';
import { newestBackup } from '../vault/backups-folder.ts';
import { fileSize, LIBRARY_FILE, ORIGINALS_FILE } from '../vault/data-folder.ts';
import {
  checkDatabaseFile,
  isSound,
  openDatabase,
  openDatabaseForReading,
  removeEmptyLogs,
} from '../vault/open-database.ts';
import { readStateFile, type Rollback, type SeenState } from '../vault/state-file.ts';
import { libraryDamaged } from '../vault/storage-failure.ts';
import { keepDamagedLog } from './keep-damaged-log.ts';
import { openLibraryStores, type LibraryStores } from './library.ts';
import { finishWiping } from './wipe-destroyed.ts';

export interface OpenedLibrary {
  readonly stores: LibraryStores;
  /** A warning, not an obstacle: the library is whole, but not the newest there was. Stays until it is accepted. */
  readonly rollback: Rollback | null;
  /** It is damaged and nothing may be written to it. */
  readonly isReadOnly: boolean;
  /** Folds the write-ahead logs in and closes both files. */
  close(): void;
}

/** A library up to this size is read through at every opening, which takes less than a tenth of a second. */
const QUICK_BYTES = 16 * 2 ** 20;

export interface LibraryPlace {
  readonly folder: string;
  readonly vaultId: VaultId;
  /** Milliseconds since 1970-01-01T00:00Z, for the name of what is set aside. */
  readonly nowMs: () => number;
}

/**
 * What can be said of the library's files without the key; asked before a key is derived. Without its originals, lost or
 * damaged, a library can still be opened for reading.
 */
export function checkLibraryFiles(folder: string): Result<null> {
  return checkDatabaseFile(join(folder, LIBRARY_FILE));
}

/**
 * Opens both databases of a vault and brings them up to date, once both are known to be fit for it: neither is changed
 * where the other cannot be used. The key may be overwritten when this returns.
 *
 * `library-damaged` where anything that was read is not as it was written. Everything is read of a small library, of one
 * that was not closed, and of one in which something could not be read before; of the others what is needed to open it.
 */
export function openLibrary(
  { folder, vaultId, nowMs }: LibraryPlace,
  dataKey: Buffer,
): Result<OpenedLibrary> {
  const seen = seenStateOf({ folder, vaultId });
  const isDoubted = seen?.isDoubted === true;
  const path = join(folder, LIBRARY_FILE);
  const readsAll = isDoubted || (fileSize(path) ?? 0) <= QUICK_BYTES;
  const files = [
    { path, migrations: LIBRARY_MIGRATIONS, readsAll },
    { path: join(folder, ORIGINALS_FILE), migrations: ORIGINALS_MIGRATIONS, readsAll: isDoubted },
  ] as const;
  for (const file of files) {
    const checked = checkByReading(file, dataKey);
    if (!checked.ok) return checked;
  }
  if (seen !== null) keepDamagedLog({ folder, nowMs, seenSeq: seen.seq }, dataKey);
  const library = openDatabase(files[0].path, dataKey);
  if (!library.ok) return library;
  const originals = openDatabase(files[1].path, dataKey);
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
    finishWiping(stores);
    const rollback = findRollback(seen ?? newestSeen(folder), meta.seq);
    return succeed({ stores, rollback, isReadOnly: false, close: () => foldLogsAndClose(databases) });
  });
}

interface CheckedFile {
  readonly path: string;
  readonly migrations: readonly Migration[];
  /** Whether every page is read. */
  readonly readsAll: boolean;
}

/**
 * Looks before anything can be written: SQLite folds the log into a file as it closes it, and a damaged one is to stay as
 * it is. One that was not closed is read whole, because a log is about to be folded into it.
 */
function checkByReading({ path, migrations, readsAll }: CheckedFile, dataKey: Buffer): Result<null> {
  const opened = openDatabaseForReading(path, dataKey);
  if (!opened.ok) return opened;
  try {
    const version = checkVersion(opened.value, migrations);
    if (!version.ok) return version;
    if (version.value === 0) return libraryDamaged(); // a vault is never made without its tables
    const hasLog = (fileSize(`${path}-wal`) ?? 0) > 0;
    return (readsAll || hasLog) && !isSound(opened.value) ? libraryDamaged() : succeed(null);
  } finally {
    opened.value.close();
    removeEmptyLogs(path);
  }
}

/** Closes the databases unless `use` succeeds, so that a failure leaves no file open. */
export function closeUnless<Value>(databases: readonly Database[], use: () => Result<Value>): Result<Value> {
  let isKept = false;
  try {
    const used = use();
    isKept = used.ok;
    return used;
  } finally {
    if (!isKept) for (const database of databases) database.close();
  }
}

/** `null` where nothing is known, or only of another vault. */
function seenStateOf({ folder, vaultId }: Pick<LibraryPlace, 'folder' | 'vaultId'>): SeenState | null {
  const seen = readStateFile(folder);
  return seen?.vaultId === vaultId ? seen : null;
}

/** What the names of the backups say where `state.json` is lost: the latest copy made at work here. */
function newestSeen(folder: string): Pick<SeenState, 'seq' | 'setBack'> | null {
  if (readStateFile(folder) !== null) return null;
  const seq = newestBackup(folder, ['automatic'])?.seq ?? null;
  return seq === null ? null : { seq };
}

function findRollback(seen: Pick<SeenState, 'seq' | 'setBack'> | null, foundSeq: number): Rollback | null {
  if (seen === null) return null;
  return seen.seq > foundSeq ? { seenSeq: seen.seq, foundSeq } : (seen.setBack ?? null);
}

/** Closes all of them, whatever happens; a log that could not be folded in is read again at the next start. */
function foldLogsAndClose(databases: readonly Database[]): void {
  const [first, ...others] = databases;
  if (first === undefined) return;
  try {
    first.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    first.close();
    foldLogsAndClose(others);
  }
}
