import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callCore, documentIds } from './support/core-call.ts';
import { tabTo } from './support/keyboard.ts';
import { documentRow, libraryShown, titlesListed } from './support/library-page.ts';
import { beginNote, bodiesKept, savedShown } from './support/notes-page.ts';
import { MASSACRE, NEW_AUDIO, TITLES_IN_ORDER } from './support/seed-documents.ts';
import { dialog, rail } from './support/shell.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

const LINE = 'What was done last';

const line = (page: Page) => page.getByRole('region', { name: LINE });
const undoButton = (page: Page) => rail(page).getByRole('button', { name: /undo/i });
const redoButton = (page: Page) => rail(page).getByRole('button', { name: /redo/i });

/** A window on a library of which the first document was removed by its key. */
async function afterRemoval() {
  const workbench = await openWorkbench();
  const { page } = workbench;
  await libraryShown(page);
  await documentRow(page, MASSACRE).click();
  await page.keyboard.press('Delete');
  await line(page).getByText('to the trash').waitFor();
  return workbench;
}

/** Removes a document and restores it, `times` times, which leaves twice as many steps. */
async function removeAndRestore(page: Page, times: number): Promise<void> {
  const id = (await documentIds(page)).get(NEW_AUDIO.title) ?? '';
  for (let time = 0; time < times; time += 1) {
    await callCore(page, 'documents.remove', { documentIds: [id] });
    await callCore(page, 'trash.restore', { records: [{ kind: 'document', id }] });
  }
}

test('undo saves what is being written first, and takes back just that', async () => {
  const { page } = await openWorkbench();
  await libraryShown(page);
  await beginNote(page);
  await page.keyboard.type('first');
  await savedShown(page);
  await page.keyboard.type(' second');
  await undoButton(page).click();
  await page.getByRole('region', { name: LINE }).getByText('Undone: edit note').waitFor();
  expect(await bodiesKept(page)).toEqual(['first']);
});

describe('undo by its keys', () => {
  test('takes the last step back, and redo makes it again', async () => {
    const { page } = await afterRemoval();
    await page.keyboard.press('Control+z');
    await eventually(() => titlesListed(page)).toEqual(TITLES_IN_ORDER);
    await page.keyboard.press('Control+Shift+z');
    await eventually(() => titlesListed(page)).toHaveLength(4);
    await page.keyboard.press('Control+z');
    await eventually(() => titlesListed(page)).toEqual(TITLES_IN_ORDER);
    await page.keyboard.press('Control+y');
    await eventually(() => titlesListed(page)).toHaveLength(4);
  });

  test('is the field’s own while something is typed', async () => {
    const { page } = await afterRemoval();
    const filter = page.getByRole('searchbox', { name: 'Filter' });
    await filter.pressSequentially('tape');
    await eventually(() => titlesListed(page)).toHaveLength(1);
    await page.keyboard.press('Control+z');
    await eventually(() => filter.inputValue()).not.toBe('tape');
    await undoButton(page)
      .and(page.getByRole('button', { name: /^Undo: move/ }))
      .waitFor();
  });

  test('leaves the Delete key to the field while something is typed', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await documentRow(page, MASSACRE).click();
    const filter = page.getByRole('searchbox', { name: 'Filter' });
    await filter.pressSequentially('1988');
    await page.keyboard.press('Home');
    await page.keyboard.press('Delete');
    await eventually(() => filter.inputValue()).toBe('988');
    await rail(page).getByRole('button', { name: 'Nothing to undo' }).waitFor();
  });
});

describe('the buttons', () => {
  test('name the step that they would take', async () => {
    const { page } = await afterRemoval();
    await undoButton(page).click();
    const name = async (): Promise<string | undefined> =>
      (await redoButton(page).getAttribute('aria-label'))?.replaceAll(/[\u2068\u2069]/gu, '');
    await eventually(name).toBe(`Redo: move “${MASSACRE.title}” to the trash`);
  });

  test('cannot be pressed where there is nothing to take', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    expect([await undoButton(page).isDisabled(), await redoButton(page).isDisabled()]).toEqual([true, true]);
  });

  test('follow what is done in another window', async () => {
    const { page, openAnother } = await openWorkbench();
    const other = await openAnother();
    await libraryShown(page);
    await libraryShown(other.page);
    await removeAndRestore(other.page, 1);
    await page.getByRole('button', { name: /^Undo: restore/ }).waitFor();
  });
});

describe('the line at the foot of the page', () => {
  test('offers the way back after a removal', async () => {
    const { page } = await afterRemoval();
    await line(page).getByRole('button', { name: 'Undo' }).click();
    await eventually(() => titlesListed(page)).toEqual(TITLES_IN_ORDER);
    await line(page).getByText('Undone:').waitFor();
  });

  test('is told to those who cannot see it', async () => {
    const { page } = await afterRemoval();
    const told = page.locator('[aria-live="polite"]').filter({ hasText: 'Done: move' });
    await eventually(() => told.count()).toBe(1);
  });

  test('can be closed', async () => {
    const { page } = await afterRemoval();
    await line(page).getByRole('button', { name: 'Close' }).click();
    await line(page).waitFor({ state: 'detached' });
  });

  test('goes away once its step is no longer the last', async () => {
    const { page } = await afterRemoval();
    await removeAndRestore(page, 1);
    await line(page).waitFor({ state: 'detached' });
  });
});

describe('a restart', () => {
  test('leaves every step to be undone, and to be made again', async () => {
    const { page, restart } = await afterRemoval();
    await page.keyboard.press('Control+z');
    await eventually(() => titlesListed(page)).toEqual(TITLES_IN_ORDER);
    await page.keyboard.press('Control+y');
    await eventually(() => titlesListed(page)).toHaveLength(4);
    const after = await restart();
    await libraryShown(after.page);
    await after.page.keyboard.press('Control+z');
    await eventually(() => titlesListed(after.page)).toEqual(TITLES_IN_ORDER);
  });
});

describe('the list of steps', () => {
  test('says what was done, newest first, and goes back to a step by keyboard', async () => {
    const { page, goTo } = await openWorkbench();
    await libraryShown(page);
    await removeAndRestore(page, 2);
    await goTo('/history');
    const done = page.getByRole('grid', { name: 'Done' });
    await eventually(() => done.getByRole('row').count()).toBe(4);
    await done.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: 'Taken back' }).getByRole('row').nth(1).waitFor();
    expect(await done.getByRole('row').count()).toBe(2);
    await line(page).getByText('2 steps undone').waitFor();
  });

  test('says what the place is for while nothing was done', async () => {
    const { page, goTo } = await openWorkbench();
    await libraryShown(page);
    await goTo('/history');
    await page.getByRole('heading', { name: 'Nothing was done yet' }).waitFor();
  });
});

describe('a change of many records', () => {
  test('says their number first, and is not made until it is confirmed', async () => {
    const { page, goTo } = await openWorkbench();
    await libraryShown(page);
    await removeAndRestore(page, 11);
    await goTo('/history');
    const first = page.getByRole('grid', { name: 'Done' }).getByRole('row').last();
    await first.getByRole('button').click();
    const question = page.getByRole('dialog', { name: /^Undo: move/ });
    await question.getByText('This changes 22 records.').waitFor();
    // The safe answer has the focus.
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    expect(await page.getByRole('grid', { name: 'Done' }).getByRole('row').count()).toBe(22);
    await first.getByRole('button').click();
    await question.waitFor();
    await tabTo(page, 'Change 22 records');
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: 'Done' }).waitFor({ state: 'detached' });
    expect(await dialog(page, 'Undo').count()).toBe(0);
  });
});
