import { appendFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import type { MethodName } from '../../db/contract/contract.ts';
import { openCore } from '../../db/service/core.ts';
import { CANARIES, CANARY_PASSPHRASE } from './canaries.ts';

/** What the process is started with, as JSON in its only argument. */
export interface CanarySession {
  readonly dataFolder: string;
  readonly corpusFile: string;
  readonly logFile: string;
}

/**
 * A session in which words that stand nowhere else are written wherever a researcher can write, looked for, corrected, taken
 * back and thrown away. It says `ready` and waits, its library open, until it is killed.
 */
// Sound: `canary.test.ts` starts this file, and with nothing else.
const start: CanarySession = JSON.parse(process.argv[2] ?? '');
const opened = openCore({
  dataFolder: start.dataFolder,
  corpusFile: start.corpusFile,
  appVersion: '0',
  log: (line) => appendFileSync(start.logFile, `${line}\n`),
});
if (!opened.ok) throw new Error(opened.error.code);
const core = opened.value;

const withId = z.object({ id: z.string() });
const page = z.object({ records: z.array(withId) });

await make('vault.create', { passphrase: CANARY_PASSPHRASE });
await work();
await make('vault.lock', {});
await make('vault.unlock', { passphrase: CANARY_PASSPHRASE });
await make('undo.undo', {});
await make('undo.redo', {});
await make('library.verify', {});
writeSync(1, 'ready\n');
setInterval(() => undefined, 1_000);

async function work(): Promise<void> {
  const [first, second] = page.parse(await make('documents.list', { limit: 2 })).records;
  if (first === undefined || second === undefined) throw new Error('The library has no documents');
  const documentId = first.id;
  const tag = withId.parse(
    await make('tags.create', {
      name: CANARIES.tag,
      description: CANARIES.description,
      aliases: [CANARIES.alias],
      documentIds: [documentId],
    }),
  );
  const highlight = withId.parse(
    await make('highlights.create', {
      documentId,
      start: 0,
      end: 40,
      comment: CANARIES.comment,
      tagIds: [tag.id],
    }),
  );
  await make('links.create', {
    kind: 'see-also',
    from: { documentId, range: { start: 0, end: 20 } },
    to: { documentId: second.id, range: null },
    comment: CANARIES.link,
  });
  const body = `${CANARIES.note} ![[highlight:${highlight.id}]] [[tag:${tag.id}|${CANARIES.label}]] ${CANARIES.persian}`;
  const note = await make('notes.create', { title: CANARIES.noteTitle, body });
  const { id: noteId, version } = withId.extend({ version: z.int() }).parse(note);
  const saved = { noteId, version, body: `${body} ${CANARIES.later}` };
  await make('notes.save', saved);
  await refused('notes.save', { ...saved, title: CANARIES.refused });
  await refused('tags.create', {
    name: CANARIES.refused,
    parentId: CANARIES.refused,
    unknown: CANARIES.refused,
  });
  const text = `${CANARIES.document}\n\nA corrected version with ${CANARIES.corrected} in it.`;
  const corrected = await make('documents.addVersion', {
    documentId: second.id,
    file: `${CANARIES.file}.txt`,
    text,
  });
  await make('search.run', { query: `${CANARIES.query} OR ${CANARIES.note}`, limit: 20 });
  await make('documents.list', { filter: CANARIES.query });
  await search();
  await make('backups.create', {});
  await make('notes.remove', { noteIds: [saved.noteId] });
  const { document } = z.object({ document: withId }).parse(corrected);
  await make('documents.remove', { documentIds: [document.id] });
}

/** Every other way of searching, and a search that is kept, changed and refused. */
async function search(): Promise<void> {
  const question = { query: CANARIES.savedQuery, exact: false, scope: {}, spellingsOff: [] };
  const { id } = withId.parse(await make('savedSearches.create', { name: CANARIES.savedName, question }));
  await make('savedSearches.update', { savedSearchId: id, question: { ...question, exact: true } });
  await refused('savedSearches.create', { name: CANARIES.savedName, question });
  await refused('savedSearches.create', {
    name: CANARIES.refused,
    question: { ...question, query: `${CANARIES.refused}\u0000` },
  });
  const query = `${CANARIES.query} OR ${CANARIES.note} OR tag:${CANARIES.tag}`;
  await make('search.facets', { query, scope: { publishers: [CANARIES.query] } });
  await make('search.groups', { query });
  await make('search.concordance', { query, sort: 'after' });
  await make('search.matrix', { names: [CANARIES.listedName, `${CANARIES.listedName} ${CANARIES.query}`] });
  await refused('search.matrix', { names: [CANARIES.listedName, CANARIES.listedName.repeat(50)] });
}

async function make(method: MethodName, input: object): Promise<unknown> {
  const answered = await core.call(method, input);
  if (answered.ok) return answered.value;
  if (answered.error.code !== 'confirmation-needed') throw new Error(`${method}: ${answered.error.message}`);
  const confirmedRecords = answered.error.details?.['records'];
  const again = await core.call(method, { ...input, confirmedRecords });
  if (!again.ok) throw new Error(`${method}: ${again.error.message}`);
  return again.value;
}

async function refused(method: MethodName, input: object): Promise<void> {
  if ((await core.call(method, input)).ok) throw new Error(`${method} was to be refused`);
}
