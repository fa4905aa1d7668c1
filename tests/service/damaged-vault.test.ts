import { mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOfOneCall, finishedVaults, openCoreOn, PASSPHRASE } from '../support/finished-vaults.ts';
import { folderFingerprint } from '../support/folder-fingerprint.ts';
import { codeOf } from '../support/vault.ts';

const vaults = finishedVaults();

/** Opens nothing, changes nothing, and says why: by a call that needs no passphrase and by unlocking. */
async function codesOf(dataFolder: string): Promise<string[]> {
  const before = folderFingerprint(dataFolder);
  const codes = [
    await codeOfOneCall(dataFolder, 'vault.unlock', { passphrase: PASSPHRASE }),
    await codeOfOneCall(dataFolder, 'documents.list'),
    await codeOfOneCall(dataFolder, 'vault.create', { passphrase: null }),
  ];
  expect(folderFingerprint(dataFolder)).toEqual(before);
  return codes;
}

describe('a vault that is not as it was written', () => {
  it.each(['passphrase', 'open'] as const)(
    'has a %s slot and a key file with any one byte changed',
    async (protection) => {
      const dataFolder = vaults.copy(protection);
      const path = join(dataFolder, 'vault.json');
      const bytes = readFileSync(path);
      const opened: string[] = [];
      for (let index = 0; index < bytes.length; index += 1) {
        const changed = Buffer.from(bytes);
        changed[index] = (bytes[index] ?? 0) ^ (1 << (index % 8));
        writeFileSync(path, changed);
        const code = await codeOfOneCall(dataFolder, index % 2 === 0 ? 'documents.list' : 'vault.status');
        if (!['vault-file-damaged', 'key-parameters-refused', 'library-newer'].includes(code)) {
          opened.push(`byte ${index}: ${code}`);
        }
      }
      expect(opened).toEqual([]);
    },
  );

  it('has no key file', async () => {
    const dataFolder = vaults.copy('passphrase');
    rmSync(join(dataFolder, 'vault.json'));
    expect(await codesOf(dataFolder)).toEqual([
      'vault-file-damaged',
      'vault-file-damaged',
      'vault-file-damaged',
    ]);
  });

  it('has a folder in the place of the key file', async () => {
    const dataFolder = vaults.copy('open');
    rmSync(join(dataFolder, 'vault.json'));
    mkdirSync(join(dataFolder, 'vault.json'));
    expect(await codesOf(dataFolder)).toEqual([
      'vault-file-damaged',
      'vault-file-damaged',
      'vault-file-damaged',
    ]);
  });

  it('asks for an absurd key derivation', async () => {
    const dataFolder = vaults.copy('passphrase');
    const path = join(dataFolder, 'vault.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"N":131072', `"N":${2 ** 40}`));
    const refused = 'key-parameters-refused';
    expect(await codesOf(dataFolder)).toEqual([refused, refused, refused]);
  });

  it.each<[string, string, (path: string) => void]>([
    ['missing', 'library-missing', (path) => rmSync(path)],
    ['empty', 'library-damaged', (path) => truncateSync(path, 0)],
    ['cut short', 'library-damaged', (path) => truncateSync(path, 40_000)],
    [
      'a folder',
      'library-damaged',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
    ],
    ['changed on its first page', 'library-damaged', (path) => flipByte(path, 100)],
  ])('has a library file that is %s', async (_, code, spoil) => {
    for (const protection of ['passphrase', 'open'] as const) {
      const dataFolder = vaults.copy(protection);
      spoil(join(dataFolder, 'library.db'));
      const listing = protection === 'open' ? code : 'vault-locked';
      const creating = protection === 'open' ? code : 'vault-exists';
      expect(await codesOf(dataFolder)).toEqual([code, listing, creating]);
    }
  });

  it.each([0, 1, 2, 3])(
    'never answers with other words after a byte of any page was changed: %i',
    async (part) => {
      const whole = await readEverything(vaults.copy('open'));
      const dataFolder = vaults.copy('open');
      const path = join(dataFolder, 'library.db');
      const bytes = readFileSync(path);
      const wrong: string[] = [];
      let damaged = 0;
      for (let page = part; page < bytes.length / 4096; page += 4) {
        writeFileSync(path, bytes);
        flipByte(path, page * 4096 + ((page * 997) % 4096));
        const answers = await readEverything(dataFolder);
        damaged += answers.includes('library-damaged') ? 1 : 0;
        answers.forEach((answer, index) => {
          if (answer !== 'library-damaged' && answer !== whole[index])
            wrong.push(`page ${page}: ${answer.slice(0, 80)}`);
        });
      }
      expect(wrong).toEqual([]);
      expect(damaged).toBeGreaterThan(2);
    },
  );
});

describe('a library that something keeps shut', () => {
  it.each(['vault.json', 'library.db'])('opens without a restart once its %s is put back', async (name) => {
    for (const method of ['vault.status', 'vault.unlock', 'documents.list', 'vault.create']) {
      const dataFolder = vaults.copy('open');
      const aside = join(vaults.copy('open'), 'aside');
      renameSync(join(dataFolder, name), aside);
      const core = openCoreOn(dataFolder);
      const input = inputFor(method);
      const before = codeOf(await core.call(method, input));
      renameSync(aside, join(dataFolder, name));
      const after = codeOf(await core.call(method, input));
      const documents = codeOf(await core.call('documents.list', {}));
      core.close();
      const expected = {
        before: name === 'vault.json' ? 'vault-file-damaged' : 'library-missing',
        after: method === 'vault.create' ? 'vault-exists' : 'ok',
      };
      expect({ method, before, after, documents }).toEqual({ method, ...expected, documents: 'ok' });
    }
  });
});

function inputFor(method: string): object {
  if (method === 'vault.unlock') return { passphrase: PASSPHRASE };
  return method === 'vault.create' ? { passphrase: null } : {};
}

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(path, bytes);
}

/** Each answer of a tour of the library as text, or the code of the failure in its place. */
async function readEverything(dataFolder: string): Promise<string[]> {
  const core = openCoreOn(dataFolder);
  const answers: string[] = [];
  async function ask(method: string, input: unknown): Promise<void> {
    const result = await core.call(method, input);
    answers.push(result.ok ? JSON.stringify(result.value).replace(/"tookMs":[^,]*/, '') : result.error.code);
  }
  await ask('documents.list', { sort: 'title' });
  for (const documentId of vaults.documentIds()) {
    await ask('documents.text', { documentId, start: 0, end: 100_000 });
    await ask('passages.list', { documentId });
  }
  for (const query of ['Montazeri', 'Raisi', '"greatest crime"', 'kill*']) await ask('search.run', { query });
  core.close();
  return answers;
}
