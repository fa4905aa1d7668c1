import { openCore } from '../../db/service/core.ts';

/**
 * A process of its own that makes a library with a passphrase, answers 200 searches, and prints the bytes of memory it
 * then holds.
 */
const QUERIES = ['Montazeri', 'massacre prisoners', '"death commission"', 'execut*', 'Khomeini 1988'];
const [dataFolder, corpusFile] = process.argv.slice(2);
if (dataFolder === undefined || corpusFile === undefined) throw new Error('Which folder, which corpus?');
const opened = openCore({ dataFolder, corpusFile, appVersion: '0', log: () => undefined });
if (!opened.ok) throw new Error(opened.error.message);
await opened.value.call('vault.create', { passphrase: 'test passphrase' });
let answered = 0;
for (let search = 0; search < 200; search += 1) {
  const query = QUERIES[search % QUERIES.length];
  const answer = await opened.value.call('search.run', { query });
  if (answer.ok) answered += 1;
}
process.stdout.write(JSON.stringify({ answered, bytes: process.memoryUsage.rss() }));
opened.value.close();
