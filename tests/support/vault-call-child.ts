import { once } from 'node:events';
import { openCore } from '../../db/service/core.ts';

/**
 * A process of its own that opens a core, says that it is ready, makes one call (method and input as JSON) when it is told
 * to, and prints how it ended and how many milliseconds it took. It is meant to be killed while it does.
 */
const [dataFolder, corpusFile, method, input] = process.argv.slice(2);
if (dataFolder === undefined || corpusFile === undefined || method === undefined) {
  throw new Error('Which folder, which corpus, which method?');
}
const opened = openCore({ dataFolder, corpusFile, appVersion: '0', log: () => undefined });
if (!opened.ok) throw new Error(opened.error.code);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const startedAt = performance.now();
const result = await opened.value.call(method, JSON.parse(input ?? '{}'));
const tookMs = Math.ceil(performance.now() - startedAt);
process.stdout.write(`${result.ok ? 'ok' : result.error.code} ${tookMs}\n`);
process.stdin.resume();
