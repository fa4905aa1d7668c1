import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished, vi } from 'vitest';
import { takeOwnerLock } from '../../db/vault/owner-lock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const HOLDER = fileURLToPath(new URL('../support/hold-owner-lock.ts', import.meta.url));

interface Holder {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  readonly said: string;
}

/** Another process that has tried to take the lock; ended with the test. */
async function startHolder(folder: string): Promise<Holder> {
  const child = spawn(process.execPath, [HOLDER, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [said] = await once(child.stdout, 'data');
  return { process: child, said: String(said).trim() };
}

it('keeps a second process out, and lets it in when the first has ended', async () => {
  const folder = temporaryFolder();
  const holder = await startHolder(folder);
  expect(holder.said).toBe('taken');
  expect(codeOf(takeOwnerLock(folder))).toBe('data-folder-in-use');
  holder.process.kill('SIGKILL');
  await once(holder.process, 'exit');
  const lock = takeOwnerLock(folder);
  expect(codeOf(lock)).toBe('ok');
  valueOf(lock).release();
});

it('keeps other processes out for as long as it is held, through garbage collection', async () => {
  const folder = temporaryFolder();
  const lock = valueOf(takeOwnerLock(folder));
  for (let round = 0; round < 20; round += 1) Array.from({ length: 100_000 }, (_, index) => ({ index }));
  expect((await startHolder(folder)).said).toBe('data-folder-in-use');
  lock.release();
  expect((await startHolder(folder)).said).toBe('taken');
});

it('keeps a second owner out of the same process too', () => {
  const folder = temporaryFolder();
  const lock = valueOf(takeOwnerLock(folder));
  expect(codeOf(takeOwnerLock(folder))).toBe('data-folder-in-use');
  lock.release();
  const next = takeOwnerLock(folder);
  expect(codeOf(next)).toBe('ok');
  valueOf(next).release();
});

it('adds one empty file to the folder and nothing else', () => {
  const folder = temporaryFolder();
  const lock = valueOf(takeOwnerLock(folder));
  expect(readdirSync(folder)).toEqual(['owner.lock']);
  lock.release();
  expect(readdirSync(folder)).toEqual(['owner.lock']);
  expect(readFileSync(join(folder, 'owner.lock')).length).toBe(0);
});

it('is not taken on a file that its last owner has removed since it was opened', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'owner.lock'), '');
  // The moment between opening the file and locking it.
  const opened = vi.spyOn(Database.prototype, 'pragma').mockImplementationOnce(function (
    this: Database.Database,
    source,
  ) {
    this.exec(`PRAGMA ${source}`);
    rmSync(join(folder, 'owner.lock'));
  });
  onTestFinished(() => opened.mockRestore());
  expect(codeOf(takeOwnerLock(folder))).toBe('data-folder-in-use');
  expect(readdirSync(folder)).toEqual([]);
});

it('can remove its file while it is held, and the next owner makes another', () => {
  const folder = temporaryFolder();
  const lock = valueOf(takeOwnerLock(folder));
  lock.removeFile();
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
  const next = valueOf(takeOwnerLock(folder));
  expect(readdirSync(folder)).toEqual(['owner.lock']);
  next.release();
});

it('says of a folder that the system refuses for another reason not that it cannot be written', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(codeOf(takeOwnerLock(file))).toBe('data-folder-unsuitable');
});

it.each<[string, (path: string) => void]>([
  ['a file with content', (path) => writeFileSync(path, 'somebody else wrote this')],
  ['a folder', (path) => mkdirSync(path)],
  ['a link to nowhere', (path) => symlinkSync('/nonexistent/target', path)],
])('leaves alone what has its name but is not its own: %s', (_, make) => {
  const folder = temporaryFolder();
  make(join(folder, 'owner.lock'));
  expect(codeOf(takeOwnerLock(folder))).toBe('data-folder-unsuitable');
});
