import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fail } from '../../db/contract/result.ts';
import {
  launchFolder,
  newToken,
  prepareLaunchFolder,
  writeLaunchPage,
  type Address,
  type LaunchPlace,
} from '../../electron/shared/launch-page.ts';
import { askRunningServer } from '../../electron/browser/running-server.ts';
import { sweepLaunchFolders } from '../../electron/browser/sweep.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { aServer } from './loopback-server.ts';

const NO_WINDOW = fail('not-found', 'No browser.');

async function anotherProgram(listener: RequestListener): Promise<Address> {
  const server = createServer(listener).listen({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { origin: `http://127.0.0.1:${address.port}`, token: newToken() };
}

/** Nothing listens there: it was just given back. */
async function aDeadAddress(): Promise<Address> {
  const server = createServer().listen({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { origin: `http://127.0.0.1:${address.port}`, token: newToken() };
}

describe('a server that an earlier start left word of', () => {
  test('shows its window, or only says that it is there', async () => {
    const server = await aServer();
    expect(await askRunningServer(server, 'show-window')).toBe('shown');
    expect(await askRunningServer(server, 'say-whether-alive')).toBe('alive');
    expect(server.windowsShown()).toBe(1);
  });

  test('does not claim a window that it could not open', async () => {
    const server = await aServer({ showWindow: () => Promise.resolve(NO_WINDOW) });
    expect(await askRunningServer(server, 'show-window')).toBe('alive');
  });

  test.each(['vault-file-damaged', 'vault-locked', 'internal'] as const)(
    'is there where its library answers “%s”',
    async (code) => {
      const server = await aServer();
      server.core.answerWith(() => Promise.resolve(fail(code, 'It did not work.')));
      expect(await askRunningServer(server, 'say-whether-alive')).toBe('alive');
    },
  );

  test('is gone where another Sanad has its port', async () => {
    const server = await aServer();
    const other = { origin: server.origin, token: newToken() };
    expect(await askRunningServer(other, 'show-window')).toBe('gone');
    expect(server.windowsShown()).toBe(0);
  });

  test.each([
    ['another page', 200, '<!doctype html>'],
    ['JSON of another program', 200, '{"status":"fine"}'],
    ['a failure that Sanad does not know', 500, '{"ok":false,"error":{"code":"E42"}}'],
    ['more than Sanad would say', 200, `{"ok":true,"value":"${'x'.repeat(200_000)}"}`],
    ['nothing', 200, ''],
  ])('is gone where its port answers with %s', async (_name, status, text) => {
    const address = await anotherProgram((_request, response) => response.writeHead(status).end(text));
    expect(await askRunningServer(address, 'say-whether-alive')).toBe('gone');
  });

  test('is gone where nothing listens, and silent where something does and says nothing', async () => {
    expect(await askRunningServer(await aDeadAddress(), 'show-window')).toBe('gone');
    const silent = await anotherProgram(() => undefined);
    expect(await askRunningServer(silent, 'show-window', 50)).toBe('silent');
  });
});

function aLaunch(place: LaunchPlace, dataFolder: string, address: Address): string {
  const folder = launchFolder(dataFolder, place);
  prepareLaunchFolder(folder, place);
  writeLaunchPage(folder, address);
  mkdirSync(join(folder, 'profile'));
  return folder;
}

describe('what killed starts on other data folders left is removed', () => {
  const userId = process.getuid?.() ?? null;

  function aPlace(): LaunchPlace {
    return { environment: {}, temporaryFolder: temporaryFolder(), userId };
  }

  test('the page and the profile of a dead server, and nothing of one that runs', async () => {
    const place = aPlace();
    const dead = aLaunch(place, '/dead', await aDeadAddress());
    const living = aLaunch(place, '/living', await aServer());
    await sweepLaunchFolders(place, launchFolder('/own', place));
    expect([existsSync(dead), existsSync(living)]).toEqual([false, true]);
  });

  test('also what a start left in the other of the two places', async () => {
    const place = aPlace();
    const dead = aLaunch(place, '/dead', await aDeadAddress());
    const elsewhere = { ...place, environment: { XDG_RUNTIME_DIR: temporaryFolder() } };
    await sweepLaunchFolders(elsewhere, launchFolder('/own', elsewhere));
    expect(existsSync(dead)).toBe(false);
  });

  test('not its own folder, not a start that has no page yet, not what has another name', async () => {
    const place = aPlace();
    const own = aLaunch(place, '/own', await aDeadAddress());
    const starting = launchFolder('/starting', place);
    prepareLaunchFolder(starting, place);
    const foreign = join(own, '..', 'notes');
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'kept'), '');
    await sweepLaunchFolders(place, own);
    expect([own, starting, join(foreign, 'kept')].map((path) => existsSync(path))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('nothing where the folders belong to somebody else', async () => {
    const place = aPlace();
    const dead = aLaunch(place, '/dead', await aDeadAddress());
    const foreignRoot = join(place.temporaryFolder, 'sanad-4000000');
    renameSync(dirname(dead), foreignRoot);
    await sweepLaunchFolders({ ...place, userId: 4_000_000 }, '/own');
    expect(existsSync(join(foreignRoot, basename(dead)))).toBe(true);
  });
});
