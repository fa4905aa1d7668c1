import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  discardCreation,
  finishCreation,
  settleCreation,
  startCreation,
} from '../../db/vault/creation-folder.ts';
import { failFolderSync } from '../support/failing-folder-sync.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf } from '../support/vault.ts';

const BUILT = ['library.db', 'originals.db', 'state.json'];

/** A data folder holding the named files; `creating/` is made where one of them lies in it. */
function folderWith(...names: string[]): string {
  const folder = temporaryFolder();
  for (const name of names) {
    if (name.startsWith('creating/')) mkdirSync(join(folder, 'creating'), { recursive: true });
    writeFileSync(join(folder, name), name.replace('creating/', ''));
  }
  return folder;
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

function inCreation(...names: string[]): string[] {
  return names.map((name) => `creating/${name}`);
}

describe('an unfinished creation', () => {
  it.each([
    ['at its start', []],
    [
      'with databases half written',
      inCreation('library.db', 'library.db-wal', 'library.db-shm', 'originals.db-journal'),
    ],
    ['just before its key file', inCreation(...BUILT, 'vault.json.tmp')],
  ])('is removed at the next start: %s', (_, names) => {
    const folder = folderWith('owner.lock', ...names);
    mkdirSync(join(folder, 'creating'), { recursive: true });
    settleCreation(folder);
    expect(namesIn(folder)).toEqual(['owner.lock']);
  });

  it.each([0, 1, 2, 3])(
    'is finished once its key file was written, with %i files already in place',
    (moved) => {
      const folder = folderWith(...BUILT.slice(0, moved), ...inCreation(...BUILT.slice(moved), 'vault.json'));
      settleCreation(folder);
      expect(namesIn(folder)).toEqual([...BUILT, 'vault.json'].sort());
    },
  );

  it('waits, with nothing moved, until its key file is safe on the disk', () => {
    const folder = folderWith(...inCreation(...BUILT, 'vault.json'));
    const moved: string[] = [];
    const disk = failFolderSync('every');
    expect(() => finishCreation(folder, (from) => moved.push(from))).toThrow('EIO');
    expect(moved).toEqual([]);
    disk.end();
    settleCreation(folder);
    expect(namesIn(folder)).toEqual([...BUILT, 'vault.json'].sort());
  });

  it.each(BUILT)('has no key file in place while its %s is not', (name) => {
    const folder = folderWith(...inCreation(...BUILT, 'vault.json'));
    mkdirSync(join(folder, name, 'obstacle'), { recursive: true });
    expect(() => finishCreation(folder)).toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
    expect(namesIn(folder)).not.toContain('vault.json');
    rmSync(join(folder, name), { recursive: true });
    settleCreation(folder);
    expect(namesIn(folder)).toEqual([...BUILT, 'vault.json'].sort());
  });

  it('is finished over the state file of a vault that was deleted by hand', () => {
    const folder = folderWith('state.json', ...inCreation(...BUILT, 'vault.json'));
    writeFileSync(join(folder, 'state.json'), 'stray');
    settleCreation(folder);
    expect(namesIn(folder)).toEqual([...BUILT, 'vault.json'].sort());
    expect(readFileSync(join(folder, 'state.json'), 'utf8')).toBe('state.json');
  });

  it('is finished when only the empty folder was left', () => {
    const folder = folderWith(...BUILT, 'vault.json');
    mkdirSync(join(folder, 'creating'));
    settleCreation(folder);
    expect(namesIn(folder)).toEqual([...BUILT, 'vault.json'].sort());
  });
});

/** Renames as ever, but fails from the nth move on, so many times. */
function failingRename(nth: number, times: number) {
  let moves = 0;
  return (from: string, to: string): void => {
    moves += 1;
    if (moves >= nth && moves < nth + times) throw Object.assign(new Error('Held'), { code: 'EPERM' });
    renameSync(from, to);
  };
}

describe('an unfinished creation whose files cannot be moved', () => {
  const whole = inCreation(...BUILT, 'vault.json');

  it.each([1, 2, 3, 4])('is finished all the same when only move %i fails, and only once', (nth) => {
    const folder = folderWith(...whole);
    finishCreation(folder, failingRename(nth, 1));
    expect(namesIn(folder)).toEqual([...BUILT, 'vault.json'].sort());
  });

  it.each([1, 2, 3, 4])('is moved back whole when move %i fails twice, and can be given up', (nth) => {
    const folder = folderWith('owner.lock', ...whole);
    expect(() => finishCreation(folder, failingRename(nth, 2))).toThrow('Held');
    expect(namesIn(folder)).toEqual(['creating', ...whole, 'owner.lock'].sort());
    discardCreation(folder);
    expect(namesIn(folder)).toEqual(['owner.lock']);
  });

  it('is left to the next start when it can be moved neither on nor back', () => {
    const folder = folderWith(...whole);
    expect(() => finishCreation(folder, failingRename(3, 100))).toThrow('Held');
    discardCreation(folder);
    settleCreation(folder);
    expect(namesIn(folder)).toEqual([...BUILT, 'vault.json'].sort());
  });
});

describe('what is not provably an unfinished creation', () => {
  it.each([
    ['a library whose key file is missing', ['library.db', ...inCreation('library.db')]],
    ['a file of unknown name in the folder', inCreation('library.db', 'letter.txt')],
    ['a file both built and in place', ['library.db', ...inCreation(...BUILT, 'vault.json')]],
    ['a key file without all that belongs to it', inCreation('library.db', 'vault.json')],
    ['files beside a finished vault', [...BUILT, 'vault.json', ...inCreation('library.db')]],
    ['a file named like the folder', ['creating']],
  ])('is left as it is: %s', (_, names) => {
    const folder = folderWith(...names);
    const before = namesIn(folder);
    settleCreation(folder);
    expect(namesIn(folder)).toEqual(before);
  });

  it('keeps a new vault from being built over it', () => {
    const folder = folderWith(...inCreation('letter.txt'));
    expect(codeOf(startCreation(folder))).toBe('data-folder-unsuitable');
    expect(namesIn(folder)).toEqual(['creating', 'creating/letter.txt']);
  });
});

describe('a temporary file of an interrupted write', () => {
  it('is removed where the file it was to replace is there', () => {
    const folder = folderWith('vault.json', 'vault.json.tmp', 'state.json', 'state.json.tmp');
    settleCreation(folder);
    expect(namesIn(folder)).toEqual(['state.json', 'vault.json']);
  });

  it('is kept where it may be all there is', () => {
    const folder = folderWith('vault.json.tmp');
    settleCreation(folder);
    expect(namesIn(folder)).toEqual(['vault.json.tmp']);
  });
});
