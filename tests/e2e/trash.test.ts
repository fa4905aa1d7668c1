import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { overflowingTexts, violationsInEveryColour } from './support/accessibility.ts';
import { callCore, documentIds } from './support/core-call.ts';
import { tabTo } from './support/keyboard.ts';
import { documentRow, libraryShown, titlesListed } from './support/library-page.ts';
import { setLanguage } from './support/scenes.ts';
import { MASSACRE, NEW_AUDIO, TITLES_IN_ORDER } from './support/seed-documents.ts';
import { rail } from './support/shell.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

const trash = (page: Page) => page.getByRole('grid', { name: 'Trash' });
const entries = (page: Page) =>
  trash(page).getByRole('row').getByRole('gridcell').locator('bdi').allInnerTexts();

/** A window on the trash of a library of which two documents were removed, one of them with a highlight. */
async function openTrash() {
  const workbench = await openWorkbench();
  const { page, goTo } = workbench;
  await libraryShown(page);
  const ids = await documentIds(page);
  const [massacre = '', audio = ''] = [ids.get(MASSACRE.title), ids.get(NEW_AUDIO.title)];
  await callCore(page, 'highlights.create', { documentId: massacre, start: 0, end: 4 });
  await callCore(page, 'documents.remove', { documentIds: [massacre] });
  await callCore(page, 'documents.remove', { documentIds: [audio] });
  await goTo('/trash');
  await trash(page).waitFor();
  return { ...workbench, massacre, audio };
}

describe('moving to the trash', () => {
  test('takes the chosen document out of the library, by its command', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await documentRow(page, MASSACRE).click();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Move to the trash');
    await page.keyboard.press('Enter');
    await eventually(() => titlesListed(page)).not.toContain(MASSACRE.title);
  });

  test('takes all that are chosen, as one step', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await documentRow(page, MASSACRE).click();
    await documentRow(page, NEW_AUDIO).click({ modifiers: ['Control'] });
    await page.keyboard.press('Delete');
    await eventually(() => titlesListed(page)).toHaveLength(3);
    await page.keyboard.press('Control+z');
    await eventually(() => titlesListed(page)).toEqual(TITLES_IN_ORDER);
  });

  test('is not offered where nothing is chosen', async () => {
    const { page, goTo } = await openWorkbench();
    await libraryShown(page);
    await goTo('/search');
    await page.getByRole('main').getByRole('searchbox').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('menuitem', { name: 'Settings' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Move to the trash' }).count()).toBe(0);
  });

  test('says in the reader where the document is, and brings it back from there', async () => {
    const { page, goTo, massacre } = await openTrash();
    await goTo(`/documents/${massacre}`);
    await page.getByRole('heading', { name: 'This document is in the trash' }).waitFor();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('article').getByRole('paragraph').first().waitFor();
  });

  test('closes the text that is being read in another window', async () => {
    const { page, goTo, openAnother } = await openWorkbench();
    await libraryShown(page);
    const id = (await documentIds(page)).get(MASSACRE.title) ?? '';
    await goTo(`/documents/${id}`);
    await page.getByRole('article').getByRole('paragraph').first().waitFor();
    const other = await openAnother();
    await libraryShown(other.page);
    await callCore(other.page, 'documents.remove', { documentIds: [id] });
    await page.getByRole('heading', { name: 'This document is in the trash' }).waitFor();
  });
});

describe('the trash', () => {
  test('lists what was removed, latest first, with what hangs on it', async () => {
    const { page } = await openTrash();
    expect(await entries(page)).toEqual([NEW_AUDIO.title, MASSACRE.title]);
    await trash(page)
      .getByRole('row', { name: MASSACRE.title })
      .getByText('with 1 record made on it')
      .waitFor();
  });

  test('is reached from the rail, and says what it is for while it is empty', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await rail(page).getByRole('link', { name: 'Trash' }).click();
    await page.getByRole('heading', { name: 'The trash is empty' }).waitFor();
  });

  test('restores a document by its own button', async () => {
    const { page } = await openTrash();
    await page.getByRole('button', { name: `Restore: ${MASSACRE.title}` }).click();
    await eventually(() => entries(page)).toEqual([NEW_AUDIO.title]);
  });

  test('restores what is chosen, by keyboard', async () => {
    const { page, goTo } = await openTrash();
    await trash(page).focus();
    await trash(page).locator('[role="row"]:focus').waitFor();
    await page.keyboard.press('Space');
    await page.getByText('1 chosen').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('2 chosen').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The trash is empty' }).waitFor();
    await goTo('/library');
    await eventually(() => titlesListed(page)).toEqual(TITLES_IN_ORDER);
  });

  test('follows what is restored in another window', async () => {
    const { page, openAnother, massacre } = await openTrash();
    const other = await openAnother();
    await libraryShown(other.page);
    await callCore(other.page, 'trash.restore', { records: [{ kind: 'document', id: massacre }] });
    await eventually(() => entries(page)).toEqual([NEW_AUDIO.title]);
  });
});

describe('destroying', () => {
  test('says that it is for good and how much goes, and keeps all where it is declined', async () => {
    const { page } = await openTrash();
    await page.getByRole('button', { name: 'Empty the trash' }).click();
    const question = page.getByRole('dialog', { name: 'Destroy for good' });
    await question.getByText('This destroys 3 records').waitFor();
    await question.getByText('It cannot be undone.').waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await entries(page)).toHaveLength(2);
  });

  test('destroys what is chosen once it is confirmed, and ends the list of steps', async () => {
    const { page } = await openTrash();
    await trash(page).getByRole('row', { name: MASSACRE.title }).getByRole('checkbox').check({ force: true });
    await page.getByRole('button', { name: 'Destroy', exact: true }).click();
    await tabTo(page, 'Destroy 2 records');
    await page.keyboard.press('Enter');
    await eventually(() => entries(page)).toEqual([NEW_AUDIO.title]);
    await page.getByText('Destroyed: 2 records.').first().waitFor();
    await rail(page).getByRole('button', { name: 'Nothing to undo' }).waitFor();
  });
});

describe.each(['English', 'فارسی'])('in %s', (language) => {
  /** The trash with two entries, the question before they are destroyed, and the line after a removal. */
  async function states(workbench: Awaited<ReturnType<typeof openTrash>>, look: () => Promise<unknown>) {
    const { page, goTo, massacre, audio } = workbench;
    await goTo('/library');
    await setLanguage(workbench, language);
    await goTo('/trash');
    await page.getByRole('grid').getByRole('row').nth(1).waitFor();
    const found = [await look()];
    await page.getByRole('main').getByRole('button').nth(2).click();
    await page.getByRole('dialog').waitFor();
    found.push(await look());
    await page.keyboard.press('Escape');
    await callCore(page, 'trash.restore', {
      records: [massacre, audio].map((id) => ({ kind: 'document', id })),
    });
    await goTo('/library');
    await page.getByRole('grid').getByRole('link').nth(4).waitFor();
    await page.locator('[role="row"]:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await page.getByRole('main').getByRole('region').getByRole('button').nth(1).waitFor();
    found.push(await look());
    return found;
  }

  test('axe finds nothing wrong with it in any colours', async () => {
    const workbench = await openTrash();
    expect(await states(workbench, () => violationsInEveryColour(workbench.page))).toEqual([[], [], []]);
  });

  test('320 wide: no text of it is cut', async () => {
    const workbench = await openTrash();
    await workbench.page.setViewportSize({ width: 320, height: 640 });
    expect(await states(workbench, () => overflowingTexts(workbench.page))).toEqual([[], [], []]);
  });
});
