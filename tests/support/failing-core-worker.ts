import { parentPort } from 'node:worker_threads';
import type { FromCore, ToCore } from '../../db/service/core-messages.ts';

/** Its message stands for what an error may quote. */
function failure(): Error {
  return Object.assign(new RangeError('The worker was asked to fail'), { code: 'TEST_FAILURE' });
}

/** Stands for a core that starts, answers nothing, and ends by an error when it is asked to `fail`. */
const started: FromCore = { kind: 'started', result: { ok: true, value: null } };
parentPort?.on('message', (message: ToCore) => {
  if (message.kind === 'close') parentPort?.close();
  else if (message.kind === 'call' && message.method === 'fail') throw failure();
});
parentPort?.postMessage(started, []);
