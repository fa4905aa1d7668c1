import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contract } from '../../db/contract/contract.ts';
import { isWeakPassphrase } from '../../electron/cli/weak-passphrase.ts';
import { runInProcess, type CommandLineRun, type CommandLineSetting } from '../support/command-line.ts';
import { prepareLibrary } from '../support/prepared-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const library = await prepareLibrary();
const NEXT = 'nine calm keepers of older papers';

type Setting = Omit<CommandLineSetting, 'corpusFile'>;

function run(setting: Setting, ...argv: readonly string[]): Promise<CommandLineRun> {
  return runInProcess({ corpusFile: library.corpusFile, ...setting }, ...argv);
}

/** A call of its own process, its input on standard input, as a script would send a passphrase. */
function call(dataFolder: string, method: string, input: object): Promise<CommandLineRun> {
  return run({ dataFolder, stdin: JSON.stringify(input) }, 'call', method, '-', '--json');
}

describe('a passphrase in the environment', () => {
  test('is warned of where the library has none', async () => {
    const environment = { SANAD_PASSPHRASE: library.passphrase };
    const ran = await run({ dataFolder: library.copyOpen(), environment }, 'status', '--json');
    expect(ran.status).toBe(0);
    expect(ran.stderr).toMatch(/^SANAD_PASSPHRASE is set, but this library has no passphrase: .*\n$/);
  });

  test('is warned of once, however many lines a batch has', async () => {
    const environment = { SANAD_PASSPHRASE: library.passphrase };
    const stdin = '{"method":"library.status","input":{}}\n'.repeat(3);
    const ran = await run({ dataFolder: library.copyOpen(), environment, stdin }, 'batch');
    expect(ran.stdout.match(/"ok":true/g)).toHaveLength(3);
    expect(ran.stderr.match(/SANAD_PASSPHRASE/g)).toHaveLength(1);
  });

  test('is not warned of where it opens the library', async () => {
    const environment = { SANAD_PASSPHRASE: library.passphrase };
    const ran = await run({ dataFolder: library.copyProtected(), environment }, 'status', '--json');
    expect(ran).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('a new passphrase', () => {
  test('that is weak is taken, and called weak', async () => {
    const dataFolder = join(temporaryFolder(), 'data');
    const ran = await run({ dataFolder, environment: { SANAD_PASSPHRASE: 'evin' } }, 'status', '--json');
    expect(ran.json()).toMatchObject({ protection: 'passphrase' });
    expect(ran.stderr).toMatch(/^This passphrase is short or repeats itself/);
  });

  test.each(['', 'x', 'evin 1367', 'aaaaaaaaaaaaaaaaaaaaaaaaaa', '1234512345123451234512345', 'گذرواژه'])(
    '%j is weak',
    (passphrase) => expect(isWeakPassphrase(passphrase)).toBe(true),
  );

  test.each(['seven quiet readers of old letters', 'هفت خوانندهٔ آرام نامه‌ها', 'qT7#mZp0vL2!xWc9'])(
    '%j is not',
    (passphrase) => expect(isWeakPassphrase(passphrase)).toBe(false),
  );
});

describe('a folder with other things in it', () => {
  test('is not given a library, and stays as it is', async () => {
    const dataFolder = temporaryFolder();
    writeFileSync(join(dataFolder, 'thesis.odt'), 'kept');
    const ran = await run({ dataFolder }, 'status', '--unprotected', '--json');
    expect(ran.json()).toMatchObject({ error: { code: 'data-folder-unsuitable' } });
    const called = await run({ dataFolder }, 'call', 'vault.create', '{"passphrase":null}', '--json');
    expect(called.json()).toMatchObject({ error: { code: 'data-folder-unsuitable' } });
    expect(readdirSync(dataFolder).filter((name) => name !== 'owner.lock')).toEqual(['thesis.odt']);
  });

  test('is given one where only the system has put something there', async () => {
    const dataFolder = temporaryFolder();
    writeFileSync(join(dataFolder, '.DS_Store'), '');
    mkdirSync(join(dataFolder, 'lost+found'));
    expect((await run({ dataFolder }, 'status', '--unprotected')).status).toBe(0);
  });

  test('is opened where it has a library', async () => {
    const dataFolder = library.copyOpen();
    writeFileSync(join(dataFolder, 'thesis.odt'), 'kept');
    expect((await run({ dataFolder }, 'status')).status).toBe(0);
  });
});

describe('the calls of the vault, each in a process of its own', () => {
  test('protect a library, change its passphrase, and remove it again', async () => {
    const dataFolder = library.copyOpen();
    const added = await call(dataFolder, 'vault.addPassphrase', { passphrase: library.passphrase });
    expect(added.json()).toMatchObject({ protection: 'passphrase' });
    const changed = await call(dataFolder, 'vault.changePassphrase', {
      current: library.passphrase,
      next: NEXT,
    });
    expect(changed.json()).toMatchObject({ state: 'locked' });
    const opened = await run({ dataFolder, environment: { SANAD_PASSPHRASE: NEXT } }, 'status', '--json');
    expect(opened.json()).toMatchObject({ protection: 'passphrase', documents: 5 });
    await call(dataFolder, 'vault.removeProtection', { passphrase: NEXT });
    expect((await run({ dataFolder }, 'status', '--json')).json()).toMatchObject({ protection: 'open' });
  });

  test('make a recovery code that opens the library', async () => {
    const dataFolder = library.copyProtected();
    const made = await call(dataFolder, 'vault.makeRecoveryCode', { passphrase: library.passphrase });
    const { code } = contract['vault.makeRecoveryCode'].output.parse(made.json());
    const recovered = await call(dataFolder, 'vault.recover', { code, passphrase: NEXT });
    expect(recovered.json()).toMatchObject({ state: 'open', hasRecoveryCode: false });
    const opened = await run({ dataFolder, environment: { SANAD_PASSPHRASE: NEXT } }, 'status', '--json');
    expect(opened.status).toBe(0);
  });

  test('say which group of a recovery code is mistyped', async () => {
    const dataFolder = library.copyProtected();
    const groups = library.recoveryCode.split('-').with(3, 'UUUUU');
    const refused = await call(dataFolder, 'vault.recover', { code: groups.join('-'), passphrase: NEXT });
    expect(refused.stderr).toMatch(/^Group 4 of the recovery code is not as it was written down\./);
  });

  test('erase a library without its passphrase', async () => {
    const dataFolder = library.copyProtected();
    const erased = await call(dataFolder, 'vault.erase', { confirmation: 'erase' });
    expect(erased.json()).toMatchObject({ state: 'absent' });
    expect(readdirSync(dataFolder)).toEqual(['owner.lock']);
  });

  test('make no folder where there is nothing to lock, to change or to erase', async () => {
    const dataFolder = join(temporaryFolder(), 'data');
    for (const [method, input] of [
      ['vault.lock', {}],
      ['vault.erase', { confirmation: 'erase' }],
      ['vault.addPassphrase', { passphrase: NEXT }],
    ] as const) {
      const ran = await call(dataFolder, method, input);
      expect(ran.json()).toMatchObject({ error: { code: 'data-folder-missing' } });
    }
    expect(existsSync(dataFolder)).toBe(false);
  });
});

describe('a batch', () => {
  test('goes on after its library was locked by one of its lines', async () => {
    const environment = { SANAD_PASSPHRASE: library.passphrase };
    const stdin = ['library.status', 'vault.lock', 'library.status']
      .map((method) => `${JSON.stringify({ method, input: {} })}\n`)
      .join('');
    const ran = await run({ dataFolder: library.copyProtected(), environment, stdin }, 'batch');
    expect(ran.stdout.match(/"ok":true/g)).toHaveLength(3);
  });
});
