import { join } from 'node:path';
import Database from 'better-sqlite3';
import { succeed, type Result } from '../contract/result.ts';
import { LIBRARY_MIGRATIONS, ORIGINALS_MIGRATIONS, type Migration } from '../schema/migrations/list.ts';
import { checkVersion, migrate, newestVersion } from '../schema/migrate.ts';
import { LIBRARY_FILE, ORIGINALS_FILE } from '../vault/data-folder.ts';
import { openDatabaseForReading, removeEmptyLogs } from '../vault/open-database.ts';
import { libraryDamaged, storageFailure } from '../vault/storage-failure.ts';
import { openLibraryStores, type LibraryStores } from './library.ts';
import { closeUnless, type LibraryPlace, type OpenedLibrary } from './open-library.ts';

/**
 * Opens a damaged library as far as it can be read. Nothing of it is written to: not its files, not their logs. Originals
 * that are missing or cannot be opened are as if there were none.
 *
 * `library-missing` without the library's own file, `library-damaged` where not even its tables and its counter can be read.
 */
export function openDamagedLibrary(place: LibraryPlace, dataKey: Buffer): Result<OpenedLibrary> {
  const { folder } = place;
  const opened = openBoth(place, dataKey);
  if (!opened.ok) {
    removeEmptyLogsIn(folder);
    return opened;
  }
  const { stores, databases } = opened.value;
  const close = (): void => {
    for (const database of databases) database.close();
    removeEmptyLogsIn(folder);
  };
  return succeed({ stores, rollback: null, isReadOnly: true, close });
}

interface ReadDatabases {
  readonly stores: LibraryStores;
  readonly databases: readonly Database.Database[];
}

function openBoth({ folder, vaultId }: LibraryPlace, dataKey: Buffer): Result<ReadDatabases> {
  const library = openForReading(join(folder, LIBRARY_FILE), dataKey, LIBRARY_MIGRATIONS);
  if (!library.ok) return library;
  const opened = openForReading(join(folder, ORIGINALS_FILE), dataKey, ORIGINALS_MIGRATIONS);
  const originals = opened.ok ? opened.value : withoutOriginals();
  const databases = [library.value, originals];
  return unlessDamaged(() =>
    closeUnless(databases, () => {
      const stores = openLibraryStores(library.value, originals);
      return stores.meta.read().vaultId === vaultId ? succeed({ stores, databases }) : libraryDamaged();
    }),
  );
}

function removeEmptyLogsIn(folder: string): void {
  for (const name of [LIBRARY_FILE, ORIGINALS_FILE]) removeEmptyLogs(join(folder, name));
}

/** Only with all its tables: what a newer program would add to them can never be added here. */
function openForReading(
  path: string,
  dataKey: Buffer,
  migrations: readonly Migration[],
): Result<Database.Database> {
  const opened = openDatabaseForReading(path, dataKey);
  if (!opened.ok) return opened;
  return unlessDamaged(() =>
    closeUnless([opened.value], () => {
      const version = checkVersion(opened.value, migrations);
      if (!version.ok) return version;
      return version.value === newestVersion(migrations) ? opened : libraryDamaged();
    }),
  );
}

function withoutOriginals(): Database.Database {
  const database = new Database(':memory:');
  migrate(database, ORIGINALS_MIGRATIONS);
  return database;
}

function unlessDamaged<Value>(open: () => Result<Value>): Result<Value> {
  try {
    return open();
  } catch (error) {
    const failure = storageFailure(error);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
}
