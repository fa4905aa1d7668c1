import { describe, test } from 'vitest';
import { callCore } from './support/core-call.ts';
import { tabTo } from './support/keyboard.ts';
import { inspector, libraryShown } from './support/library-page.ts';
import { noteList, openNote, savedShown, writing } from './support/notes-page.ts';
import { openFromLibrary, textShown } from './support/reader-page.ts';
import { MASSACRE, NEW_AUDIO } from './support/seed-documents.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

describe('the list of notes', () => {
  test('is gone through by keys, and Enter opens', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await openNote(window, { title: 'Second', body: 'b' });
    await callCore(page, 'notes.create', { title: 'First', body: 'a' });
    await eventually(() => noteList(page).getByRole('option').allInnerTexts()).toHaveLength(2);
    await page.keyboard.press('Control+f');
    await tabTo(page, (await noteList(page).getByRole('option').last().textContent()) ?? '');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page
      .getByRole('textbox', { name: 'Title of the note' })
      .and(page.locator('[value="First"]'))
      .waitFor();
  });

  test('is narrowed by words and by kind', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await openNote(window, { title: 'Letters', body: 'of 1988' });
    await callCore(page, 'notes.create', { title: 'Tapes', body: 'of 1989' });
    await callCore(page, 'notes.create', { role: 'journal', day: '2026-11-20', body: 'Read the letters.' });
    await page.getByRole('searchbox', { name: 'Filter notes' }).fill('letters');
    await eventually(() => noteList(page).getByRole('option').count()).toBe(2);
    await page.getByRole('button', { name: /Kind of note/ }).click();
    await page.getByRole('option', { name: 'Journal', exact: true }).click();
    await eventually(() => noteList(page).getByRole('option').count()).toBe(1);
  });

  test('is narrowed by tags, which are given and taken off at the note', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await libraryShown(page);
    await callCore(page, 'tags.create', { name: 'Recordings' });
    await callCore(page, 'notes.create', { title: 'Untagged', body: 'words' });
    const note = await openNote(window, { title: 'Tagged', body: 'words' });
    const tagsKept = async () =>
      (await callCore(page, 'notes.get', { noteId: note.id })).tags.map(({ name }) => name);
    await page.getByRole('button', { name: 'Add a tag: Tags' }).press('Enter');
    await page.keyboard.type('rec');
    await page.getByRole('menuitem', { name: 'Recordings' }).click();
    await eventually(tagsKept).toEqual(['Recordings']);
    await page.getByRole('button', { name: 'Tags', exact: true }).click();
    await page.getByRole('button', { name: 'Add a tag: With all of' }).click();
    await page.getByRole('menuitem', { name: 'Recordings' }).click();
    await page.getByRole('dialog', { name: 'Narrow by tags' }).press('Escape');
    await eventually(() => noteList(page).getByRole('option').count()).toBe(1);
    await page
      .getByRole('group', { name: 'Tags', exact: true })
      .getByRole('button', { name: 'Take off' })
      .click();
    await eventually(tagsKept).toEqual([]);
  });

  test('what is removed goes to the trash and comes back by undoing', async () => {
    const window = await openWorkbench();
    const { page, place } = window;
    await openNote(window, { title: 'Letters', body: 'words' });
    await page.getByRole('button', { name: 'Move to the trash' }).click();
    await eventually(place).toBe('/notes');
    await eventually(() => noteList(page).count()).toBe(0);
    await page.keyboard.press('Control+z');
    await noteList(page).getByRole('option', { name: 'Letters' }).waitFor();
  });
});

describe('notes about something', () => {
  test('are begun and listed beside the document they are about', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await openFromLibrary(page, NEW_AUDIO);
    await inspector(page).getByRole('button', { name: 'New note on this' }).click();
    await writing(page).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('A second file, says the publisher.');
    await savedShown(page);
    await page.getByRole('main').getByRole('link', { name: NEW_AUDIO.title }).first().click();
    await textShown(page, NEW_AUDIO);
    await inspector(page).getByRole('link', { name: 'A second file, says the publisher.' }).click();
    await writing(page).getByText('A second file').waitFor();
  });

  test('what a note is about can be chosen and given up by keys', async () => {
    const window = await openWorkbench();
    const { page } = window;
    const note = await openNote(window, { title: 'Letters', body: 'words' });
    const aboutNow = async () =>
      (await callCore(page, 'notes.get', { noteId: note.id })).about?.label ?? null;
    await page.getByRole('button', { name: 'Choose what it is about' }).press('Enter');
    await page.keyboard.type('massacre of political');
    await page.getByRole('menuitem', { name: MASSACRE.title }).waitFor();
    await page.keyboard.press('Enter');
    await eventually(aboutNow).toBe(MASSACRE.title);
    await page.getByRole('button', { name: 'No longer about this' }).press('Enter');
    await eventually(aboutNow).toBeNull();
  });
});
