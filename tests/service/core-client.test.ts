import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CoreEvent } from '../../db/contract/contract.ts';
import { startCore, type CoreClient, type CoreClientOptions } from '../../db/service/core-client.ts';
import { takeOwnerLock } from '../../db/vault/owner-lock.ts';
import { corpusFile } from '../support/corpus-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { codeOf, createTestVault, valueOf } from '../support/vault.ts';

const WORKER = new URL('../../db/service/core-worker.ts', import.meta.url);
const FAILING_WORKER = new URL('../support/failing-core-worker.ts', import.meta.url);

function optionsFor(dataFolder: string): CoreClientOptions {
  return { workerUrl: WORKER, dataFolder, corpusFile: corpusFile(), appVersion: '0.0.0-test' };
}

/** A core in a worker, closed with the test. */
async function start(options: CoreClientOptions): Promise<CoreClient> {
  const client = valueOf(await startCore(options));
  onTestFinished(() => client.close());
  return client;
}

describe('the core in a worker', () => {
  it('answers calls in the order they were made, and tells of changes', async () => {
    const client = await start(optionsFor(temporaryFolder()));
    const order: number[] = [];
    const events: CoreEvent[] = [];
    client.subscribe((event) => events.push(event));
    const answers = await Promise.all(
      [
        client.call('vault.status', {}),
        client.call('vault.create', { passphrase: null }),
        client.call('library.status', {}),
        client.call('nothing.known', {}),
      ].map(async (answer, index) => {
        const result = await answer;
        order.push(index);
        return codeOf(result);
      }),
    );
    expect(answers).toEqual(['ok', 'ok', 'ok', 'unknown-method']);
    expect(order).toEqual([0, 1, 2, 3]);
    expect(events).toMatchObject([{ kind: 'changed', revision: 1 }]);
  });

  it('tells nobody who has stopped listening', async () => {
    const client = await start(optionsFor(createTestVault().folder));
    const events: CoreEvent[] = [];
    const stop = client.subscribe((event) => events.push(event));
    stop();
    valueOf(await client.call('settings.set', { theme: 'dark' }));
    expect(events).toEqual([]);
  });

  it('hands its log to the host, line by line', async () => {
    const lines: string[] = [];
    const options = { ...optionsFor(temporaryFolder()), log: (line: string) => lines.push(line) };
    const client = await start(options);
    await client.call('vault.status', {});
    await client.close();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { event: 'call', method: 'vault.status', code: 'ok' },
    ]);
  });

  it('answers what was asked before it closes, nothing after, and gives the folder free', async () => {
    const { folder } = createTestVault();
    const client = await start(optionsFor(folder));
    const events: CoreEvent[] = [];
    client.subscribe((event) => events.push(event));
    const before = client.call('library.status', {});
    const closed = client.close();
    expect(codeOf(await client.call('library.status', {}))).toBe('core-stopped');
    expect(codeOf(await before)).toBe('ok');
    await closed;
    const lock = takeOwnerLock(folder);
    expect(codeOf(lock)).toBe('ok');
    valueOf(lock).release();
    await client.close();
    expect(events).toEqual([]);
  });

  it.each([
    ['missing', 'data-folder-missing', () => join(temporaryFolder(), 'missing')],
    ['in use', 'data-folder-in-use', inUse],
  ])('does not start on a data folder that is %s', async (_, code, folder) => {
    expect(codeOf(await startCore(optionsFor(await folder())))).toBe(code);
  });
});

async function inUse(): Promise<string> {
  const { folder } = createTestVault();
  await start(optionsFor(folder));
  return folder;
}

describe('a core whose worker ends unasked', () => {
  it('answers every open and later call, and says once that it has stopped', async () => {
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    const client = await start({ ...optionsFor(temporaryFolder()), workerUrl: FAILING_WORKER, log });
    const events: CoreEvent[] = [];
    client.subscribe((event) => events.push(event));
    const open = [client.call('wait', {}), client.call('wait', {}), client.call('fail', {})];
    expect((await Promise.all(open)).map(codeOf)).toEqual(['core-stopped', 'core-stopped', 'core-stopped']);
    expect(codeOf(await client.call('wait', {}))).toBe('core-stopped');
    expect(events).toEqual([{ kind: 'core-stopped' }]);
    const record = { event: 'core-failed', error: { name: 'RangeError', code: 'TEST_FAILURE' } };
    expect(lines.map((line) => JSON.parse(line))).toEqual([record]);
    await client.close();
  });

  it('says so to every listener, though one of them fails', async () => {
    const client = await start({ ...optionsFor(temporaryFolder()), workerUrl: FAILING_WORKER });
    const events: CoreEvent[] = [];
    client.subscribe(() => {
      throw new Error('The listener failed');
    });
    client.subscribe((event) => events.push(event));
    expect(codeOf(await client.call('fail', {}))).toBe('core-stopped');
    await client.close();
    expect(events).toEqual([{ kind: 'core-stopped' }]);
  });

  it('fails to start when the worker cannot', async () => {
    const workerUrl = new URL('../support/no-such-worker.ts', import.meta.url);
    expect(codeOf(await startCore({ ...optionsFor(temporaryFolder()), workerUrl }))).toBe('core-stopped');
  });
});
