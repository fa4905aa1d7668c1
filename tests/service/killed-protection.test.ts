import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { unsealOpenly, unsealWithPassphrase } from '../../db/vault/key-slots.ts';
import { openDatabase } from '../../db/vault/open-database.ts';
import { protectionOf, readVaultFile } from '../../db/vault/vault-file.ts';
import { corpusFile } from '../support/corpus-file.ts';
import { finishedVaults, openCoreOn, PASSPHRASE } from '../support/finished-vaults.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const CHILD = fileURLToPath(new URL('../support/vault-call-child.ts', import.meta.url));
const NEXT = 'گذرواژهٔ تازه';
const DATABASES = ['library.db', 'originals.db'];
/** Short here, with moments spread over the whole of the call; `npm run faults` does the same thousands of times. */
const ROUNDS = 8;
const vaults = finishedVaults();

interface Call {
  readonly method: string;
  readonly input: unknown;
}

/** Answers what the call had said by the time its process was killed: nothing, or that it was done and how long it took. */
async function killAfter(dataFolder: string, call: Call, delayMs: number): Promise<string> {
  const input = JSON.stringify(call.input);
  const child = spawn(process.execPath, [CHILD, dataFolder, corpusFile(), call.method, input], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  const answered = new Promise<void>((resolve) => {
    child.stdout.on('data', (text) => {
      said += String(text);
      if (/\d\n$/.test(said)) resolve();
    });
  });
  await once(child.stdout, 'data');
  child.stdin.write('go');
  const timer = setTimeout(() => child.kill('SIGKILL'), delayMs);
  if (delayMs === WAIT_MS) void answered.then(() => child.kill('SIGKILL'));
  await once(child, 'close');
  clearTimeout(timer);
  return said.replace('ready\n', '').trim();
}

const WAIT_MS = 60_000;

/** Kills the call at moments spread over the time it takes; answers, for each, what it said and what was found then. */
async function killThroughout(call: Call, make: () => string, find: (dataFolder: string) => Promise<string>) {
  const whole = await killAfter(make(), call, WAIT_MS);
  const tookMs = Number(whole.split(' ')[1]);
  const found: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const dataFolder = make();
    const said = await killAfter(dataFolder, call, tookMs * Math.random() * 1.1);
    found.push(`${said === '' ? 'not answered' : 'answered'}: ${await find(dataFolder)}`);
  }
  expect(whole).toMatch(/^ok \d+$/);
  return found;
}

/** Opens the library as the next start does, reads everything of it, and says which passphrase it took. */
async function openAfterwards(dataFolder: string): Promise<string> {
  const core = openCoreOn(dataFolder);
  const codes: Record<string, string> = {};
  for (const passphrase of [NEXT, PASSPHRASE])
    codes[passphrase] = codeOf(await core.call('vault.unlock', { passphrase }));
  const documents = codeOf(await core.call('documents.list', {}));
  core.close();
  const names = readdirSync(dataFolder).sort().join();
  if (names !== 'library.db,originals.db,owner.lock,state.json,vault.json') return `also ${names}`;
  if (documents !== 'ok' || !isSound(dataFolder, codes[NEXT] === 'ok' ? NEXT : PASSPHRASE)) return 'unsound';
  const file = valueOf(readVaultFile(dataFolder));
  if (protectionOf(file) === 'open') return 'open';
  if (codes[NEXT] === 'ok') return codes[PASSPHRASE] === 'ok' ? 'both passphrases' : 'the new passphrase';
  return codes[PASSPHRASE] === 'ok' ? 'the old passphrase' : 'unopenable';
}

function isSound(dataFolder: string, passphrase: string): boolean {
  const file = valueOf(readVaultFile(dataFolder));
  const dataKey = valueOf(
    protectionOf(file) === 'open' ? unsealOpenly(file) : unsealWithPassphrase(file, passphrase),
  );
  return DATABASES.every((name) => {
    const database = valueOf(openDatabase(join(dataFolder, name), dataKey));
    const isWhole = database.pragma('integrity_check', { simple: true }) === 'ok';
    database.close();
    return isWhole;
  });
}

describe('killed at any moment', () => {
  it('a new passphrase with its new key leaves the library open as it was, or protected and whole', async () => {
    const call = { method: 'vault.addPassphrase', input: { passphrase: NEXT } };
    const found = await killThroughout(call, () => vaults.copy('open'), openAfterwards);
    const allowed = new Set([
      'not answered: open',
      'not answered: the new passphrase',
      'answered: the new passphrase',
    ]);
    expect(found.filter((outcome) => !allowed.has(outcome))).toEqual([]);
  }, 60_000);

  it('a change of passphrase leaves the old one or the new one, never both and never none', async () => {
    const call = { method: 'vault.changePassphrase', input: { current: PASSPHRASE, next: NEXT } };
    const found = await killThroughout(call, () => vaults.copy('passphrase'), openAfterwards);
    const allowed = new Set([
      'not answered: the old passphrase',
      'not answered: the new passphrase',
      'answered: the new passphrase',
    ]);
    expect(found.filter((outcome) => !allowed.has(outcome))).toEqual([]);
  }, 60_000);

  it('an erasure leaves the whole library or nothing of it', async () => {
    const call = { method: 'vault.erase', input: { confirmation: 'erase' } };
    const found = await killThroughout(
      call,
      () => vaults.copy('passphrase'),
      async (dataFolder) => {
        openCoreOn(dataFolder).close();
        return readdirSync(dataFolder).join() === 'owner.lock' ? 'nothing' : openAfterwards(dataFolder);
      },
    );
    const allowed = new Set([
      'not answered: the old passphrase',
      'not answered: nothing',
      'answered: nothing',
    ]);
    expect(found.filter((outcome) => !allowed.has(outcome))).toEqual([]);
  }, 60_000);
});
