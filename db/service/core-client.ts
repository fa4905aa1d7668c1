import { Worker } from 'node:worker_threads';
import { describeError } from '../api/call-record.ts';
import type { CoreConnection, CoreEvent } from '../contract/contract.ts';
import { assertNever, fail, succeed, type Result } from '../contract/result.ts';
import type { CoreWorkerStart, FromCore, ToCore } from './core-messages.ts';
import { openLog, type LogSink } from './log.ts';

export interface CoreClientOptions extends CoreWorkerStart {
  /** `core-worker.js` as built, or `core-worker.ts` where the sources run. */
  readonly workerUrl: URL;
  /** Takes the core's log, one JSON object to a line. Without it the log is dropped. */
  readonly log?: LogSink;
}

export interface CoreClient extends CoreConnection {
  /** Has the windows save what is unsaved, for a second at most, then locks the library; refused where it has no passphrase. */
  lockAfterSaving(): void;
  /** Resolves when every file is closed and the data folder is free. Calls made before are answered first. */
  close(): Promise<void>;
}

type Settle = (result: Result<unknown>) => void;
type Listener = (event: CoreEvent) => void;

/**
 * Starts the core in a worker thread. Fails with `data-folder-…` codes; everything else is told by the calls.
 *
 * If the worker ends unasked, every open and later call answers `core-stopped` and listeners get one event of that kind.
 */
export function startCore(options: CoreClientOptions): Promise<Result<CoreClient>> {
  const { dataFolder, corpusFile, appVersion } = options;
  const start: CoreWorkerStart = { dataFolder, corpusFile, appVersion };
  const worker = new Worker(options.workerUrl, { workerData: start, name: 'core' });
  return new Promise((resolve) => {
    const client = connectWorker(worker, {
      log: options.log ?? (() => undefined),
      started: (result) => resolve(result.ok ? succeed(client) : result),
    });
  });
}

interface ClientPorts {
  readonly log: LogSink;
  readonly started: (result: Result<null>) => void;
}

function connectWorker(worker: Worker, { log, started }: ClientPorts): CoreClient {
  const pending = new Map<number, Settle>();
  const listeners = new Set<Listener>();
  const ended = Promise.withResolvers<void>();
  let nextNumber = 1;
  let life: 'running' | 'closing' | 'ended' = 'running';

  const write = openLog(log);
  const post = (message: ToCore): void => worker.postMessage(message, []);
  // A listener that fails must not end the host, nor keep others from hearing.
  const tell = (listener: Listener, event: CoreEvent): void => {
    try {
      listener(event);
    } catch (error) {
      write({ event: 'listener-failed', error: describeError(error) });
    }
  };
  const emit = (event: CoreEvent): void => {
    for (const listener of listeners) tell(listener, event);
  };

  worker.on('message', (message: FromCore) => {
    switch (message.kind) {
      case 'started':
        started(message.result);
        break;
      case 'answer':
        pending.get(message.number)?.(message.result);
        pending.delete(message.number);
        break;
      case 'event':
        emit(message.event);
        break;
      case 'log':
        log(message.line);
        break;
      default:
        assertNever(message);
    }
  });
  // Only its kind: the message may quote anything. `exit` follows and answers the calls.
  worker.on('error', (error) => {
    const { name, code } = describeError(error);
    write({ event: 'core-failed', error: code === undefined ? { name } : { name, code } });
  });
  worker.on('exit', () => {
    const wasAsked = life === 'closing';
    life = 'ended';
    started(coreStopped());
    for (const settle of pending.values()) settle(coreStopped());
    pending.clear();
    if (!wasAsked) emit({ kind: 'core-stopped' });
    ended.resolve();
  });

  return {
    call(method, input) {
      if (life !== 'running') return Promise.resolve(coreStopped());
      const number = nextNumber;
      nextNumber += 1;
      return new Promise((resolve) => {
        pending.set(number, resolve);
        post({ kind: 'call', number, method, input });
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lockAfterSaving() {
      if (life === 'running') post({ kind: 'lock-after-saving' });
    },
    close() {
      if (life === 'running') {
        life = 'closing';
        post({ kind: 'close' });
      }
      return ended.promise;
    },
  };
}

function coreStopped(): Result<never> {
  return fail(
    'core-stopped',
    'The core of Sanad has stopped. Everything saved before is kept. Start Sanad again.',
  );
}
