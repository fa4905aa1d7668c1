import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fail, succeed, type Result } from '../../db/contract/result.ts';
import { takeOwnerLock } from '../../db/vault/owner-lock.ts';
import { runInProcess } from '../support/command-line.ts';
import { coreInThisThread, prepareLibrary } from '../support/prepared-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const library = await prepareLibrary();
const { corpusFile, passphrase } = library;

/** A file with the protected library in it. */
async function protectedBackup(): Promise<string> {
  const file = join(temporaryFolder(), 'copy.sanad-backup');
  const environment = { SANAD_PASSPHRASE: passphrase };
  await runInProcess({ dataFolder: library.copyProtected(), corpusFile, environment }, 'backup', file);
  return file;
}

function noBackup(): string {
  const file = join(temporaryFolder(), 'letter.txt');
  writeFileSync(file, 'a letter');
  return file;
}

/** Held until the test ends. */
function takenByAnother(folder: string): void {
  const lock = valueOf(takeOwnerLock(folder));
  onTestFinished(() => lock.release());
}

describe('restoring that fails', () => {
  it.each([
    ['the passphrase is wrong', protectedBackup, { SANAD_PASSPHRASE: 'another' }],
    ['there is no passphrase', protectedBackup, {}],
    ['the file is no backup', noBackup, {}],
  ])('makes no folder where %s', async (_, fileOf, environment) => {
    const dataFolder = join(temporaryFolder(), 'data');
    const run = await runInProcess({ dataFolder, corpusFile, environment }, 'restore', await fileOf());
    expect([run.status, existsSync(dataFolder)]).toEqual([1, false]);
  });

  it('leaves an empty folder empty', async () => {
    const dataFolder = temporaryFolder();
    const file = await protectedBackup();
    await runInProcess(
      { dataFolder, corpusFile, environment: { SANAD_PASSPHRASE: 'another' } },
      'restore',
      file,
    );
    expect(readdirSync(dataFolder)).toEqual([]);
  });

  it('leaves backups that lie in a folder without a library', async () => {
    const dataFolder = temporaryFolder();
    mkdirSync(join(dataFolder, 'backups'));
    await runInProcess({ dataFolder, corpusFile }, 'restore', noBackup());
    expect(readdirSync(dataFolder)).toEqual(['backups']);
  });

  it('leaves a library as it was', async () => {
    const dataFolder = library.copyOpen();
    const before = readdirSync(dataFolder);
    await runInProcess({ dataFolder, corpusFile }, 'restore', noBackup());
    expect(readdirSync(dataFolder)).toEqual(expect.arrayContaining(before));
  });
});

it('looking into an empty folder leaves it empty', async () => {
  const dataFolder = temporaryFolder();
  const run = await runInProcess({ dataFolder, corpusFile }, 'call', 'vault.status', '{}', '--json');
  expect(run.json()).toMatchObject({ state: 'absent' });
  expect(readdirSync(dataFolder)).toEqual([]);
});

describe('where another process takes the folder', () => {
  it('before the core could, its lock file stays and keeps others out', async () => {
    const dataFolder = join(temporaryFolder(), 'data');
    const startCore = (folder: string) => {
      takenByAnother(folder);
      return Promise.resolve(coreInThisThread({ dataFolder: folder, corpusFile }));
    };
    const run = await runInProcess({ dataFolder, corpusFile, startCore }, 'restore', noBackup(), '--json');
    expect(run.json()).toMatchObject({ error: { code: 'data-folder-in-use' } });
    expect(codeOf(takeOwnerLock(dataFolder))).toBe('data-folder-in-use');
  });

  it('as soon as the core has given it free, its lock file stays and keeps others out', async () => {
    const dataFolder = join(temporaryFolder(), 'data');
    const startCore = (folder: string) => {
      const core = valueOf(coreInThisThread({ dataFolder: folder, corpusFile }));
      const close = async () => {
        await core.close();
        takenByAnother(folder);
      };
      return Promise.resolve(succeed({ ...core, close }));
    };
    await runInProcess({ dataFolder, corpusFile, startCore }, 'restore', noBackup());
    expect(codeOf(takeOwnerLock(dataFolder))).toBe('data-folder-in-use');
  });
});

function failToStart(): Promise<Result<never>> {
  return Promise.resolve(fail('internal', 'As the test wants it.'));
}

it('a folder that was made for a core that did not start goes again', async () => {
  const dataFolder = join(temporaryFolder(), 'data');
  await runInProcess({ dataFolder, corpusFile, startCore: failToStart }, 'restore', noBackup());
  expect(existsSync(dataFolder)).toBe(false);
});

describe('a backup into the data folder', () => {
  /** The folder reached by some other way, and a name for a file in it. */
  const ways: readonly (readonly [string, (dataFolder: string) => string])[] = [
    ['by its name', (dataFolder) => join(dataFolder, 'copy')],
    ['in a folder of it', (dataFolder) => join(dataFolder, 'backups', 'copy')],
    ['with “..” in its name', (dataFolder) => `${dataFolder}/backups/../copy`],
    [
      'through a link',
      (dataFolder) => {
        const link = join(temporaryFolder(), 'link');
        symlinkSync(dataFolder, link);
        return join(link, 'copy');
      },
    ],
    [
      'by “..” behind a link, which leads elsewhere than the name says',
      (dataFolder) => {
        const link = join(temporaryFolder(), 'link');
        symlinkSync(join(dataFolder, 'backups'), link);
        return `${link}/../copy`;
      },
    ],
  ];

  it.each(ways)('is refused %s', async (_, fileIn) => {
    const dataFolder = library.copyOpen();
    mkdirSync(join(dataFolder, 'backups'), { recursive: true });
    const file = fileIn(dataFolder);
    const run = await runInProcess({ dataFolder, corpusFile }, 'backup', file, '--json');
    expect(run.status).toBe(1);
    expect(run.json()).toMatchObject({ error: { code: 'invalid-input' } });
    expect([run.stderr, existsSync(file)]).toEqual([
      'This file would lie in the data folder itself, and be lost with it. No backup was written. Choose another medium, or a folder outside it.\n',
      false,
    ]);
  });

  it('is made beside it, in a folder whose name begins alike', async () => {
    const dataFolder = library.copyOpen();
    mkdirSync(`${dataFolder}-copies`);
    const file = join(`${dataFolder}-copies`, 'copy');
    expect((await runInProcess({ dataFolder, corpusFile }, 'backup', file)).status).toBe(0);
  });
});
