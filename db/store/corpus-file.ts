import Database from 'better-sqlite3';
import { vaultId } from '../contract/ids.ts';
import { fail, succeed, type Result } from '../contract/result.ts';
import { LIBRARY_MIGRATIONS, ORIGINALS_MIGRATIONS } from '../schema/migrations/list.ts';
import { migrate, newestVersion, versionOf } from '../schema/migrate.ts';
import { openLibraryStores, type LibraryStores } from './library.ts';

/** The corpus belongs to no vault. */
const NO_VAULT = vaultId.parse('0'.repeat(26));

export interface CorpusFile {
  /** What `takeInDocument` writes to. */
  readonly stores: LibraryStores;
  /** Packs the file and closes it. */
  close(): void;
}

/**
 * Makes the file of bundled documents: not encrypted, because everyone has it, with the tables of a library and those of
 * its originals side by side. The file must not exist.
 */
export function createCorpusFile(path: string): CorpusFile {
  const database = new Database(path);
  for (const { sql } of ORIGINALS_MIGRATIONS) database.exec(sql);
  const migrated = migrate(database, LIBRARY_MIGRATIONS);
  if (!migrated.ok) throw new Error('The corpus file is not new');
  const stores = openLibraryStores(database, database);
  stores.meta.create(NO_VAULT);
  return {
    stores,
    close() {
      database.exec('VACUUM');
      database.close();
    },
  };
}

/** Opens the corpus for reading; `corpus-missing` where it is not there or was not built for this version. */
export function openCorpusFile(path: string): Result<Database.Database> {
  let database: Database.Database | null = null;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    if (versionOf(database) === newestVersion(LIBRARY_MIGRATIONS)) return succeed(database);
  } catch (error) {
    if (!(error instanceof Database.SqliteError) && !(error instanceof TypeError)) throw error;
  }
  database?.close();
  return fail(
    'corpus-missing',
    'The bundled documents are missing from this installation, or do not belong to this version. No library was made. Install Sanad again.',
  );
}
