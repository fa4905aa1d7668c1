import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runInProcess } from '../support/command-line.ts';
import { prepareLibrary } from '../support/prepared-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const library = await prepareLibrary();

function openPlace() {
  return { dataFolder: library.copyOpen(), corpusFile: library.corpusFile };
}

it('makes a file and restores it, with the same numbers', async () => {
  const place = openPlace();
  const file = join(temporaryFolder(), 'copy.sanad-backup');
  const made = await runInProcess(place, 'backup', file, '--json');
  const value = made.json();
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  expect(value).toEqual({ file, seq: expect.any(Number), documents: 5, sha256 });
  await runInProcess(place, 'call', 'tags.create', '{"name":"Evin"}');
  const restored = await runInProcess(place, 'restore', file, '--json');
  expect(restored.json()).toEqual(value);
  const tags = await runInProcess(place, 'call', 'tags.list', '{}', '--json');
  expect(tags.json()).toMatchObject({ total: 0 });
});

it('leaves no full backup behind in the data folder', async () => {
  const place = openPlace();
  const file = join(temporaryFolder(), 'copy.sanad-backup');
  await runInProcess(place, 'backup', file);
  await runInProcess(place, 'restore', file);
  const names = readdirSync(join(place.dataFolder, 'backups'));
  expect(names.filter((name) => name.startsWith('full-'))).toEqual([]);
});

it('never replaces a file that is there', async () => {
  const place = openPlace();
  const folder = temporaryFolder();
  const file = join(folder, 'mine.txt');
  writeFileSync(file, 'mine');
  const run = await runInProcess(place, 'backup', file, '--json');
  expect(run.status).toBe(1);
  expect(run.json()).toMatchObject({ error: { code: 'already-there' } });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  expect(readdirSync(folder)).toEqual(['mine.txt']);
});

it('makes a library out of a backup where there is none, by its passphrase', async () => {
  const place = { dataFolder: library.copyProtected(), corpusFile: library.corpusFile };
  const environment = { SANAD_PASSPHRASE: library.passphrase };
  const file = join(temporaryFolder(), 'copy.sanad-backup');
  await runInProcess({ ...place, environment }, 'backup', file);
  const empty = { ...place, dataFolder: join(temporaryFolder(), 'data') };
  const refused = await runInProcess(empty, 'restore', file, '--json');
  expect(refused.json()).toMatchObject({ error: { code: 'passphrase-required' } });
  const restored = await runInProcess({ ...empty, environment }, 'restore', file, '--json');
  expect(restored.json()).toMatchObject({ documents: 5 });
});

it.each([
  ['missing', null, 'not-found'],
  ['something else', 'a letter', 'backup-unusable'],
])('refuses a file that is %s', async (_, text, code) => {
  const place = openPlace();
  const file = join(temporaryFolder(), 'file');
  if (text !== null) writeFileSync(file, text);
  const run = await runInProcess(place, 'restore', file, '--json');
  expect(run.status).toBe(1);
  expect(run.json()).toMatchObject({ error: { code } });
});

it('verifies a library that is whole', async () => {
  const run = await runInProcess(openPlace(), 'verify', '--json');
  expect({ status: run.status, answer: run.json() }).toEqual({
    status: 0,
    answer: { ok: true, problems: [] },
  });
});

it('names the problems of a damaged library in a whole answer, and its exit status says that there are some', async () => {
  const place = openPlace();
  const path = join(place.dataFolder, 'originals.db');
  const bytes = readFileSync(path);
  bytes.fill(0, 100, 4096);
  writeFileSync(path, bytes);
  const run = await runInProcess(place, 'verify', '--json');
  expect(run.status).toBe(1);
  expect(run.json()).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([expect.objectContaining({ what: 'original' })]),
    error: { code: 'library-damaged' },
  });
  expect(run.stderr).toMatch(/^The library is not as it should be: \d+ problems? found\..+\n$/);
  expect((await runInProcess(place, 'verify')).stdout).toContain('The original of the document is missing.');
});

it('says that a library cannot be read at all, as a failure', async () => {
  const place = openPlace();
  writeFileSync(join(place.dataFolder, 'library.db'), Buffer.alloc(100_000, 'x'));
  const run = await runInProcess(place, 'verify', '--json');
  expect(run.status).toBe(1);
  expect(run.json()).toMatchObject({ error: { code: 'library-damaged' } });
});
