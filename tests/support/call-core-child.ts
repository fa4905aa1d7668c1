import { openCore } from '../../db/service/core.ts';

/**
 * A process of its own that opens a core on a folder, makes the calls of its last argument (JSON: `[method, input]`), prints
 * the code of each on a line when it has been answered, and then waits to be killed: it closes nothing.
 */
const [dataFolder, corpusFile, calls] = process.argv.slice(2);
if (dataFolder === undefined || corpusFile === undefined) throw new Error('Which folder, which corpus?');
const opened = openCore({ dataFolder, corpusFile, appVersion: '0', log: () => undefined });
if (!opened.ok) throw new Error(opened.error.code);
const wanted: unknown = JSON.parse(calls ?? '[]');
for (const [method, input] of Array.isArray(wanted) ? wanted : []) {
  const result = await opened.value.call(String(method), input);
  process.stdout.write(`${result.ok ? 'ok' : result.error.code}\n`);
}
process.stdin.resume();
