import type { Page } from 'playwright-core';
import type { Highlight } from '../db/contract/highlights.ts';
import { callCore, documentIds } from '../tests/e2e/support/core-call.ts';
import { makeHighlight, placeOf } from '../tests/e2e/support/marks.ts';
import {
  ALLEGATIONS,
  MASSACRE,
  NEW_AUDIO,
  NEWLY_RELEASED,
  THE_TAPE,
} from '../tests/e2e/support/seed-documents.ts';

/** One sentence as each of the five bundled documents gives it. */
const WORDINGS = [
  {
    seed: MASSACRE,
    words: 'greatest crime committed during the reign of the Islamic Republic',
    colour: 'yellow',
  },
  {
    seed: THE_TAPE,
    words: 'The greatest crime committed during the reign of the Islamic Republic',
    colour: 'yellow',
  },
  {
    seed: ALLEGATIONS,
    words: 'the greatest crime committed during the Islamic Revolution',
    colour: 'yellow',
  },
  { seed: NEW_AUDIO, words: 'the greatest crime committed during the Islamic Republic', colour: 'yellow' },
  { seed: NEWLY_RELEASED, words: 'the greatest crime in the history of this regime', colour: 'yellow' },
] as const;

export const NOTE_TITLE = 'One sentence, five wordings';

/** What a researcher might have made in the library: only words of the documents, and questions about them. */
export async function addWork(page: Page): Promise<void> {
  const quotes = new Map<string, Highlight>();
  for (const { seed, words, colour } of WORDINGS) {
    quotes.set(seed.number, await makeHighlight(page, seed, { words, colour }));
  }
  await markMore(page);
  await linkWordings(page);
  await tag(page, [...quotes.values()]);
  await write(page, quotes);
}

async function markMore(page: Page): Promise<void> {
  await makeHighlight(page, MASSACRE, {
    words: 'On 9 August 2016, twenty-eight years after the carnage',
    colour: 'green',
    comment: 'When the recording was published. 001 says only “August 2016”.',
  });
  await makeHighlight(page, MASSACRE, { words: 'meeting on 15 August 1988', colour: 'blue' });
  await makeHighlight(page, MASSACRE, {
    words: 'the “Death Commission” of Tehran consisting of four people',
    colour: 'purple',
    comment: 'Compare the names with those in 003.',
  });
}

async function linkWordings(page: Page): Promise<void> {
  const [first, ...others] = WORDINGS;
  const from = await placeOf(page, first.seed, first.words);
  for (const { seed, words } of others) {
    const to = await placeOf(page, seed, words);
    await callCore(page, 'links.create', {
      kind: 'same-utterance',
      from: endAt(from),
      to: endAt(to),
      comment: seed === ALLEGATIONS ? 'Here “Revolution”, there “Republic”.' : '',
    });
  }
}

function endAt({ documentId, start, end }: { documentId: string; start: number; end: number }) {
  return { documentId, range: { start, end } };
}

async function tag(page: Page, quotes: readonly Highlight[]): Promise<void> {
  const recordings = await callCore(page, 'tags.create', { name: 'Recordings', colour: 'blue' });
  const wording = await callCore(page, 'tags.create', {
    name: 'Same sentence, other words',
    colour: 'yellow',
    parentId: recordings.id,
  });
  await callCore(page, 'tags.create', { name: 'To be checked', colour: 'red' });
  const documents = await documentIds(page);
  const ids = [MASSACRE, NEW_AUDIO, THE_TAPE].map(({ title }) => documents.get(title) ?? '');
  await callCore(page, 'tags.apply', { tagIds: [recordings.id], documentIds: ids });
  await callCore(page, 'tags.apply', { tagIds: [wording.id], highlightIds: quotes.map(({ id }) => id) });
}

async function write(page: Page, quotes: ReadonlyMap<string, Highlight>): Promise<void> {
  const documents = await documentIds(page);
  const massacre = documents.get(MASSACRE.title) ?? '';
  const embedded = (seed: { readonly number: string }): string =>
    `![[highlight:${quotes.get(seed.number)?.id ?? ''}]]`;
  const note = await callCore(page, 'notes.create', {
    title: NOTE_TITLE,
    about: { kind: 'document', id: massacre },
    body: [
      'Five documents give one sentence from the recording. Which wording is nearest to it?',
      embedded(MASSACRE),
      embedded(ALLEGATIONS),
      embedded(NEWLY_RELEASED),
      'All of them are to be compared with the recording itself.',
    ].join('\n\n'),
  });
  await callCore(page, 'notes.create', {
    role: 'journal',
    day: '2026-11-20',
    body: `Began [[note:${note.id}|the comparison of the wordings]].`,
  });
}
