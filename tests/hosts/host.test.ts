import { request } from 'node:http';
import { chmodSync, existsSync, mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fail, succeed } from '../../db/contract/result.ts';
import { launchFolder, newToken, writeLaunchPage } from '../../electron/shared/launch-page.ts';
import { PAGE_PATIENCE_MS } from '../../electron/browser/page-watch.ts';
import { runBrowserHost, type HostMachine } from '../../electron/browser/host.ts';
import { createWindowOpener } from '../../electron/browser/window-opener.ts';
import { send } from '../support/http.ts';
import { createInMemoryCore, type InMemoryCore } from '../support/in-memory-core.ts';
import { aRendererBuild } from '../support/renderer-build.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface TestHost {
  readonly machine: HostMachine;
  readonly core: InMemoryCore;
  readonly printed: string[];
  readonly warned: string[];
  readonly stop: () => void;
  readonly run: (...argv: string[]) => Promise<number>;
  /** Resolves with the next line on standard output. */
  readonly nextLine: () => Promise<string>;
  readonly dataFolder: string;
}

function aHost(change: Partial<HostMachine> = {}, dataFolder = join(temporaryFolder(), 'data')): TestHost {
  const core = createInMemoryCore();
  const printed: string[] = [];
  const warned: string[] = [];
  const stopping = new AbortController();
  let announce: (line: string) => void = () => printed.length;
  const machine: HostMachine = {
    environment: {},
    platform: 'linux',
    homeFolder: temporaryFolder(),
    temporaryFolder: dirname(dataFolder),
    userId: process.getuid?.() ?? null,
    installation: {
      version: '0.0.0',
      coreWorker: new URL('file:///nowhere'),
      corpusFile: '/nowhere',
      preloadFile: '/nowhere',
      renderer: aRendererBuild(),
    },
    startCore: () => Promise.resolve(succeed(core)),
    findChromium: () => null,
    print: (line) => {
      printed.push(line);
      announce(line);
    },
    warn: (line) => warned.push(line),
    stop: stopping.signal,
    ...change,
  };
  onTestFinished(() => stopping.abort());
  return {
    machine,
    core,
    printed,
    warned,
    dataFolder,
    stop: () => stopping.abort(),
    run: (...argv) => runBrowserHost(['--data', dataFolder, ...argv], machine),
    nextLine: () =>
      new Promise((resolve) => {
        announce = resolve;
      }),
  };
}

/** A program that stands where Chromium would; it notes its arguments in a file beside it. */
function aBrowser(lines: string) {
  const folder = temporaryFolder();
  const changes = watch(folder);
  onTestFinished(() => changes.close());
  const hasStarted = new Promise<void>((resolve) => {
    changes.on('change', () => {
      const note = join(folder, 'started');
      if (existsSync(note) && readFileSync(note, 'utf8').endsWith('\n')) resolve();
    });
  });
  const path = join(folder, 'chromium');
  writeFileSync(path, `#!/bin/sh\necho "$@" >> '${folder}/started'\n${lines}\n`);
  chmodSync(path, 0o755);
  return { path, hasStarted, started: () => readFileSync(join(folder, 'started'), 'utf8') };
}

function pageIn(line: string): { readonly file: string; readonly origin: string; readonly token: string } {
  const file = /\S+\.html/.exec(line)?.[0] ?? '';
  const [, origin = '', token = ''] =
    /href="(http:[^"#]+)\/#token=([^"]+)"/.exec(readFileSync(file, 'utf8')) ?? [];
  return { file, origin, token };
}

test('says in one line where the workbench is and which page leads in, and never the token', async () => {
  const host = aHost();
  const line = host.nextLine();
  const ended = host.run('--no-open');
  const { file, origin, token } = pageIn(await line);
  expect(host.printed).toEqual([`Sanad is ready at ${origin}/; open it in a browser through ${file}`]);
  expect(host.printed.join() + host.warned.join()).not.toContain(token);
  const call = { method: 'POST', path: '/api/vault.status', body: '{}' };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  expect((await send(origin, { ...call, headers })).status).toBe(200);
  host.stop();
  expect(await ended).toBe(0);
});

test('closes the core, removes its page and takes no more calls when it is asked to stop', async () => {
  const host = aHost();
  const line = host.nextLine();
  const ended = host.run('--no-open');
  const { file, origin } = pageIn(await line);
  host.stop();
  expect(await ended).toBe(0);
  expect(host.core.isClosed()).toBe(true);
  expect(existsSync(dirname(file))).toBe(false);
  await expect(send(origin, { path: '/' })).rejects.toThrow(/ECONNREFUSED/);
});

test('a second start on the same data folder says where the first one is, and leaves the core alone', async () => {
  const first = aHost();
  const line = first.nextLine();
  const ended = first.run('--no-open');
  const { file, origin } = pageIn(await line);
  const second = aHost({ startCore: () => Promise.reject(new Error('must not start')) }, first.dataFolder);
  expect(await second.run('--no-open')).toBe(0);
  expect(second.printed).toEqual([
    `Sanad already runs on this data folder at ${origin}/; open it through ${file}`,
  ]);
  first.stop();
  await ended;
});

test('a page that others could have written is not followed: its server hears nothing', async () => {
  let requests = 0;
  const other = aHost({}, join(temporaryFolder(), 'elsewhere'));
  const line = other.nextLine();
  const ended = other.run('--no-open');
  const { origin } = pageIn(await line);
  other.core.answerWith(() => {
    requests += 1;
    return Promise.resolve(succeed(null));
  });
  const host = aHost();
  const folder = launchFolder(host.dataFolder, host.machine);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeLaunchPage(folder, { origin, token: pageIn(other.printed[0] ?? '').token });
  chmodSync(folder, 0o755);
  expect(await host.run('--no-open')).toBe(1);
  expect([requests, host.printed]).toEqual([0, []]);
  expect(host.warned.join()).toMatch(/^Sanad needs a folder that only you can open/);
  other.stop();
  await ended;
});

test('the core, which holds the lock, is closed last: after the page, its folder and the window', async () => {
  const browser = aBrowser('exec sleep 600');
  const host = aHost({ findChromium: () => browser.path });
  const line = host.nextLine();
  const ended = host.run();
  const { file, origin } = pageIn(await line);
  await browser.hasStarted;
  const found: unknown[] = [];
  host.core.closeWith(async () => {
    found.push(existsSync(dirname(file)));
    found.push(
      await send(origin, { path: '/' }).then(
        () => 'served',
        () => 'refused',
      ),
    );
  });
  host.stop();
  expect(await ended).toBe(0);
  expect(found).toEqual([false, 'refused']);
});

test('a start that cannot have its port leaves no folder behind', async () => {
  const first = aHost();
  const line = first.nextLine();
  const ended = first.run('--no-open');
  const { origin } = pageIn(await line);
  const second = aHost();
  expect(await second.run('--no-open', '--port', new URL(origin).port)).toBe(1);
  expect(second.warned.join()).toMatch(/is taken or not allowed/);
  expect(existsSync(launchFolder(second.dataFolder, second.machine))).toBe(false);
  expect(second.core.isClosed()).toBe(true);
  first.stop();
  await ended;
});

test('a second start is not told of a window where the first one could open none', async () => {
  const first = aHost();
  const line = first.nextLine();
  const ended = first.run('--no-open');
  const { file, origin } = pageIn(await line);
  const second = aHost({ startCore: () => Promise.reject(new Error('must not start')) }, first.dataFolder);
  expect(await second.run()).toBe(0);
  expect(second.printed).toEqual([
    `Sanad already runs on this data folder at ${origin}/; open it through ${file}`,
  ]);
  first.stop();
  await ended;
});

test('a second start finds the first one whatever the state of its library', async () => {
  const first = aHost();
  const line = first.nextLine();
  const ended = first.run('--no-open');
  await line;
  first.core.answerWith(() => Promise.resolve(fail('vault-file-damaged', 'It cannot be read.')));
  const second = aHost({ startCore: () => Promise.reject(new Error('must not start')) }, first.dataFolder);
  expect(await second.run('--no-open')).toBe(0);
  expect(second.printed.join()).toMatch(/^Sanad already runs on this data folder/);
  first.stop();
  await ended;
});

test('a start removes what killed starts on other data folders left', async () => {
  const host = aHost();
  const dead = launchFolder('/elsewhere', host.machine);
  mkdirSync(dead, { recursive: true, mode: 0o700 });
  writeLaunchPage(dead, { origin: 'http://127.0.0.1:1', token: newToken() });
  const line = host.nextLine();
  const ended = host.run('--no-open');
  await line;
  host.stop();
  await ended;
  expect(existsSync(dead)).toBe(false);
});

test('a second start that wants a window has the first one open it', async () => {
  const browser = aBrowser('exec sleep 600');
  const first = aHost({ findChromium: () => browser.path });
  const line = first.nextLine();
  const ended = first.run('--no-open');
  const { file, token } = pageIn(await line);
  const second = aHost({}, first.dataFolder);
  expect(await second.run()).toBe(0);
  expect(second.printed.join()).toMatch(/^Sanad already runs/);
  await browser.hasStarted;
  first.stop();
  expect(await ended).toBe(0);
  expect(browser.started()).toContain(`--app=file://${file} `);
  expect(first.warned.filter((line) => !line.includes('sandbox'))).toEqual([]);
  expect(browser.started()).not.toContain(token);
});

test('a page left behind by a start that was killed does not stop the next one', async () => {
  const killed = aHost();
  const line = killed.nextLine();
  const ended = killed.run('--no-open');
  const left = readFileSync(pageIn(await line).file, 'utf8');
  const { file } = pageIn(killed.printed[0] ?? '');
  killed.stop();
  await ended;
  const next = aHost({}, killed.dataFolder);
  // What a kill leaves: the page of a server that is gone.
  const nextLine = next.nextLine();
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, left, { mode: 0o600 });
  const nextEnded = next.run('--no-open');
  expect(await nextLine).toMatch(/^Sanad is ready/);
  next.stop();
  expect(await nextEnded).toBe(0);
});

test('opens a window of its own and ends when that is closed', async () => {
  const browser = aBrowser('exit 0');
  const host = aHost({ findChromium: () => browser.path });
  expect(await host.run()).toBe(0);
  expect(host.printed.join()).toMatch(
    /^Sanad is open at http:\/\/127\.0\.0\.1:\d+\/; its page is \S+\.html$/,
  );
  expect(browser.started()).toMatch(/--user-data-dir=\S+\/profile /);
  expect(host.core.isClosed()).toBe(true);
});

test('ends when its window is closed and the browser stays, as it does on macOS', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const browser = aBrowser('exec sleep 600');
  const host = aHost({ findChromium: () => browser.path });
  const line = host.nextLine();
  const ended = host.run();
  const { origin, token } = pageIn(await line);
  const gone = host.core.nextUnsubscription();
  const page = request(`${origin}/events`, {
    method: 'POST',
    agent: false,
    headers: { authorization: `Bearer ${token}` },
  });
  page.on('error', () => undefined);
  page.on('response', () => page.destroy());
  page.end();
  await gone;
  vi.advanceTimersByTime(PAGE_PATIENCE_MS);
  expect(await ended).toBe(0);
  expect(host.core.isClosed()).toBe(true);
});

test('goes on, and says which page to open, where the browser breaks down', async () => {
  const host = aHost({ findChromium: () => aBrowser('exit 1').path });
  const warned = new Promise<string>((resolve) => {
    Object.assign(host.machine, {
      warn: (line: string) => line.startsWith('The browser window') && resolve(line),
    });
  });
  const ended = host.run();
  expect(await warned).toMatch(/Sanad still runs; open \S+\.html$/);
  host.stop();
  expect(await ended).toBe(0);
});

test('says which page to open where there is no browser', async () => {
  const host = aHost();
  const line = host.nextLine();
  const ended = host.run();
  expect(await line).toMatch(/^Sanad is ready at \S+; open it in a browser through \S+\.html$/);
  expect(host.warned.join()).toMatch(/^No Chromium, Chrome, Edge or Brave was found here\./);
  host.stop();
  expect(await ended).toBe(0);
});

test.each([
  ['linux', 0, true],
  ['linux', 1000, false],
  ['darwin', 0, false],
] as const)(
  'on %s, as user %i, the browser runs without its sandbox: %s',
  async (platform, userId, expected) => {
    const browser = aBrowser('exit 0');
    const warned: string[] = [];
    const windows = createWindowOpener({
      folder: temporaryFolder(),
      platform,
      userId,
      findChromium: () => browser.path,
      warn: (line) => warned.push(line),
    });
    expect(windows.open('http://127.0.0.1:4123')).toBe(true);
    await windows.closed;
    expect(browser.started().includes('--no-sandbox')).toBe(expected);
    expect(warned.some((line) => line.includes('without its sandbox'))).toBe(expected);
  },
);

test('ends with a sentence when the core stops', async () => {
  const host = aHost();
  const line = host.nextLine();
  const ended = host.run('--no-open');
  const { file } = pageIn(await line);
  host.core.emit({ kind: 'core-stopped' });
  expect(await ended).toBe(1);
  expect(host.warned).toEqual([
    'The core of Sanad stopped unexpectedly. What was saved before is kept. Start Sanad again.',
  ]);
  expect(existsSync(file)).toBe(false);
});

test('ends with the core’s sentence when the core cannot start', async () => {
  const host = aHost({
    startCore: () => Promise.resolve(fail('data-folder-in-use', 'Another Sanad has it.')),
  });
  expect(await host.run()).toBe(1);
  expect(host.warned).toEqual(['Another Sanad has it.']);
  expect(host.printed).toEqual([]);
});

test('ends with a sentence, and without a core, when the interface is incomplete', async () => {
  const host = aHost({ startCore: () => Promise.reject(new Error('must not start')) });
  writeFileSync(host.machine.installation.renderer.manifest, '{}');
  expect(await host.run()).toBe(1);
  expect(host.warned.join()).toMatch(/^The interface cannot be shown/);
  expect(existsSync(host.dataFolder)).toBe(false);
});

test.each([
  [['--frob'], /^There is no flag “--frob”/],
  [['--port', 'many'], /^The flag --port takes a number from 0 to 65535/],
  [['--port', '65536'], /^The flag --port takes a number/],
  [['--port'], /^The flag --port needs a value/],
  [['somewhere'], /takes flags only/],
])('%j is wrong usage: one sentence and nothing done', async (argv, sentence) => {
  const host = aHost({ startCore: () => Promise.reject(new Error('must not start')) });
  expect(await host.run(...argv)).toBe(2);
  expect(host.warned).toEqual([expect.stringMatching(sentence)]);
  expect(existsSync(host.dataFolder)).toBe(false);
});

test('--help shows every flag', async () => {
  const host = aHost();
  expect(await host.run('--help')).toBe(0);
  for (const flag of ['--data', '--no-open', '--port']) expect(host.printed.join()).toContain(flag);
});
