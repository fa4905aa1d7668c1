import { once } from 'node:events';
import { openCore } from '../../db/service/core.ts';

/**
 * A process of its own that unlocks a library, works in it and backs it up. It says `open` and, after a line of its
 * input, locks the library, says `locked` and stays until its input ends.
 */
const [dataFolder, corpusFile, passphrase] = process.argv.slice(2);
if (dataFolder === undefined || corpusFile === undefined || passphrase === undefined)
  throw new Error('Which folder, which corpus, which passphrase?');
const opened = openCore({ dataFolder, corpusFile, appVersion: '0', log: () => undefined });
if (!opened.ok) throw new Error(opened.error.message);
const core = opened.value;

async function must(method: string, input: unknown): Promise<void> {
  const answer = await core.call(method, input);
  if (!answer.ok) throw new Error(`${method}: ${answer.error.code}`);
}

await must('vault.unlock', { passphrase });
await must('search.run', { query: 'Montazeri' });
await must('tags.create', { name: 'Prisons' });
await must('backups.create', {});
await must('vault.makeRecoveryCode', { passphrase });
await must('library.verify', {});
process.stdout.write('open');
await once(process.stdin, 'data');
await must('vault.lock', {});
process.stdout.write('locked');
process.stdin.once('end', () => core.close()).resume();
