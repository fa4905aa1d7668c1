import { parentPort, workerData } from 'node:worker_threads';
import { assertNever, fail, type Result } from '../contract/result.ts';
import { runtimeProblem } from '../schema/runtime-guard.js';
import type { Core } from './core.ts';
import type { CoreWorkerStart, FromCore, ToCore } from './core-messages.ts';

await run();

/** Answers a host's messages from a core of its own until it is told to close. */
async function run(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('The core worker runs in a worker thread only');
  const send = (message: FromCore): void => port.postMessage(message);
  const started = await startCore((line) => send({ kind: 'log', line }));
  if (!started.ok) {
    send({ kind: 'started', result: started });
    return;
  }
  const core = started.value;
  core.subscribe((event) => send({ kind: 'event', event }));
  port.on('message', (message: ToCore) => {
    switch (message.kind) {
      case 'call':
        void core
          .call(message.method, message.input)
          .then((result) => send({ kind: 'answer', number: message.number, result }));
        break;
      case 'lock-after-saving':
        core.lockAfterSaving();
        break;
      case 'close':
        core.close();
        port.close(); // nothing is left that keeps the worker running
        break;
      default:
        assertNever(message);
    }
  });
  send({ kind: 'started', result: { ok: true, value: null } });
}

/** The core is imported only after the guard: loading the driver ends an older runtime without a word. */
async function startCore(log: (line: string) => void): Promise<Result<Core>> {
  const problem = runtimeProblem(process.versions.node);
  if (problem !== null) return fail('core-stopped', problem);
  const { openCore } = await import('./core.ts');
  // `core-client.ts` starts this file, and with nothing else.
  const start: CoreWorkerStart = workerData;
  return openCore({ ...start, log });
}
