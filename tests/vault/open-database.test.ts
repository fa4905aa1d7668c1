import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newDataKey } from '../../db/vault/key-slots.ts';
import { createDatabase, openDatabase } from '../../db/vault/open-database.ts';
import { folderFingerprint } from '../support/folder-fingerprint.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const WORD = 'palimpsest';

/** A closed database of some forty pages. */
function makeDatabase(key: Buffer): string {
  const path = join(temporaryFolder(), 'library.db');
  const database = valueOf(createDatabase(path, key));
  database.exec('CREATE TABLE page (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const insert = database.prepare<[string]>('INSERT INTO page (text) VALUES (?)');
  database
    .transaction(() => {
      for (let row = 0; row < 40; row += 1) insert.run(`${WORD} ${row} `.repeat(250));
    })
    .immediate();
  database.close();
  return path;
}

/** Opens the database and reads every row; the code of what went wrong, or the rows. */
function readAll(path: string, key: Buffer): string {
  const opened = openDatabase(path, key);
  if (!opened.ok) return opened.error.code;
  try {
    return opened.value.prepare<[], string>('SELECT text FROM page ORDER BY id').pluck().all().join('\n');
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'thrown';
  } finally {
    opened.value.close();
  }
}

describe('an encrypted database', () => {
  it('is opened with every protection on', () => {
    const key = newDataKey();
    const database = valueOf(openDatabase(makeDatabase(key), key));
    const read = (pragma: string): unknown => database.pragma(pragma, { simple: true });
    expect(read('cipher')).toBe('chacha20');
    expect(read('temp_store')).toBe(2);
    expect(read('locking_mode')).toBe('exclusive');
    expect(read('journal_mode')).toBe('wal');
    expect(read('synchronous')).toBe(2);
    expect(read('secure_delete')).toBe(1);
    expect(read('foreign_keys')).toBe(1);
    expect(read('trusted_schema')).toBe(0);
    expect(read('cell_size_check')).toBe(1);
    database.close();
  });

  it('holds no word of what was written, in the file or in its log', () => {
    const key = newDataKey();
    const path = join(temporaryFolder(), 'library.db');
    const database = valueOf(createDatabase(path, key));
    database.exec('CREATE TABLE page (text TEXT NOT NULL) STRICT');
    database.prepare<[string]>('INSERT INTO page (text) VALUES (?)').run(WORD.repeat(10_000));
    const log = readFileSync(`${path}-wal`);
    database.close();
    for (const bytes of [log, readFileSync(path)]) {
      expect(bytes.length).toBeGreaterThan(100_000);
      expect(bytes.includes(WORD)).toBe(false);
      expect(bytes.includes('SQLite format')).toBe(false);
    }
  });

  it('is readable by its owner only, log included', () => {
    const path = join(temporaryFolder(), 'library.db');
    const database = valueOf(createDatabase(path, newDataKey()));
    database.exec('CREATE TABLE page (text TEXT NOT NULL) STRICT');
    const modes = ['', '-wal', '-shm'].map(
      (end) => statSync(path + end, { throwIfNoEntry: false })?.mode ?? 0o600,
    );
    database.close();
    const permissions = modes.map((mode) => mode & 0o777);
    expect(process.platform === 'win32' ? [0o600, 0o600, 0o600] : permissions).toEqual([0o600, 0o600, 0o600]);
  });

  it('is never made over an existing file', () => {
    const key = newDataKey();
    const path = makeDatabase(key);
    expect(() => createDatabase(path, key)).toThrow('EEXIST');
  });
});

describe('a database that cannot be what it was', () => {
  const key = newDataKey();

  it('is missing when its file is', () => {
    const path = makeDatabase(key);
    rmSync(path);
    expect(codeOf(openDatabase(path, key))).toBe('library-missing');
  });

  it.each([0, 1, 100, 4095, 4097, 8191, 10_000])('is damaged when it was cut to %i bytes', (length) => {
    const path = makeDatabase(key);
    truncateSync(path, length);
    const before = folderFingerprint(join(path, '..'));
    expect(codeOf(openDatabase(path, key))).toBe('library-damaged');
    expect(folderFingerprint(join(path, '..'))).toEqual(before);
  });

  it('is damaged when whole pages were cut off', () => {
    const path = makeDatabase(key);
    const pages = statSync(path).size / 4096;
    for (let kept = pages - 1; kept > 0; kept -= 7) {
      truncateSync(path, kept * 4096);
      expect(codeOf(openDatabase(path, key))).toBe('library-damaged');
    }
  });

  it('is damaged when it is not for this key', () => {
    const path = makeDatabase(key);
    const before = folderFingerprint(join(path, '..'));
    expect(codeOf(openDatabase(path, newDataKey()))).toBe('library-damaged');
    expect(folderFingerprint(join(path, '..'))).toEqual(before);
  });

  it('is damaged when it is not encrypted', () => {
    const path = makeDatabase(key);
    writeFileSync(path, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8176)]));
    expect(codeOf(openDatabase(path, key))).toBe('library-damaged');
  });

  it('never reads as something else after a byte of any page was flipped', () => {
    const path = makeDatabase(key);
    const bytes = readFileSync(path);
    const expected = readAll(path, key);
    const wrong: string[] = [];
    const pages = bytes.length / 4096;
    for (let page = 0; page < pages; page += 1) {
      // The cipher's salt and SQLite's own header (first page only), the page's content, its nonce and its tag.
      for (const offset of [0, 18, 30, 100, 2048, 4050, 4064, 4080, 4095]) {
        const changed = Buffer.from(bytes);
        const at = page * 4096 + offset;
        changed[at] = (bytes[at] ?? 0) ^ 0x10;
        writeFileSync(path, changed);
        const answer = readAll(path, key);
        if (!['library-damaged', 'SQLITE_CORRUPT', expected].includes(answer))
          wrong.push(`byte ${at}: ${answer}`);
        if (page === 0 && answer === expected) wrong.push(`byte ${at} of the first page went unnoticed`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is damaged when two of its pages changed places', () => {
    const path = makeDatabase(key);
    const bytes = readFileSync(path);
    const swapped = Buffer.from(bytes);
    bytes.copy(swapped, 4096 * 5, 4096 * 6, 4096 * 7);
    bytes.copy(swapped, 4096 * 6, 4096 * 5, 4096 * 6);
    writeFileSync(path, swapped);
    expect(['library-damaged', 'SQLITE_CORRUPT']).toContain(readAll(path, key));
  });
});
