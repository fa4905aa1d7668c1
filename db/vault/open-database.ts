import { closeSync, openSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { succeed, type Result } from '../contract/result.ts';
import { exists, fileSize } from './data-folder.ts';
import { libraryDamaged, libraryMissing, storageFailure, systemCode } from './storage-failure.ts';

export const PAGE_BYTES = 4096;

interface Setting {
  readonly pragma: string;
  readonly value: string;
  /** What SQLite must answer when asked afterwards. */
  readonly reads: string | number;
}

/** In this order: the driver falls back to `synchronous=NORMAL` when it enters WAL, so FULL comes after it. */
const SETTINGS: readonly Setting[] = [
  { pragma: 'temp_store', value: '2', reads: 2 },
  { pragma: 'locking_mode', value: 'EXCLUSIVE', reads: 'exclusive' },
  { pragma: 'journal_mode', value: 'WAL', reads: 'wal' },
  { pragma: 'synchronous', value: 'FULL', reads: 2 },
  { pragma: 'secure_delete', value: 'ON', reads: 1 },
  { pragma: 'foreign_keys', value: 'ON', reads: 1 },
  { pragma: 'trusted_schema', value: 'OFF', reads: 0 },
  { pragma: 'cell_size_check', value: 'ON', reads: 1 },
];

/**
 * What can be said of a database file without its key: `library-missing`, or `library-damaged` where it has not even one
 * page. Asked first, because SQLite opens an empty file as an empty database; one cut short elsewhere it finds itself.
 */
export function checkDatabaseFile(path: string): Result<null> {
  if (!exists(path)) return libraryMissing();
  const size = fileSize(path);
  return size === null || size < PAGE_BYTES ? libraryDamaged() : succeed(null);
}

/**
 * Opens an encrypted database with its raw 32-byte key, every protection on and read back; whatever does not hold,
 * refuses. The key is known to be the vault's own (its seal opened), so a file it does not fit is damaged.
 */
export function openDatabase(path: string, key: Buffer): Result<Database.Database> {
  const checked = checkDatabaseFile(path);
  return checked.ok ? openFile(path, key) : checked;
}

/**
 * Opens an encrypted database to be read only: neither the file nor its log is ever written to, so that a damaged one stays
 * as it is. The log is read with it. What SQLite leaves beside it holds nothing (`removeEmptyLogs`).
 */
export function openDatabaseForReading(path: string, key: Buffer): Result<Database.Database> {
  const checked = checkDatabaseFile(path);
  return checked.ok ? openFile(path, key, 'reading') : checked;
}

/** Removes what reading leaves beside a closed database: a log without anything in it, and the index of a log. */
export function removeEmptyLogs(path: string): void {
  if (fileSize(`${path}-wal`) === 0) rmSync(`${path}-wal`, { force: true });
  rmSync(`${path}-shm`, { force: true });
}

/**
 * Whether this is the key that a database was encrypted with, by its first page alone: the rest may be missing. Meant
 * for a copy, which is opened for writing because the key is asked without an index of the log beside it.
 */
export function isKeyOf(path: string, key: Buffer): boolean {
  const database = new Database(path, { fileMustExist: true, timeout: 0 });
  try {
    applyKey(database, key);
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('schema_version');
    return true;
  } catch (error) {
    if (storageFailure(error)?.code !== 'library-damaged') throw error;
    // Any other damage is found only behind the seal of a page that the key opened.
    return systemCode(error) !== 'SQLITE_NOTADB';
  } finally {
    database.close();
  }
}

/** Whether every page can be read and holds together. Takes about 5 ms for a megabyte. */
export function isSound(database: Database.Database): boolean {
  try {
    return database.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    if (storageFailure(error)?.code !== 'library-damaged') throw error;
    return false;
  }
}

/** Makes a new encrypted database, readable by its owner only. The file must not exist. */
export function createDatabase(path: string, key: Buffer): Result<Database.Database> {
  closeSync(openSync(path, 'wx', 0o600));
  return openFile(path, key);
}

/**
 * Encrypts every page of a closed database under another key and checks all of them.
 *
 * Meant for a copy: a failure leaves the file under one of the two keys. SQLite3 Multiple Ciphers writes all pages in one
 * transaction of the write-ahead log, pages of the free list too, so the disk must hold the database twice meanwhile.
 */
export function rekeyDatabase(
  path: string,
  keys: { readonly from: Buffer; readonly to: Buffer },
): Result<null> {
  const before = openDatabase(path, keys.from);
  if (!before.ok) return before;
  try {
    const literal = rawKeyLiteral(keys.to);
    try {
      before.value.rekey(literal);
    } finally {
      literal.fill(0);
    }
    before.value.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    before.value.close();
  }
  const after = openDatabase(path, keys.to);
  if (!after.ok) return after;
  try {
    return isSound(after.value) ? succeed(null) : libraryDamaged();
  } finally {
    after.value.close();
  }
}

function openFile(
  path: string,
  key: Buffer,
  purpose: 'work' | 'reading' = 'work',
): Result<Database.Database> {
  let database: Database.Database | null = null;
  try {
    database = new Database(path, { fileMustExist: true, timeout: 0, readonly: purpose === 'reading' });
    applyKey(database, key);
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    for (const setting of SETTINGS) applySetting(database, setting);
    return succeed(database);
  } catch (error) {
    database?.close();
    const failure = storageFailure(error);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
}

function applyKey(database: Database.Database, key: Buffer): void {
  applySetting(database, { pragma: 'cipher', value: `'chacha20'`, reads: 'chacha20' });
  const literal = rawKeyLiteral(key);
  try {
    database.key(literal);
  } finally {
    literal.fill(0);
  }
}

/**
 * The driver takes a raw key as the text `x'…'` of 64 hexadecimal digits. Built byte by byte: a string of it would stay
 * in memory, a buffer can be overwritten.
 */
function rawKeyLiteral(key: Buffer): Buffer {
  const literal = Buffer.alloc(key.length * 2 + 3);
  literal.write(`x'`, 'latin1');
  key.forEach((byte, index) => {
    literal[2 + index * 2] = hexDigit(byte >> 4);
    literal[3 + index * 2] = hexDigit(byte & 15);
  });
  literal.write(`'`, literal.length - 1, 'latin1');
  return literal;
}

function hexDigit(value: number): number {
  return value < 10 ? 0x30 + value : 0x57 + value;
}

function applySetting(database: Database.Database, { pragma, value, reads }: Setting): void {
  database.pragma(`${pragma} = ${value}`);
  const answer = database.pragma(pragma, { simple: true });
  if (answer !== reads) throw new Error(`The database did not accept ${pragma}`);
}
