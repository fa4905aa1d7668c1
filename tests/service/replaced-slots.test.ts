import { closeSync, fstatSync, linkSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contract } from '../../db/contract/contract.ts';
import { startTestCore, type TestCore } from '../support/core.ts';
import { failFolderSync } from '../support/failing-folder-sync.ts';
import { codeOfOneCall, finishedVaults, openCoreOn, PASSPHRASE } from '../support/finished-vaults.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const NEXT = 'an entirely different one';
/** The syncs of a folder while a passphrase is added, and one more, which does not come. */
const SYNCS = [1, 2, 3, 4, 5, 6, 7, 8];
const vaults = finishedVaults();

/** What is in the blocks of a file, also once its name is another's. */
function blocksOf(path: string): () => Buffer {
  const descriptor = openSync(path, 'r');
  onTestFinished(() => closeSync(descriptor));
  return () => {
    const bytes = Buffer.alloc(fstatSync(descriptor).size);
    readSync(descriptor, bytes, 0, bytes.length, 0);
    return bytes;
  };
}

function isZero(bytes: Buffer): boolean {
  return bytes.length > 0 && bytes.every((byte) => byte === 0);
}

async function withCode(dataFolder: string): Promise<{ readonly at: TestCore; readonly code: string }> {
  const at = startTestCore({ dataFolder });
  valueOf(await at.call('vault.unlock', { passphrase: PASSPHRASE }));
  const made = valueOf(await at.call('vault.makeRecoveryCode', { passphrase: PASSPHRASE }));
  return { at, code: contract['vault.makeRecoveryCode'].output.parse(made).code };
}

describe('the slots of a vault.json that another took the place of', () => {
  it.each([
    ['vault.changePassphrase', () => ({ current: PASSPHRASE, next: NEXT })],
    ['vault.makeRecoveryCode', () => ({ passphrase: PASSPHRASE })],
    ['vault.dropRecoveryCode', () => ({ passphrase: PASSPHRASE })],
    ['vault.recover', (code: string) => ({ code, passphrase: NEXT })],
    ['vault.removeProtection', () => ({ passphrase: PASSPHRASE })],
  ] as const)('are overwritten where they lie: %s', async (method, input) => {
    const dataFolder = vaults.copy('passphrase');
    const { at, code } = await withCode(dataFolder);
    const blocks = blocksOf(join(dataFolder, 'vault.json'));
    expect(isZero(blocks())).toBe(false);
    valueOf(await at.core.call(method, input(code)));
    expect(isZero(blocks())).toBe(true);
    expect(isZero(readFileSync(join(dataFolder, 'vault.json')))).toBe(false);
  });

  it('stay in a copy that somebody keeps under another name', async () => {
    const dataFolder = vaults.copy('passphrase');
    const before = readFileSync(join(dataFolder, 'vault.json'));
    const kept = join(temporaryFolder(), 'vault.json');
    linkSync(join(dataFolder, 'vault.json'), kept);
    const passphrases = { current: PASSPHRASE, next: NEXT };
    expect(await codeOfOneCall(dataFolder, 'vault.changePassphrase', passphrases)).toBe('ok');
    expect(readFileSync(kept)).toEqual(before);
  });

  it('are overwritten too where a change was cut short before it counted', () => {
    const dataFolder = vaults.copy('passphrase');
    const unfinished = join(dataFolder, 'vault.json.tmp');
    writeFileSync(unfinished, 'an open slot of a protection that was not removed');
    const blocks = blocksOf(unfinished);
    openCoreOn(dataFolder).close();
    expect(isZero(blocks())).toBe(true);
  });
});

describe('a disk that does not confirm a change of the protection', () => {
  it('is told as that: the change counts, and the old slots stay for the power cut that may bring them back', async () => {
    const dataFolder = vaults.copy('passphrase');
    const at = startTestCore({ dataFolder });
    const blocks = blocksOf(join(dataFolder, 'vault.json'));
    const disk = failFolderSync('every');
    const passphrases = { current: PASSPHRASE, next: NEXT };
    expect(codeOf(await at.call('vault.changePassphrase', passphrases))).toBe('not-settled');
    disk.end();
    expect(isZero(blocks())).toBe(false);
    expect(at.events.at(-1)).toMatchObject({ kind: 'changed' });
    expect(codeOf(await at.call('vault.unlock', { passphrase: PASSPHRASE }))).toBe('passphrase-wrong');
    expect(codeOf(await at.call('vault.unlock', { passphrase: NEXT }))).toBe('ok');
  });

  it.each(SYNCS)(
    'never makes a lie of the answer while a passphrase is added: sync %i fails',
    async (nth) => {
      const dataFolder = vaults.copy('open');
      const core = openCoreOn(dataFolder);
      const disk = failFolderSync(nth);
      const answer = codeOf(await core.call('vault.addPassphrase', { passphrase: NEXT }));
      disk.end();
      const here = codeOf(await core.call('documents.list', {}));
      core.close();
      const later = await codeOfOneCall(dataFolder, 'documents.list');
      expect(`${here} then ${later}`).toBe(EXPECTED[answer] ?? 'ok then ok');
      expect(await codeOfOneCall(dataFolder, 'vault.unlock', { passphrase: NEXT })).toBe('ok');
      expect(disk.hasFailed()).toBe(nth < SYNCS.length);
    },
  );

  it.each(SYNCS)('says under which key the library is where it stays broken from sync %i on', async (nth) => {
    const dataFolder = vaults.copy('open');
    const core = openCoreOn(dataFolder);
    const disk = failFolderSync({ from: nth });
    const answer = codeOf(await core.call('vault.addPassphrase', { passphrase: NEXT }));
    disk.end();
    core.close();
    const later = await codeOfOneCall(dataFolder, 'documents.list');
    const decided = disk.hasFailed() ? 'not-settled' : 'ok';
    expect([`${decided} then vault-locked`, 'internal then ok']).toContain(`${answer} then ${later}`);
    expect(disk.hasFailed()).toBe(nth < SYNCS.length);
    expect(await codeOfOneCall(dataFolder, 'vault.unlock', { passphrase: NEXT })).toBe('ok');
  });
});

/** What the documents answer after that, in this session and the next one. */
const EXPECTED: Readonly<Record<string, string>> = {
  ok: 'ok then vault-locked',
  'not-settled': 'vault-locked then vault-locked',
};
