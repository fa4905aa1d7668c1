import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeOwnerLock } from '../../db/vault/owner-lock.ts';
import {
  launchFolder,
  newToken,
  prepareLaunchFolder,
  writeLaunchPage,
} from '../../electron/shared/launch-page.ts';
import { prepareLibrary } from '../support/prepared-library.ts';
import { aSourceTree } from '../support/source-tree.ts';
import { valueOf } from '../support/vault.ts';

const library = await prepareLibrary();
const CALL = '{"method":"vault.status","input":{}}\n';

test('the command line is a program: one document on standard output, nothing on standard error', async () => {
  const tree = aSourceTree(library.corpusFile);
  const { status, stdout, stderr } = await tree.start('cli', 'status', '--json', '--data', library.copyOpen())
    .ended;
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ version: '0.1.0', documents: 5 });
});

test('the profile that a browser left when the computer went off is swept by the command line too', async () => {
  const tree = aSourceTree(library.corpusFile);
  const dataFolder = library.copyOpen();
  const place = {
    environment: { XDG_RUNTIME_DIR: join(tree.root, 'dist') },
    temporaryFolder: tree.root,
    userId: process.getuid?.() ?? null,
  };
  const folder = launchFolder(dataFolder, place);
  prepareLaunchFolder(folder, place);
  // Nothing can listen on port 0.
  writeLaunchPage(folder, { origin: 'http://127.0.0.1:0', token: newToken() });
  mkdirSync(join(folder, 'profile'));
  await tree.start('cli', 'status', '--data', dataFolder).ended;
  expect(existsSync(folder)).toBe(false);
});

test('the page and profile of a program that has the data folder stay, whoever else asks for it', async () => {
  const tree = aSourceTree(library.corpusFile);
  const dataFolder = library.copyOpen();
  const place = {
    environment: { XDG_RUNTIME_DIR: join(tree.root, 'dist') },
    temporaryFolder: tree.root,
    userId: process.getuid?.() ?? null,
  };
  const folder = launchFolder(dataFolder, place);
  prepareLaunchFolder(folder, place);
  const lock = valueOf(takeOwnerLock(dataFolder));
  onTestFinished(() => lock.release());
  await tree.start('cli', 'status', '--data', dataFolder).ended;
  expect(existsSync(folder)).toBe(true);
});

test('wrong usage has its exit status', async () => {
  const { status, stdout, stderr } = await aSourceTree(library.corpusFile).start('cli', 'frobnicate').ended;
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^There is no command “frobnicate”\..+\n$/);
});

test('standard input that nobody closes does not keep a finished command', async () => {
  const process = aSourceTree(library.corpusFile).start('cli', 'documents', '--data', library.copyOpen());
  expect((await process.ended).status).toBe(0);
});

test('a reader that leaves ends a batch without a trace', async () => {
  const process = aSourceTree(library.corpusFile).start('cli', 'batch', '--data', library.copyOpen());
  process.child.stdin.write(CALL);
  await process.printed(/\n/);
  process.child.stdout.destroy();
  process.child.stdin.write(CALL.repeat(1_000));
  const { status, stderr } = await process.ended;
  expect(status).toBe(1);
  expect(stderr).toMatch(/^The answers are no longer read.+\n$/);
});

test('a reader that leaves early is no failure of a command that is done', async () => {
  const process = aSourceTree(library.corpusFile).start('cli', 'documents', '--data', library.copyOpen());
  process.child.stdout.destroy();
  expect(await process.ended).toMatchObject({ status: 0, stderr: '' });
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a command with a sentence and gives the library free',
  async (signal) => {
    const dataFolder = library.copyOpen();
    const tree = aSourceTree(library.corpusFile);
    const process = tree.start('cli', 'batch', '--data', dataFolder);
    process.child.stdin.write(CALL);
    await process.printed(/\n/);
    process.child.kill(signal);
    const { status, stderr } = await process.ended;
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Stopped\. What was saved before is kept\..+\n$/);
    expect((await tree.start('cli', 'status', '--data', dataFolder).ended).status).toBe(0);
  },
);

test('two programs on one library: the second one is told, and nothing happens to the first', async () => {
  const dataFolder = library.copyOpen();
  const tree = aSourceTree(library.corpusFile);
  const first = tree.start('cli', 'batch', '--data', dataFolder);
  first.child.stdin.write(CALL);
  await first.printed(/\n/);
  const second = await tree.start('cli', 'status', '--json', '--data', dataFolder).ended;
  expect(second.status).toBe(1);
  expect(JSON.parse(second.stdout)).toMatchObject({ error: { code: 'data-folder-in-use' } });
  first.child.stdin.end(CALL);
  expect(await first.ended).toMatchObject({ status: 0, stderr: '' });
});

test.runIf(existsSync('/dev/full')).each([
  ['status', ''],
  ['batch', CALL],
])('%s that cannot write its answer says so and fails', (command, input) => {
  const tree = aSourceTree(library.corpusFile);
  const main = join(tree.root, 'electron', 'cli', 'main.ts');
  const flags = ['--preserve-symlinks', '--preserve-symlinks-main'];
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(
    process.execPath,
    [...flags, main, command, '--data', library.copyOpen()],
    { stdio: ['pipe', full, 'pipe'], input, encoding: 'utf8' },
  );
  closeSync(full);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^(?:The output|An answer) could not be written.+\n$/);
});

test.runIf(process.platform !== 'win32')('output that a file takes only in part is a failure', () => {
  const tree = aSourceTree(library.corpusFile);
  const main = join(tree.root, 'electron', 'cli', 'main.ts');
  const file = join(tree.root, 'answer.json');
  const command =
    'ulimit -f 8; exec "$0" --preserve-symlinks --preserve-symlinks-main "$1" call --list --json > "$2"';
  const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, main, file], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^The output could not be written.+\n$/)]);
});

test('output into a file is there as a whole', () => {
  const tree = aSourceTree(library.corpusFile);
  const main = join(tree.root, 'electron', 'cli', 'main.ts');
  const path = join(tree.root, 'answer.json');
  const file = openSync(path, 'w');
  const flags = ['--preserve-symlinks', '--preserve-symlinks-main'];
  const { status } = spawnSync(process.execPath, [...flags, main, 'call', '--list', '--json'], {
    stdio: ['ignore', file, 'pipe'],
  });
  closeSync(file);
  expect(status).toBe(0);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toBeTruthy();
});
