import { expect, test } from 'vitest';
import { prepareLibrary } from '../support/prepared-library.ts';
import { aSourceTree } from '../support/source-tree.ts';

const library = await prepareLibrary();
const CALL = '{"method":"vault.status","input":{}}\n';

test('the command line is a program: one document on standard output, nothing on standard error', async () => {
  const tree = aSourceTree(library.corpusFile);
  const { status, stdout, stderr } = await tree.start('cli', 'status', '--json', '--data', library.copyOpen())
    .ended;
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ version: '0.1.0', documents: 5 });
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
