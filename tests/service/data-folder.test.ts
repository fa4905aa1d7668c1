import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCore } from '../../db/service/core.ts';
import { corpusFile } from '../support/corpus-file.ts';
import { startTestCore } from '../support/core.ts';
import { folderFingerprint } from '../support/folder-fingerprint.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, createTestVault, valueOf } from '../support/vault.ts';

const CHILD = fileURLToPath(new URL('../support/open-core-child.ts', import.meta.url));

interface CoreProcess {
  readonly process: ChildProcess;
  readonly said: string;
}

/**
 * A core in another process, ended with the test. Permissions do not bind the superuser, so a process that is to be
 * refused by them gives up that right first, where the tests run as one. (Only once its own modules are read: they may lie
 * where nobody else may look.)
 */
async function startProcess(dataFolder: string, rights: 'same' | 'ordinary' = 'same'): Promise<CoreProcess> {
  const child = spawn(process.execPath, [CHILD, dataFolder, corpusFile(), rights], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [said] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  return { process: child, said: String(said).trim() };
}

function open(dataFolder: string): ReturnType<typeof openCore> {
  return openCore({ dataFolder, corpusFile: corpusFile(), appVersion: '0', log: () => undefined });
}

describe('a data folder', () => {
  it('that is missing is not made, and neither is anything above it', () => {
    const folder = temporaryFolder();
    expect(codeOf(open(join(folder, 'a', 'b')))).toBe('data-folder-missing');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is a file is left alone', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'kept');
    expect(codeOf(open(file))).toBe('data-folder-unsuitable');
    expect(codeOf(open(join(file, 'below')))).toBe('data-folder-unsuitable');
  });

  it('that may not be written is refused, empty or with a vault', async () => {
    const empty = temporaryFolder();
    chmodSync(empty, 0o555);
    const vault = createTestVault();
    const before = folderFingerprint(vault.folder);
    for (const name of readdirSync(vault.folder)) chmodSync(join(vault.folder, name), 0o444);
    chmodSync(vault.folder, 0o555);
    expect((await startProcess(empty, 'ordinary')).said).toBe('data-folder-not-writable');
    expect((await startProcess(vault.folder, 'ordinary')).said).toBe('data-folder-not-writable');
    expect(folderFingerprint(vault.folder)).toEqual(before);
    expect(readdirSync(empty)).toEqual([]);
  });

  it('whose vault may not be written is refused though the folder may', async () => {
    const vault = createTestVault();
    chmodSync(vault.folder, 0o777);
    for (const name of readdirSync(vault.folder)) chmodSync(join(vault.folder, name), 0o444);
    const before = folderFingerprint(vault.folder);
    expect((await startProcess(vault.folder, 'ordinary')).said).toBe('data-folder-not-writable');
    expect(folderFingerprint(vault.folder)).toEqual(before);
  });

  it('that may not be written is refused though every file in it may', async () => {
    const vault = createTestVault('test passphrase');
    valueOf(open(vault.folder)).close();
    for (const name of readdirSync(vault.folder)) chmodSync(join(vault.folder, name), 0o666);
    chmodSync(vault.folder, 0o555);
    const before = folderFingerprint(vault.folder);
    expect((await startProcess(vault.folder, 'ordinary')).said).toBe('data-folder-not-writable');
    expect(folderFingerprint(vault.folder)).toEqual(before);
  });

  it('belongs to one process at a time, and to the next when that has ended', async () => {
    const { folder } = createTestVault();
    const first = await startProcess(folder);
    expect(JSON.parse(first.said)).toMatchObject({ state: 'open', protection: 'open' });
    expect((await startProcess(folder)).said).toBe('data-folder-in-use');
    expect(codeOf(open(folder))).toBe('data-folder-in-use');
    first.process.kill('SIGKILL');
    await once(first.process, 'exit');
    expect(JSON.parse((await startProcess(folder)).said)).toMatchObject({
      state: 'open',
      protection: 'open',
    });
  });

  it('is free again when the core has closed', () => {
    const { folder } = createTestVault();
    const first = valueOf(open(folder));
    expect(codeOf(open(folder))).toBe('data-folder-in-use');
    first.close();
    const next = open(folder);
    expect(codeOf(next)).toBe('ok');
    valueOf(next).close();
  });

  it('gets its unfinished creation cleared away and an ordinary vault made', async () => {
    const dataFolder = temporaryFolder();
    mkdirSync(join(dataFolder, 'creating'));
    writeFileSync(join(dataFolder, 'creating', 'library.db'), 'half');
    const core = startTestCore({ dataFolder });
    expect(readdirSync(dataFolder)).toEqual(['owner.lock']);
    expect(codeOf(await core.call('vault.create', { passphrase: null }))).toBe('ok');
    core.core.close();
    expect(readdirSync(dataFolder).sort()).toEqual([
      'library.db',
      'originals.db',
      'owner.lock',
      'state.json',
      'vault.json',
    ]);
  });
});
