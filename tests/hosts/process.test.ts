import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { send } from '../support/http.ts';
import { prepareLibrary } from '../support/prepared-library.ts';
import { aSourceTree, type HostProcess } from '../support/source-tree.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const library = await prepareLibrary();

interface Entrance {
  readonly page: string;
  readonly origin: string;
  readonly token: string;
}

async function entranceOf(host: HostProcess): Promise<Entrance> {
  const line = await host.printed(/\n/);
  const page = /\S+\.html/.exec(line)?.[0] ?? '';
  const [, origin = '', token = ''] =
    /href="(http:[^"#]+)\/#token=([^"]+)"/.exec(readFileSync(page, 'utf8')) ?? [];
  return { page, origin, token };
}

function call({ origin, token }: Entrance, method: string, input: unknown) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return send(origin, { method: 'POST', path: `/api/${method}`, headers, body: JSON.stringify(input) });
}

test('the browser host is a program: one line, the page, the library behind the token', async () => {
  const host = aSourceTree(library.corpusFile).start('browser', '--no-open', '--data', library.copyOpen());
  const entrance = await entranceOf(host);
  expect((await send(entrance.origin, { path: '/documents' })).status).toBe(200);
  const reply = await call(entrance, 'library.status', {});
  expect(JSON.parse(reply.text)).toMatchObject({ ok: true, value: { version: '0.1.0', documents: 5 } });
  host.child.kill('SIGTERM');
  const { status, stdout, stderr } = await host.ended;
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(
    /^Sanad is ready at http:\/\/127\.0\.0\.1:\d+\/; open it in a browser through \S+\n$/,
  );
  expect(stdout).not.toContain(entrance.token);
});

test.each(['SIGINT', 'SIGHUP'] as const)(
  '%s ends it in order: its page is gone, the library is free',
  async (signal) => {
    const dataFolder = library.copyOpen();
    const tree = aSourceTree(library.corpusFile);
    const host = tree.start('browser', '--no-open', '--data', dataFolder);
    const { page } = await entranceOf(host);
    host.child.kill(signal);
    expect((await host.ended).status).toBe(0);
    expect(existsSync(page)).toBe(false);
    expect((await tree.start('cli', 'status', '--data', dataFolder).ended).status).toBe(0);
  },
);

test.skipIf(process.platform === 'win32')(
  'does not outlive the process that started it, such as npm when that is killed',
  async () => {
    const dataFolder = library.copyOpen();
    const tree = aSourceTree(library.corpusFile);
    const main = join(tree.root, 'electron', 'browser', 'main.ts');
    const host = ['--preserve-symlinks', '--preserve-symlinks-main', main, '--no-open', '--data', dataFolder];
    const start = `require('child_process').spawn(process.execPath, ${JSON.stringify(host)}, { stdio: 'inherit' })`;
    const parent = spawn(process.execPath, ['-e', start], {
      env: { PATH: process.env['PATH'], XDG_RUNTIME_DIR: join(tree.root, 'dist') },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => {
      parent.kill('SIGKILL');
    });
    const line = await new Promise<string>((resolve) => {
      parent.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    });
    const page = /\S+\.html/.exec(line)?.[0] ?? '';
    expect(existsSync(page)).toBe(true);
    parent.kill('SIGKILL');
    // The host holds the other end of this pipe until it has ended.
    await new Promise((resolve) => {
      parent.stdout.once('close', resolve);
    });
    expect(existsSync(page)).toBe(false);
    expect((await tree.start('cli', 'status', '--data', dataFolder).ended).status).toBe(0);
  },
);

test('a kill leaves a page that the next start replaces', async () => {
  const dataFolder = library.copyOpen();
  const tree = aSourceTree(library.corpusFile);
  const killed = tree.start('browser', '--no-open', '--data', dataFolder);
  const before = await entranceOf(killed);
  killed.child.kill('SIGKILL');
  await killed.ended;
  const next = tree.start('browser', '--no-open', '--data', dataFolder);
  const after = await entranceOf(next);
  expect(after.page).toBe(before.page);
  expect(after.token).not.toBe(before.token);
});

test('a library that the command line has open is told to whoever starts the host', async () => {
  const dataFolder = library.copyOpen();
  const tree = aSourceTree(library.corpusFile);
  const batch = tree.start('cli', 'batch', '--data', dataFolder);
  batch.child.stdin.write('{"method":"vault.status","input":{}}\n');
  await batch.printed(/\n/);
  const { status, stdout, stderr } = await tree.start('browser', '--no-open', '--data', dataFolder).ended;
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^[A-Z].+\.\n$/);
});

test('a data folder that does not exist is made, and its library is the page’s to make', async () => {
  const dataFolder = join(temporaryFolder(), 'data');
  const host = aSourceTree(library.corpusFile).start('browser', '--no-open', '--data', dataFolder);
  const entrance = await entranceOf(host);
  expect(JSON.parse((await call(entrance, 'vault.status', {})).text)).toMatchObject({
    value: { state: 'absent' },
  });
  const created = await call(entrance, 'vault.create', { passphrase: null });
  expect(JSON.parse(created.text)).toMatchObject({ ok: true });
});
