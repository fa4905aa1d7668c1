import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unsealOpenly, unsealWithPassphrase } from '../../db/vault/key-slots.ts';
import { openDatabase } from '../../db/vault/open-database.ts';
import { rotateKey } from '../../db/vault/rotate-key.ts';
import { settleRotation } from '../../db/vault/rotation-folder.ts';
import { readVaultFile } from '../../db/vault/vault-file.ts';
import { failFolderSync } from '../support/failing-folder-sync.ts';
import { failRemoval } from '../support/failing-removal.ts';
import { folderFingerprint } from '../support/folder-fingerprint.ts';
import { codeOf, createTestVault, valueOf } from '../support/vault.ts';

const PASSPHRASE = 'گذرواژهٔ تازه';
const DATABASES = ['library.db', 'originals.db'] as const;
/** The sync of a folder that makes the name of the new key file last. */
const DECIDING_SYNC = 3;
const FILES = ['library.db', 'originals.db', 'state.json', 'vault.json'];

interface Rotated {
  readonly folder: string;
  readonly oldKey: Buffer;
  readonly newKey: Buffer;
  readonly before: ReadonlyMap<string, Buffer>;
}

/** A vault that was made without a passphrase and got one, with its files as they were before. */
function rotatedVault(): Rotated {
  const { folder } = createTestVault();
  const file = valueOf(readVaultFile(folder));
  const oldKey = valueOf(unsealOpenly(file));
  const before = new Map(FILES.map((name) => [name, readFileSync(join(folder, name))]));
  const rotated = valueOf(rotateKey({ folder, file, passphrase: PASSPHRASE }));
  return { folder, oldKey, newKey: rotated.dataKey, before };
}

/** The same vault between the write that decides and the last move, with the first `moved` files in place. */
function halfMoved(moved: number): string {
  const { folder, before } = rotatedVault();
  mkdirSync(join(folder, 'rotating'));
  for (const name of ['library.db', 'originals.db', 'vault.json'].slice(moved)) {
    renameSync(join(folder, name), join(folder, 'rotating', name));
    writeFileSync(join(folder, name), before.get(name) ?? '');
  }
  return folder;
}

describe('a library that gets a passphrase', () => {
  it('has another key, which only the passphrase opens', () => {
    const { folder, oldKey, newKey } = rotatedVault();
    const file = valueOf(readVaultFile(folder));
    expect(file.slots.map(({ kind }) => kind)).toEqual(['passphrase']);
    expect(newKey).not.toEqual(oldKey);
    expect(valueOf(unsealWithPassphrase(file, PASSPHRASE))).toEqual(newKey);
    expect(readdirSync(folder).sort()).toEqual(FILES);
  });

  it.each(DATABASES)('has every page of its %s under the new key, and none under the old', (name) => {
    const { folder, oldKey, newKey, before } = rotatedVault();
    expect(codeOf(openDatabase(join(folder, name), oldKey))).toBe('library-damaged');
    const database = valueOf(openDatabase(join(folder, name), newKey));
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
    const old = piecesOf(before.get(name) ?? Buffer.alloc(0));
    const kept = [...piecesOf(readFileSync(join(folder, name)))].filter((piece) => old.has(piece));
    expect(kept).toEqual([]);
  });

  it('has no copy of the old key in any of its files', () => {
    const { folder, oldKey, before } = rotatedVault();
    const openKey = /"key":"([^"]+)"/.exec(before.get('vault.json')?.toString('utf8') ?? '')?.[1] ?? '';
    const secrets = [oldKey, Buffer.from(openKey), Buffer.from(openKey, 'base64')];
    const holders = readdirSync(folder).filter((name) =>
      secrets.some((secret) => readFileSync(join(folder, name)).includes(secret)),
    );
    expect(openKey).toHaveLength(44);
    expect(holders).toEqual([]);
  });

  it('refuses a folder in the way that is not Sanad’s, and stays as it was', () => {
    const { folder } = createTestVault();
    mkdirSync(join(folder, 'rotating'));
    writeFileSync(join(folder, 'rotating', 'thesis.odt'), 'kept');
    const before = folderFingerprint(folder);
    const refused = rotateKey({ folder, file: valueOf(readVaultFile(folder)), passphrase: PASSPHRASE });
    expect(codeOf(refused)).toBe('data-folder-unsuitable');
    expect(folderFingerprint(folder)).toEqual(before);
  });

  it('stays as it was where a database cannot be read', () => {
    const { folder } = createTestVault();
    const bytes = readFileSync(join(folder, 'originals.db'));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(join(folder, 'originals.db'), bytes);
    const before = folderFingerprint(folder);
    const refused = rotateKey({ folder, file: valueOf(readVaultFile(folder)), passphrase: PASSPHRASE });
    expect(codeOf(refused)).toBe('library-damaged');
    expect(folderFingerprint(folder)).toEqual(before);
  });

  it('is not begun while a log has not been folded in', () => {
    const { folder } = createTestVault();
    writeFileSync(join(folder, 'library.db-wal'), 'a log');
    const file = valueOf(readVaultFile(folder));
    expect(() => rotateKey({ folder, file, passphrase: PASSPHRASE })).toThrow(/write-ahead log/);
    expect(existsSync(join(folder, 'rotating'))).toBe(false);
  });
});

describe('a new key that was cut short', () => {
  it.each([
    ['at its start', []],
    ['while the library was copied', ['library.db']],
    ['while it was encrypted', ['library.db', 'library.db-wal', 'library.db-shm', 'originals.db']],
    ['just before its key file', ['library.db', 'originals.db', 'vault.json.tmp']],
  ])('is taken back at the next start: %s', (_, names) => {
    const { folder } = createTestVault();
    const before = folderFingerprint(folder);
    mkdirSync(join(folder, 'rotating'));
    for (const name of names) writeFileSync(join(folder, 'rotating', name), 'half');
    settleRotation(folder);
    expect(folderFingerprint(folder)).toEqual(before);
  });

  it.each([0, 1, 2, 3])('is finished once its key file was written, with %i files in place', (moved) => {
    const folder = halfMoved(moved);
    settleRotation(folder);
    expect(readdirSync(folder).sort()).toEqual(FILES);
    const newKey = valueOf(unsealWithPassphrase(valueOf(readVaultFile(folder)), PASSPHRASE));
    for (const name of DATABASES) valueOf(openDatabase(join(folder, name), newKey)).close();
  });

  it.each([
    ['zeros', Buffer.alloc(500)],
    ['nothing', Buffer.alloc(0)],
    ['half of it', Buffer.from('{"format":1,"vaultId":')],
  ])('is taken back, with every file as it was, where its key file holds %s', (_, bytes) => {
    const folder = halfMoved(0);
    const before = new Map(FILES.map((name) => [name, readFileSync(join(folder, name))]));
    writeFileSync(join(folder, 'rotating', 'vault.json'), bytes);
    settleRotation(folder);
    expect(readdirSync(folder).sort()).toEqual(FILES);
    for (const [name, old] of before) expect(readFileSync(join(folder, name)).equals(old)).toBe(true);
  });

  it('is left alone where its key file was damaged after a database had taken its place', () => {
    const folder = halfMoved(1);
    writeFileSync(join(folder, 'rotating', 'vault.json'), Buffer.alloc(500));
    const before = folderFingerprint(folder);
    settleRotation(folder);
    expect(folderFingerprint(folder)).toEqual(before);
  });

  it('opens by the passphrase where its key file was not confirmed and cannot be taken back either', () => {
    const { folder } = createTestVault();
    const file = valueOf(readVaultFile(folder));
    const disk = failFolderSync(DECIDING_SYNC);
    const removal = failRemoval(join(folder, 'rotating', 'vault.json'));
    expect(() => rotateKey({ folder, file, passphrase: PASSPHRASE })).toThrow('EIO');
    expect([disk.hasFailed(), removal.hasFailed()]).toEqual([true, true]);
    removal.end();
    settleRotation(folder);
    const newKey = valueOf(unsealWithPassphrase(valueOf(readVaultFile(folder)), PASSPHRASE));
    for (const name of DATABASES) valueOf(openDatabase(join(folder, name), newKey)).close();
  });

  it('is finished where the old key file was overwritten already', () => {
    const folder = halfMoved(2);
    writeFileSync(join(folder, 'vault.json'), Buffer.alloc(500));
    settleRotation(folder);
    expect(codeOf(readVaultFile(folder))).toBe('ok');
    expect(codeOf(unsealWithPassphrase(valueOf(readVaultFile(folder)), PASSPHRASE))).toBe('ok');
  });

  it.each([
    ['its key file', 0],
    ['the loss of its key file', null],
  ])('waits, with every file as it was, until %s is safe on the disk', (_, moved) => {
    const folder = halfMoved(0);
    if (moved === null) rmSync(join(folder, 'rotating', 'vault.json'));
    const before = folderFingerprint(folder);
    const disk = failFolderSync(1);
    expect(() => settleRotation(folder)).toThrow('EIO');
    expect(folderFingerprint(folder)).toEqual(before);
    disk.end();
    settleRotation(folder);
    expect(readdirSync(folder).sort()).toEqual(FILES);
  });

  it('is left alone where something in its folder is not Sanad’s', () => {
    const { folder } = createTestVault();
    mkdirSync(join(folder, 'rotating'));
    writeFileSync(join(folder, 'rotating', 'library.db'), 'half');
    writeFileSync(join(folder, 'rotating', 'thesis.odt'), 'kept');
    const before = folderFingerprint(folder);
    settleRotation(folder);
    expect(folderFingerprint(folder)).toEqual(before);
    rmSync(join(folder, 'rotating'), { recursive: true });
  });
});

/** Every piece of 64 bytes on its boundary, but the first: the salt of a file stays, and says nothing. */
function piecesOf(bytes: Buffer): Set<string> {
  const pieces = new Set<string>();
  for (let at = 64; at < bytes.length; at += 64) pieces.add(bytes.toString('latin1', at, at + 64));
  return pieces;
}
