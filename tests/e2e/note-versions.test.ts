import { describe, expect, test } from 'vitest';
import { callCore } from './support/core-call.ts';
import { libraryShown } from './support/library-page.ts';
import { bodiesKept, openNote, reading, writing } from './support/notes-page.ts';
import { dialog } from './support/shell.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

describe('history', () => {
  test('shows word by word what changed, and brings an earlier version back', async () => {
    const window = await openWorkbench();
    const { page } = window;
    const note = await openNote(window, { title: 'Letters', body: 'Seen in the north wing.' });
    await callCore(page, 'notes.save', {
      noteId: note.id,
      version: note.version,
      body: 'Seen in the south wing.',
      editing: 'another stretch of work',
    });
    await writing(page).getByText('south').waitFor();
    await page.getByRole('button', { name: 'Earlier versions' }).click();
    const history = dialog(page, 'Earlier versions');
    await history.locator('del').getByText('north').waitFor();
    expect(await history.locator('ins').innerText()).toContain('south');
    await history.getByRole('button', { name: 'Bring this version back' }).click();
    await writing(page).getByText('north').waitFor();
    await eventually(() => bodiesKept(page)).toEqual(['Seen in the north wing.']);
  });
});

describe('templates', () => {
  test('a new note can begin with one that comes with Sanad, and is made by the first words', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await page.keyboard.press('Control+Shift+n');
    await page.getByRole('button', { name: 'New note from a template' }).click();
    await page.getByRole('menuitem', { name: 'Source appraisal' }).click();
    await reading(page).getByRole('heading', { name: 'Who speaks' }).waitFor();
    expect((await callCore(page, 'notes.list', {})).total).toBe(0);
    await writing(page).and(page.locator(':focus')).waitFor();
    await page.keyboard.type(' JVMI');
    await eventually(async () => (await bodiesKept(page))[0]).toContain('Who published it, and when: JVMI\n');
  });

  test('a note kept as a template is offered among the researcher’s own', async () => {
    const window = await openWorkbench();
    const { page } = window;
    await openNote(window, { title: 'My questions', body: '- Who:\n- When:' });
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Keep as a template' }).click();
    await eventually(async () => (await callCore(page, 'notes.list', { role: 'template' })).total).toBe(1);
    await page.getByRole('button', { name: 'New note from a template' }).click();
    await page.getByRole('menuitem', { name: 'My questions' }).click();
    await reading(page).getByText('When:').waitFor();
  });
});
