import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../db/contract/result.ts';
import { readStateFile, writeStateFile, type Schedule } from '../../db/vault/state-file.ts';
import { readVaultFile } from '../../db/vault/vault-file.ts';
import { startTestCore, type TestCore } from '../support/core.ts';
import { codeOfOneCall, finishedVaults, PASSPHRASE } from '../support/finished-vaults.ts';
import { folderFingerprint } from '../support/folder-fingerprint.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const vaults = finishedVaults();

function unlock(core: TestCore, passphrase = PASSPHRASE): Promise<Result<unknown>> {
  return core.call('vault.unlock', { passphrase });
}

async function statusOf(core: TestCore): Promise<unknown> {
  return valueOf(await core.call('vault.status', {}));
}

describe('an empty data folder', () => {
  it('has no vault, and every call that needs one says so', async () => {
    const core = startTestCore({ dataFolder: temporaryFolder() });
    expect(await statusOf(core)).toMatchObject({ state: 'absent', protection: null });
    expect(codeOf(await core.call('library.status', {}))).toBe('vault-absent');
    expect(codeOf(await unlock(core))).toBe('vault-absent');
  });

  it('gets a vault that is open at once and holds the bundled documents', async () => {
    const core = startTestCore({ dataFolder: temporaryFolder() });
    expect(valueOf(await core.call('vault.create', { passphrase: null }))).toMatchObject({
      state: 'open',
      protection: 'open',
    });
    expect(valueOf(await core.call('library.status', {}))).toMatchObject({
      version: '0.0.0-test',
      protection: 'open',
      documents: 5,
      seq: 1,
    });
    expect(core.events).toMatchObject([{ kind: 'changed', revision: 1 }]);
    expect(codeOf(await core.call('vault.create', { passphrase: null }))).toBe('vault-exists');
  });

  it('stays empty when the bundled documents are missing', async () => {
    const dataFolder = temporaryFolder();
    const core = startTestCore({ dataFolder, corpusFile: join(dataFolder, 'nowhere.sqlite') });
    expect(codeOf(await core.call('vault.create', { passphrase: 'x' }))).toBe('corpus-missing');
    expect(await statusOf(core)).toMatchObject({ state: 'absent', protection: null });
    expect(folderFingerprint(dataFolder)).toHaveLength(1); // the lock
    expect(core.events).toEqual([]);
  });
});

describe('a vault that cannot be put in its place', () => {
  it.each([null, PASSPHRASE])('is not there at all, and can be made once it can (%s)', async (passphrase) => {
    const dataFolder = temporaryFolder();
    mkdirSync(join(dataFolder, 'state.json', 'obstacle'), { recursive: true });
    const core = startTestCore({ dataFolder });
    expect(codeOf(await core.call('vault.create', { passphrase }))).toBe('internal');
    expect(readdirSync(dataFolder).sort()).toEqual(['owner.lock', 'state.json']);
    expect(await statusOf(core)).toMatchObject({ state: 'absent', protection: null });
    expect(codeOf(await unlock(core))).toBe('vault-absent');
    rmSync(join(dataFolder, 'state.json'), { recursive: true });
    expect(codeOf(await core.call('vault.create', { passphrase }))).toBe('ok');
    expect(await core.documents()).toHaveLength(5);
  });

  it('is found when it is there after all', async () => {
    const dataFolder = temporaryFolder();
    const core = startTestCore({ dataFolder });
    cpSync(vaults.copy('passphrase'), dataFolder, { recursive: true });
    expect(codeOf(await core.call('vault.create', { passphrase: null }))).toBe('vault-exists');
    expect(await statusOf(core)).toMatchObject({ state: 'locked', protection: 'passphrase' });
    expect(codeOf(await unlock(core))).toBe('ok');
  });
});

describe('a listener that fails', () => {
  it('changes neither the answer nor what others hear, and is in the log', async () => {
    const core = startTestCore({ dataFolder: vaults.copy('open') });
    const heard: string[] = [];
    core.core.subscribe(() => {
      throw new RangeError('canary');
    });
    core.core.subscribe(({ kind }) => heard.push(kind));
    expect(codeOf(await core.call('settings.set', { theme: 'dark' }))).toBe('ok');
    expect(heard).toEqual(['changed']);
    expect(core.log).toMatchObject([
      { event: 'listener-failed', error: { name: 'RangeError' } },
      { event: 'call', method: 'settings.set', code: 'ok' },
    ]);
    expect(JSON.stringify(core.log)).not.toContain('canary');
  });
});

describe('a vault without a passphrase', () => {
  it('opens by itself, and unlocking it changes nothing', async () => {
    const core = startTestCore({ dataFolder: vaults.copy('open') });
    expect(await statusOf(core)).toMatchObject({ state: 'open', protection: 'open' });
    expect(valueOf(await unlock(core, 'anything'))).toMatchObject({ state: 'open', protection: 'open' });
    expect(codeOf(await core.call('search.run', { query: 'Raisi' }))).toBe('ok');
  });

  it('keeps what was set, and leaves the folder as it found it when nothing was', async () => {
    const dataFolder = vaults.copy('open');
    const before = folderFingerprint(dataFolder);
    expect(await codeOfOneCall(dataFolder, 'settings.get')).toBe('ok');
    expect(folderFingerprint(dataFolder)).toEqual(before);
    expect(await codeOfOneCall(dataFolder, 'settings.set', { theme: 'dark' })).toBe('ok');
    const core = startTestCore({ dataFolder });
    expect(valueOf(await core.call('settings.get', {}))).toMatchObject({ theme: 'dark' });
  });
});

describe('a vault with a passphrase', () => {
  it('is locked until it is given, in whichever form the keyboard sends it', async () => {
    const core = startTestCore({ dataFolder: vaults.copy('passphrase') });
    expect(await statusOf(core)).toMatchObject({ state: 'locked', protection: 'passphrase' });
    expect(codeOf(await core.call('documents.list', {}))).toBe('vault-locked');
    expect(PASSPHRASE.normalize('NFD')).not.toBe(PASSPHRASE.normalize('NFC'));
    expect(valueOf(await unlock(core, PASSPHRASE.normalize('NFD')))).toMatchObject({
      state: 'open',
      protection: 'passphrase',
    });
    expect(await core.documents()).toHaveLength(5);
    expect(core.events).toMatchObject([{ kind: 'changed' }]);
    expect(codeOf(await core.call('vault.create', { passphrase: null }))).toBe('vault-exists');
  });

  it.each([
    ['wrong', 'wrong', 'passphrase-wrong'],
    ['empty', '', 'invalid-input'],
    ['10 kB long', 'x'.repeat(10_000), 'passphrase-wrong'],
  ])('stays shut for a %s passphrase, and nothing is changed on disk', async (_, passphrase, code) => {
    const dataFolder = vaults.copy('passphrase');
    const before = folderFingerprint(dataFolder);
    const core = startTestCore({ dataFolder });
    expect(codeOf(await core.core.call('vault.unlock', { passphrase }))).toBe(code);
    expect(await statusOf(core)).toMatchObject({ state: 'locked', protection: 'passphrase' });
    expect(core.events).toEqual([]);
    core.core.close();
    expect(folderFingerprint(dataFolder)).toEqual(before);
  });

  it('still asks for the right passphrase while it is open', async () => {
    const core = startTestCore({ dataFolder: vaults.copy('passphrase') });
    valueOf(await unlock(core));
    expect(codeOf(await unlock(core, 'wrong'))).toBe('passphrase-wrong');
    expect(codeOf(await unlock(core))).toBe('ok');
    expect(await core.documents()).toHaveLength(5);
  });
});

/** A schedule that runs what waits when the test says so. */
function fakeClock() {
  const waiting: (() => void)[] = [];
  const schedule: Schedule = (action) => {
    waiting.push(action);
    return () => waiting.splice(waiting.indexOf(action), 1);
  };
  return {
    clock: { now: () => 0, date: () => 0, schedule },
    timePasses: () => waiting.splice(0).forEach((action) => action()),
  };
}

describe('the commit counter outside the library', () => {
  it('follows the library after a while, and at the latest when it is closed', async () => {
    const dataFolder = vaults.copy('open');
    const { clock, timePasses } = fakeClock();
    const core = startTestCore({ dataFolder, clock });
    const before = readStateFile(dataFolder)?.seq ?? 0;
    valueOf(await core.call('settings.set', { theme: 'dark' }));
    valueOf(await core.call('settings.set', { theme: 'light' }));
    expect(readStateFile(dataFolder)?.seq).toBe(before);
    timePasses();
    expect(readStateFile(dataFolder)?.seq).toBe(before + 2);
    valueOf(await core.call('settings.set', { theme: 'dark' }));
    core.core.close();
    expect(readStateFile(dataFolder)?.seq).toBe(before + 3);
  });

  it('shows in the log that a library was set back, and keeps both numbers', async () => {
    const dataFolder = vaults.copy('open');
    const { vaultId } = valueOf(readVaultFile(dataFolder));
    writeStateFile(dataFolder, { vaultId, seq: 40 });
    const core = startTestCore({ dataFolder });
    expect(core.log).toContainEqual({ event: 'library-set-back', seenSeq: 40, foundSeq: 1 });
    expect(codeOf(await core.call('library.status', {}))).toBe('ok');
    core.core.close();
    expect(readStateFile(dataFolder)).toEqual({ vaultId, seq: 1, setBack: { seenSeq: 40, foundSeq: 1 } });
  });
});

describe('the log', () => {
  it('says which call took how long and how it ended, and nothing of what was asked or answered', async () => {
    const core = startTestCore({ dataFolder: vaults.copy('passphrase') });
    await unlock(core);
    await core.call('search.run', { query: 'Montazeri canary' });
    await core.call('documents.list', { filter: 'canary' });
    await core.core.call('canary.method', { canary: true });
    expect(core.log).toMatchObject([
      { event: 'call', method: 'vault.unlock', code: 'ok' },
      { event: 'call', method: 'search.run', code: 'ok' },
      { event: 'call', method: 'documents.list', code: 'ok' },
      { event: 'call', method: 'unknown', code: 'unknown-method' },
    ]);
    const text = JSON.stringify(core.log);
    expect(text).not.toMatch(/canary|Montazeri|massacre|vault\.json/i);
    expect(text).not.toContain(PASSPHRASE);
    expect(text).not.toContain(vaults.documentIds()[0]);
  });
});
