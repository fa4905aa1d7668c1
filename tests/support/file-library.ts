import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { vaultId } from '../../db/contract/ids.ts';
import { LIBRARY_MIGRATIONS, ORIGINALS_MIGRATIONS } from '../../db/schema/migrations/list.ts';
import { migrate } from '../../db/schema/migrate.ts';
import { newId } from '../../db/service/new-id.ts';
import { openLibraryStores, type LibraryStores } from '../../db/store/library.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { valueOf } from './vault.ts';

/** As a vault's databases are opened, but for the encryption: their pages can be read from the files. */
const SETTINGS = ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON', 'foreign_keys = ON'];

export interface FileLibrary {
  readonly stores: LibraryStores;
  readonly folder: string;
  /** Which of these words stand anywhere in the files, write-ahead logs included, in small letters or as they are. */
  wordsInFiles(words: readonly string[]): readonly string[];
}

/** An empty library in files that are not encrypted, to see what is really in them. */
export function fileLibrary(): FileLibrary {
  const folder = temporaryFolder();
  const open = (file: string, migrations: typeof LIBRARY_MIGRATIONS): Database.Database => {
    const database = new Database(join(folder, file));
    for (const setting of SETTINGS) database.pragma(setting);
    valueOf(migrate(database, migrations));
    onTestFinished(() => void database.close());
    return database;
  };
  const library = open('library.db', LIBRARY_MIGRATIONS);
  const originals = open('originals.db', ORIGINALS_MIGRATIONS);
  const stores = openLibraryStores(library, originals);
  stores.meta.create(vaultId.parse(newId()));
  return {
    stores,
    folder,
    wordsInFiles(words) {
      const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
      return words.filter((word) =>
        files.some((bytes) => bytes.includes(word) || bytes.includes(word.toLowerCase())),
      );
    },
  };
}
