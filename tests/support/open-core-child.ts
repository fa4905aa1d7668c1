import { openCore } from '../../db/service/core.ts';

/**
 * A process of its own that opens a core on a folder and prints one line: the code of the failure, or the state of the
 * vault. It holds the folder until its input ends. With `ordinary` rights a superuser's process goes on as nobody's.
 */
const [dataFolder, corpusFile, rights] = process.argv.slice(2);
const NOBODY = 65_534;
if (rights === 'ordinary' && process.getuid?.() === 0) {
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
}
if (dataFolder === undefined || corpusFile === undefined) throw new Error('Which folder, which corpus?');
const opened = openCore({ dataFolder, corpusFile, appVersion: '0', log: () => undefined });
if (opened.ok) {
  const status = await opened.value.call('vault.status', {});
  process.stdout.write(`${status.ok ? JSON.stringify(status.value) : status.error.code}\n`);
  process.stdin.resume();
  process.stdin.on('end', () => opened.value.close());
} else {
  process.stdout.write(`${opened.error.code}\n`);
}
