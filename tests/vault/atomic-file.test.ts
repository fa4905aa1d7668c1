import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeFileAtomically } from '../../db/vault/atomic-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('replaces a file and leaves nothing beside it', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'state.json');
  writeFileAtomically(path, Buffer.from('old'));
  writeFileAtomically(path, Buffer.from('new'));
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['state.json']);
});

it('writes over what a crash left of an earlier attempt', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'state.json');
  writeFileSync(`${path}.tmp`, 'a longer text that was never finished');
  writeFileAtomically(path, Buffer.from('new'));
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['state.json']);
});

it('keeps the old file and cleans up when the new one cannot take its place', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'state.json');
  mkdirSync(path);
  writeFileSync(join(path, 'inside'), 'kept');
  expect(() => writeFileAtomically(path, Buffer.from('new'))).toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
  expect(readdirSync(folder)).toEqual(['state.json']);
  expect(readFileSync(join(path, 'inside'), 'utf8')).toBe('kept');
});

it('lets nobody else read the file', () => {
  const path = join(temporaryFolder(), 'vault.json');
  writeFileAtomically(path, Buffer.from('{}'));
  const permissions = statSync(path).mode & 0o777;
  expect(process.platform === 'win32' ? 0o600 : permissions).toBe(0o600);
});
