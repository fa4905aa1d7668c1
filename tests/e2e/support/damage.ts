import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unsealOpenly } from '../../../db/vault/key-slots.ts';
import { openDatabase } from '../../../db/vault/open-database.ts';
import { readVaultFile } from '../../../db/vault/vault-file.ts';

/*
 * What happens to a data folder while Sanad is not running. Only for a library without a passphrase, whose pages can be
 * told apart.
 */

const PAGE_BYTES = 4096;
const LIBRARY = 'library.db';

/** Writes garbage over the first page of a table: what is in it can no longer be read, everything else can. */
export function damageTable(dataFolder: string, table: string): void {
  const page = firstPageOf(dataFolder, table);
  const path = join(dataFolder, LIBRARY);
  const bytes = readFileSync(path);
  bytes.fill(0xa5, (page - 1) * PAGE_BYTES, page * PAGE_BYTES);
  writeFileSync(path, bytes);
}

/** Writes garbage over the originals but for what is needed to open their file. */
export function damageOriginals(dataFolder: string): void {
  const path = join(dataFolder, 'originals.db');
  const bytes = readFileSync(path);
  bytes.fill(0xa5, Math.ceil(bytes.length / PAGE_BYTES / 2) * PAGE_BYTES);
  writeFileSync(path, bytes);
}

function firstPageOf(dataFolder: string, table: string): number {
  const file = readVaultFile(dataFolder);
  if (!file.ok) throw new Error(file.error.message);
  const key = unsealOpenly(file.value);
  if (!key.ok) throw new Error(key.error.message);
  const database = openDatabase(join(dataFolder, LIBRARY), key.value);
  if (!database.ok) throw new Error(database.error.message);
  const page = database.value
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(table);
  database.value.close();
  if (page === undefined) throw new Error(`There is no table ${table}.`);
  return page;
}

/** Writes garbage over the whole library: nothing of it can be read. */
export function ruinLibrary(dataFolder: string): void {
  const path = join(dataFolder, LIBRARY);
  writeFileSync(path, Buffer.alloc(readFileSync(path).length, 0xa5));
}

const SET_BACK = 'library-of-before';

/** Keeps a copy of the library beside the data folder. */
export function keepCopy(dataFolder: string): void {
  cpSync(join(dataFolder, LIBRARY), join(dataFolder, '..', SET_BACK));
}

/** Puts that copy back by hand, as a careless person would. */
export function putCopyBack(dataFolder: string): void {
  for (const end of ['-wal', '-shm']) rmSync(join(dataFolder, LIBRARY + end), { force: true });
  cpSync(join(dataFolder, '..', SET_BACK), join(dataFolder, LIBRARY));
}

/** As on a new laptop, where only the backups were copied to. */
export function leaveOnlyBackups(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) {
    if (name !== 'backups') rmSync(join(dataFolder, name), { recursive: true, force: true });
  }
}
