import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unsealOpenly } from '../../db/vault/key-slots.ts';
import { openDatabase } from '../../db/vault/open-database.ts';
import { readVaultFile } from '../../db/vault/vault-file.ts';
import { valueOf } from './vault.ts';

const PAGE_BYTES = 4096;

/** Fills the first page of a table with zeros, in the closed library of a folder without a passphrase. */
export function zeroTable(folder: string, table: string): void {
  const path = join(folder, 'library.db');
  const key = valueOf(unsealOpenly(valueOf(readVaultFile(folder))));
  const database = valueOf(openDatabase(path, key));
  const page = database
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(table);
  database.close();
  if (page === undefined) throw new Error(`There is no table ${table}`);
  const bytes = readFileSync(path);
  bytes.fill(0, (page - 1) * PAGE_BYTES, page * PAGE_BYTES);
  writeFileSync(path, bytes);
}
