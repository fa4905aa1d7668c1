import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkDataFolder, inspectDataFolder } from '../../db/vault/data-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf } from '../support/vault.ts';

it('accepts a folder, also one reached through a link', () => {
  const folder = temporaryFolder();
  const link = join(temporaryFolder(), 'link');
  symlinkSync(folder, link, 'dir');
  expect(codeOf(checkDataFolder(folder))).toBe('ok');
  expect(codeOf(checkDataFolder(link))).toBe('ok');
});

it('tells a missing folder from one that is none', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'));
  expect(codeOf(checkDataFolder(join(folder, 'missing')))).toBe('data-folder-missing');
  expect(codeOf(checkDataFolder(join(folder, 'dangling')))).toBe('data-folder-missing');
  expect(codeOf(checkDataFolder(join(folder, 'file')))).toBe('data-folder-unsuitable');
  expect(codeOf(checkDataFolder(join(folder, 'file', 'below')))).toBe('data-folder-unsuitable');
  expect(codeOf(checkDataFolder(join(folder, 'x'.repeat(5000))))).toBe('data-folder-unsuitable');
});

it.each([
  ['nothing', [], 'absent'],
  ['only the lock', ['owner.lock'], 'absent'],
  ['a whole vault', ['vault.json', 'library.db', 'originals.db'], 'vault'],
  ['a key file alone', ['vault.json'], 'vault'],
  ['a library without its key file', ['library.db'], 'vault-file-missing'],
  ['originals without their key file', ['originals.db'], 'vault-file-missing'],
  ['a log without its library', ['library.db-wal'], 'vault-file-missing'],
])('tells what the folder holds: %s', (_, names, expected) => {
  const folder = temporaryFolder();
  for (const name of names) writeFileSync(join(folder, name), '');
  expect(inspectDataFolder(folder)).toBe(expected);
});

it('takes a folder in the place of a file for somebody’s work too', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'library.db'));
  expect(inspectDataFolder(folder)).toBe('vault-file-missing');
});
