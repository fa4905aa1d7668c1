import { expect, test } from 'vitest';
import { buildPreload, runPreload, type PreloadElectron } from '../support/built-preload.ts';
import { strict } from '../support/strict.ts';

type Listener = (event: unknown, value: unknown) => void;

interface LoadedPreload {
  readonly exposed: Map<string, unknown>;
  readonly invoked: unknown[][];
  readonly listeners: Map<string, Listener[]>;
  readonly sanad: {
    readonly call: (method: string, input: unknown) => Promise<unknown>;
    readonly subscribe: (listener: (event: unknown) => void) => () => void;
  };
}

const code = await buildPreload();

function load(answer: () => Promise<unknown> = () => Promise.resolve({ ok: true, value: 1 })): LoadedPreload {
  const exposed = new Map<string, unknown>();
  const invoked: unknown[][] = [];
  const listeners = new Map<string, Listener[]>();
  const electron: PreloadElectron = strict('electron', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => {
        exposed.set(key, api);
      },
    }),
    ipcRenderer: strict('ipcRenderer', {
      invoke: (...values: readonly unknown[]) => {
        invoked.push([...values]);
        return answer();
      },
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
      removeListener: (channel: string, listener: Listener) => {
        listeners.set(
          channel,
          (listeners.get(channel) ?? []).filter((known) => known !== listener),
        );
      },
    }),
  });
  runPreload(code, electron);
  const sanad = exposed.get('sanad');
  if (!isBridge(sanad)) throw new Error('the preload exposed no bridge');
  return { exposed, invoked, listeners, sanad };
}

function isBridge(value: unknown): value is LoadedPreload['sanad'] {
  return typeof value === 'object' && value !== null && 'call' in value && 'subscribe' in value;
}

test('runs without Node and without a page, and exposes exactly one frozen object of two functions', () => {
  const { exposed, sanad } = load();
  expect([...exposed.keys()]).toEqual(['sanad']);
  expect(Reflect.ownKeys(sanad)).toEqual(['call', 'subscribe']);
  expect(Object.isFrozen(sanad)).toBe(true);
  expect(Object.values(sanad).map((member) => typeof member)).toEqual(['function', 'function']);
});

test('requires nothing but electron', () => {
  const required = [...code.matchAll(/require\((['"`])(.+?)\1\)/g)].map((match) => match[2]);
  expect(new Set(required)).toEqual(new Set(['electron']));
  expect(code).not.toMatch(/\bimport\b|\bprocess\b/);
});

test('a call crosses on one channel with its method and input, and nothing else', async () => {
  const { invoked, sanad } = load();
  expect(await sanad.call('vault.status', {})).toEqual({ ok: true, value: 1 });
  expect(invoked).toEqual([['core:call', 'vault.status', {}]]);
});

test('a call that the other side cannot answer is a failure, not an exception', async () => {
  const { sanad } = load(() => Promise.reject(new Error('gone')));
  expect(await sanad.call('vault.status', {})).toMatchObject({ ok: false, error: { code: 'core-stopped' } });
});

test('a listener gets the core’s event and never Electron’s', () => {
  const { listeners, sanad } = load();
  const heard: unknown[][] = [];
  sanad.subscribe((...values) => heard.push(values));
  const [pass] = listeners.get('core:event') ?? [];
  pass?.({ sender: 'a way to send on any channel' }, { kind: 'core-stopped' });
  expect(heard).toEqual([[{ kind: 'core-stopped' }]]);
});

test('a subscription ends when asked, and only that one', () => {
  const { listeners, sanad } = load();
  const end = sanad.subscribe(() => undefined);
  sanad.subscribe(() => undefined);
  end();
  expect(listeners.get('core:event')).toHaveLength(1);
});
