import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { storageFailure } from '../../db/vault/storage-failure.ts';

it.each([
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
  ['SQLITE_CORRUPT', 'library-damaged'],
  ['SQLITE_CORRUPT_INDEX', 'library-damaged'],
  ['SQLITE_NOTADB', 'library-damaged'],
  ['SQLITE_IOERR_SHORT_READ', 'library-damaged'],
  ['SQLITE_IOERR_WRITE', 'data-folder-not-writable'],
  ['SQLITE_BUSY_SNAPSHOT', 'data-folder-in-use'],
  ['SQLITE_CONSTRAINT', undefined],
])('an error %s of SQLite is told as %s', (code, told) => {
  expect(storageFailure(new Database.SqliteError('words of SQLite', code))?.code).toBe(told);
});
