import { onTestFinished } from 'vitest';
import type { CoreConnection, CoreEvent } from '../../db/contract/contract.ts';
import { fail, succeed, type ErrorCode, type Result } from '../../db/contract/result.ts';
import { startCore, type CoreClient } from '../../db/service/core-client.ts';
import { newToken } from '../../electron/shared/launch-page.ts';
import { startServer } from '../../electron/browser/server.ts';
import { answerCalls, EVENT_CHANNEL, forwardEvents } from '../../electron/desktop/ipc.ts';
import { buildPreload, runPreload } from '../support/built-preload.ts';
import { runInProcess } from '../support/command-line.ts';
import { BrowserWindow, standIn } from '../support/electron-stand-in.ts';
import { send } from '../support/http.ts';
import { coreInThisThread, TEST_VERSION } from '../support/prepared-library.ts';
import { valueOf } from '../support/vault.ts';

export interface LibraryPlace {
  readonly dataFolder: string;
  readonly corpusFile: string;
}

/** A way to the core, opened on a library; it ends with the running test. */
export type Transport = (place: LibraryPlace) => Promise<Pick<CoreConnection, 'call'>>;

/** A way that stays open and so carries events too. */
export interface Connection extends CoreConnection {
  /** Resolves when a subscription made before has taken effect; at once where that needs no journey. */
  readonly subscribed?: Promise<void>;
}

export const CONNECTIONS: Readonly<Record<string, (place: LibraryPlace) => Promise<Connection>>> = {
  'a direct call': (place) => Promise.resolve(closedWithTest(valueOf(coreInThisThread(place)))),
  'the worker': openWorker,
  HTTP: openHttp,
  'IPC and the built preload': openIpc,
};

/** Every way there is. A new host has its line here and is held to the same scenarios. */
export const TRANSPORTS: Readonly<Record<string, Transport>> = {
  ...CONNECTIONS,
  'the command line’s call': openCall,
  'the command line’s batch': openBatch,
};

function closedWithTest(core: CoreClient): CoreClient {
  onTestFinished(() => core.close());
  return core;
}

async function openWorker({ dataFolder, corpusFile }: LibraryPlace): Promise<CoreClient> {
  const workerUrl = new URL('../../db/service/core-worker.ts', import.meta.url);
  return closedWithTest(
    valueOf(await startCore({ workerUrl, dataFolder, corpusFile, appVersion: TEST_VERSION })),
  );
}

async function openHttp(place: LibraryPlace): Promise<Connection> {
  const token = newToken();
  const server = valueOf(
    await startServer({
      core: await openWorker(place),
      files: { find: () => null },
      token,
      port: 0,
      showWindow: () => Promise.resolve(succeed(null)),
    }),
  );
  onTestFinished(() => server.close());
  const { origin } = server;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', origin };
  const { promise: subscribed, resolve: onOpen } = Promise.withResolvers<void>();
  return {
    subscribed,
    async call(method, input) {
      const path = `/api/${encodeURIComponent(method)}`;
      const reply = await send(origin, { method: 'POST', path, headers, body: JSON.stringify(input) });
      return resultIn(JSON.parse(reply.text));
    },
    subscribe(listener) {
      const ending = new AbortController();
      void followEvents(`${origin}/events`, { headers, listener, onOpen, signal: ending.signal });
      return () => ending.abort();
    },
  };
}

interface Following {
  readonly headers: Readonly<Record<string, string>>;
  readonly listener: (event: CoreEvent) => void;
  readonly onOpen: () => void;
  readonly signal: AbortSignal;
}

async function followEvents(url: string, { headers, listener, onOpen, signal }: Following): Promise<void> {
  try {
    const response = await fetch(url, { method: 'POST', headers, signal });
    onOpen();
    let pending = '';
    for await (const chunk of response.body ?? []) {
      const lines = (pending + new TextDecoder().decode(chunk)).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- compared with what the other ways carry
        listener(JSON.parse(line) as CoreEvent);
      }
    }
  } catch {
    // The stream ends with the test.
  }
}

/** The real `ipc.ts` on one side, the built preload on the other, and the stand-in's copying between them. */
async function openIpc(place: LibraryPlace): Promise<CoreConnection> {
  standIn.reset();
  standIn.becomeReady();
  const core = await openWorker(place);
  answerCalls(core);
  const { webContents } = new BrowserWindow({});
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the stand-in has the members that are used
  forwardEvents(core, webContents as unknown as Parameters<typeof forwardEvents>[1]);
  const frame = { parent: null, origin: 'app://workbench', url: 'app://workbench/' };
  let exposed: unknown;
  const listeners = new Set<(event: unknown, value: unknown) => void>();
  webContents.receive = (channel, value) => {
    if (channel === EVENT_CHANNEL) for (const listener of listeners) listener({}, value);
  };
  runPreload(await buildPreload(), {
    contextBridge: {
      exposeInMainWorld: (_key, api) => {
        exposed = api;
      },
    },
    ipcRenderer: {
      invoke: (channel, ...values) => standIn.invoke({ senderFrame: frame }, channel, ...values),
      on: (_channel, listener) => {
        listeners.add(listener);
      },
      removeListener: (_channel, listener) => {
        listeners.delete(listener);
      },
    },
  });
  if (!isConnection(exposed)) throw new Error('the preload exposed no connection');
  return exposed;
}

function isConnection(value: unknown): value is CoreConnection {
  return typeof value === 'object' && value !== null && 'call' in value && 'subscribe' in value;
}

/** Each call is a run of its own, as a shell script makes it. */
function openCall(place: LibraryPlace): ReturnType<Transport> {
  return Promise.resolve({
    async call(method, input) {
      const ran = await runInProcess(
        { ...place, stdin: JSON.stringify(input) },
        'call',
        method,
        '-',
        '--json',
      );
      return ran.status === 0 ? succeed(ran.json()) : failureIn(ran.json());
    },
  });
}

function openBatch(place: LibraryPlace): ReturnType<Transport> {
  return Promise.resolve({
    async call(method, input) {
      const stdin = `${JSON.stringify({ method, input })}\n`;
      const ran = await runInProcess({ ...place, stdin }, 'batch');
      return resultIn(ran.json());
    },
  });
}

function resultIn(envelope: unknown): Result<unknown> {
  if (typeof envelope === 'object' && envelope !== null && 'ok' in envelope) {
    if (envelope.ok === true && 'value' in envelope) return succeed(envelope.value);
    if (envelope.ok === false) return failureIn(envelope);
  }
  throw new Error(`no envelope: ${JSON.stringify(envelope)}`);
}

/** The code and the sentence: the two things that every way carries. */
function failureIn(holder: unknown): Result<never> {
  if (typeof holder === 'object' && holder !== null && 'error' in holder) {
    const { error } = holder;
    if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- compared with what the other ways answer
      return fail(error.code as ErrorCode, String(error.message));
    }
  }
  throw new Error(`no failure: ${JSON.stringify(holder)}`);
}
