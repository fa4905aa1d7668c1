import type { Page } from 'playwright-core';
import { callCore, documentIds } from './core-call.ts';
import type { SanadWindow } from './launcher.ts';
import type { Scene } from './scenes.ts';
import { NEW_AUDIO } from './seed-documents.ts';

const writingOf = (page: Page) => page.getByRole('main').locator('.cm-content');

/** A note with everything in it that a note can have, in two languages, and two notes that point at it. */
async function openFullNote(window: SanadWindow): Promise<string> {
  const { page, goTo } = window;
  await goTo('/library');
  await page.getByRole('grid').getByRole('link').first().waitFor();
  const { records } = await callCore(page, 'notes.list', { text: 'everything' });
  const id = records[0]?.id ?? (await makeFullNote(page));
  await goTo(`/notes/${id}`);
  // A narrow window has no room for how it reads beside it.
  await writingOf(page).locator('[data-chip][data-missing]').waitFor();
  return id;
}

async function makeFullNote(page: Page): Promise<string> {
  const documentId = (await documentIds(page)).get(NEW_AUDIO.title) ?? '';
  const { records } = await callCore(page, 'passages.list', { documentId });
  const passage = records.find(({ text }) => text.length > 200);
  const start = passage?.start ?? 0;
  const quote = await callCore(page, 'highlights.create', { documentId, start, end: start + 120 });
  const gone = await callCore(page, 'notes.create', { title: 'Gone' });
  await callCore(page, 'notes.remove', { noteIds: [gone.id] });
  const note = await callCore(page, 'notes.create', {
    title: 'A note with everything',
    about: { kind: 'document', id: documentId },
    body: [
      '# What it says',
      `Words that are **strong**, *stressed* or \`code\`, and [[document:${documentId}|a document]].`,
      `![[highlight:${quote.id}]]`,
      '## واژه‌های فارسی',
      `این بند فارسی است، با واژهٔ Latin و [[note:${gone.id}|یادداشتی که نیست]].`,
      '1. one\n2. two',
      '- [ ] ask the archive\n- [x] compare the dates',
      '> quoted',
      '<https://example.org/a>',
    ].join('\n\n'),
  });
  await callCore(page, 'notes.create', { title: 'Linking', body: `See [[note:${note.id}|it]].` });
  await callCore(page, 'notes.create', { body: 'The draft of a note with everything in it.' });
  await callCore(page, 'notes.save', {
    noteId: note.id,
    version: note.version,
    body: `${note.body}\n\nA last line.`,
    editing: 'another stretch of work',
  });
  return note.id;
}

/** States of the pages of notes and of the journal. */
export const NOTE_SCENES: readonly Scene[] = [
  {
    name: 'the notes, none of them open',
    open: async ({ page, goTo }) => {
      await goTo('/notes');
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'a new note in which nothing is written',
    open: async ({ page, goTo }) => {
      await goTo('/library');
      await page.getByRole('grid').getByRole('link').first().waitFor();
      await page.keyboard.press('Control+Alt+n');
      await writingOf(page).and(page.locator(':focus')).waitFor();
    },
  },
  { name: 'a note with everything in it', open: async (window) => void (await openFullNote(window)) },
  {
    name: 'what a link can lead to',
    open: async (window) => {
      await window.goTo('/library');
      await window.page.getByRole('grid').getByRole('link').first().waitFor();
      await window.page.keyboard.press('Control+Alt+n');
      await writingOf(window.page).and(window.page.locator(':focus')).waitFor();
      await window.page.keyboard.type('[[');
      await window.page.getByRole('option').nth(3).waitFor();
    },
  },
  {
    name: 'the notes that name a note',
    open: async (window) => {
      await openFullNote(window);
      await window.page.getByRole('main').locator('button[aria-expanded="false"]').last().click();
      await window.page.getByRole('main').getByRole('listitem').locator('mark').first().waitFor();
    },
  },
  {
    name: 'the earlier versions of a note',
    open: async (window) => {
      await openFullNote(window);
      await window.page.getByRole('main').locator('header').getByRole('button').nth(-3).click();
      await window.page.getByRole('dialog').locator('ins').first().waitFor();
    },
  },
  {
    name: 'the question what a note is about',
    open: async (window) => {
      await window.goTo('/library');
      await window.page.getByRole('grid').getByRole('link').first().waitFor();
      await window.page.keyboard.press('Control+Alt+n');
      await writingOf(window.page).and(window.page.locator(':focus')).waitFor();
      await window.page.keyboard.press('Shift+Tab');
      await window.page.keyboard.press('Shift+Tab');
      await window.page.keyboard.press('Enter');
      await window.page.getByRole('menuitem').nth(3).waitFor();
    },
  },
  {
    name: 'a day of the journal',
    open: async ({ page, goTo }) => {
      await goTo('/library');
      await page.getByRole('grid').getByRole('link').first().waitFor();
      const { note } = await callCore(page, 'notes.journal', { day: '2026-11-20' });
      const words = 'Compared both wordings.';
      if (note === null)
        await callCore(page, 'notes.create', { role: 'journal', day: '2026-11-20', body: words });
      await goTo('/journal/2026-11-20');
      await writingOf(page).getByText(words).waitFor();
    },
  },
  {
    name: 'a note that is not there',
    open: async ({ page, goTo }) => {
      await goTo('/notes/00000000000000000000000000');
      await page.getByRole('main').getByRole('heading', { level: 2 }).waitFor();
    },
  },
];
