import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eraseVault, settleErasure } from '../../db/vault/erase-vault.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { createTestVault } from '../support/vault.ts';

/** Everything Sanad may have made in a data folder, at whatever moment it was cut short. */
const OWN = [
  'library.db',
  'library.db-wal',
  'library.db-shm',
  'originals.db',
  'originals.db-journal',
  'state.json',
  'state.json.tmp',
  'vault.json.tmp',
  'ballast',
  'creating/vault.json.tmp',
  'creating/library.db',
  'rotating/vault.json',
  'rotating/library.db-wal',
  'restoring/library.db',
  'backups/automatic-20261123t094000123z-42.db',
  'backups/before-restore-20261123t094000123z-42.db',
  'backups/damaged-20261123t094000123z.db',
  'backups/full-20261123t094000123z-42.sanad-backup',
  'backups/full-20261123t094000123z-42.sanad-backup.tmp',
];
const FOREIGN = [
  'thesis.odt',
  'library.db.bak',
  'backups/photo.jpg',
  'creating/notes.txt',
  'other/library.db',
];

function write(folder: string, names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe('an erased vault', () => {
  it('leaves nothing in the folder but what is held while Sanad runs', () => {
    const { folder } = createTestVault();
    write(folder, ['owner.lock', ...OWN]);
    eraseVault(folder);
    expect(readdirSync(folder)).toEqual(['owner.lock']);
  });

  it('leaves every file of somebody else, and the folders they lie in', () => {
    const { folder } = createTestVault();
    write(folder, [...OWN, ...FOREIGN]);
    eraseVault(folder);
    expect(filesIn(folder)).toEqual([...FOREIGN].sort());
    expect(FOREIGN.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(FOREIGN);
  });

  it('is erased where its key file is missing, too', () => {
    const { folder } = createTestVault();
    rmSync(join(folder, 'vault.json'));
    eraseVault(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes on being erased at the next start where it was cut short after the keys', () => {
    const { folder } = createTestVault('test passphrase');
    write(folder, OWN);
    const bytes = readFileSync(join(folder, 'vault.json'));
    const marker = Buffer.from('sanad erased\n');
    writeFileSync(
      join(folder, 'vault.json'),
      Buffer.concat([marker, Buffer.alloc(bytes.length - marker.length)]),
    );
    settleErasure(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('has no key slot left before the first file is removed', () => {
    const { folder } = createTestVault('test passphrase');
    const slots = readFileSync(join(folder, 'vault.json'));
    const full = 'backups/full-20261123t094000123z-42.sanad-backup';
    write(folder, [full, 'rotating/vault.json']);
    const seen: Buffer[] = [];
    eraseVault(folder, (path) => {
      if (seen.length === 0) {
        seen.push(
          ...['vault.json', full, 'rotating/vault.json'].map((name) => readFileSync(join(folder, name))),
        );
      }
      rmSync(path);
    });
    expect(seen.map((bytes) => bytes.toString('utf8').replaceAll('\0', ''))).toEqual([
      'sanad erased\n',
      '',
      '',
    ]);
    expect(seen[0]).toHaveLength(slots.length);
  });

  it('has everything else removed where one file cannot be, says so, and is finished when it can', () => {
    const { folder } = createTestVault('test passphrase');
    write(folder, OWN);
    expect(() => eraseVault(folder, removeButOriginals)).toThrow('in use');
    expect(filesIn(folder)).toEqual(['originals.db', 'vault.json']);
    settleErasure(folder);
    expect(filesIn(folder)).toEqual([]);
  });
});

describe('at the start of Sanad', () => {
  it('nothing is erased where the key file is whole, damaged, empty or full of zeros', () => {
    const { folder } = createTestVault();
    const whole = readFileSync(join(folder, 'vault.json'));
    for (const bytes of [whole, whole.subarray(5), Buffer.alloc(0), Buffer.alloc(whole.length)]) {
      writeFileSync(join(folder, 'vault.json'), bytes);
      settleErasure(folder);
      expect(readdirSync(folder).sort()).toEqual(['library.db', 'originals.db', 'state.json', 'vault.json']);
    }
  });

  it('nothing is erased where there is nothing', () => {
    const folder = temporaryFolder();
    write(folder, ['thesis.odt']);
    settleErasure(folder);
    expect(readdirSync(folder)).toEqual(['thesis.odt']);
  });
});

function removeButOriginals(path: string): void {
  if (path.endsWith('originals.db')) throw Object.assign(new Error('in use'), { code: 'EBUSY' });
  rmSync(path);
}
