import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { documentsFound, goToSearch, searchBox, spellingsShown } from './support/search-page.ts';
import { dialog, focused } from './support/shell.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

const saved = (page: Page) => page.getByRole('region', { name: 'Saved searches' });

async function open(): Promise<Page> {
  const { page } = await openWorkbench();
  await page.getByRole('grid').getByRole('link').first().waitFor();
  await goToSearch(page);
  return page;
}

/** Saves what is asked, by keys alone. */
async function save(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+s');
  await dialog(page, 'Save this search').getByRole('textbox', { name: 'Name' }).fill(name);
  await page.keyboard.press('Enter');
  await dialog(page, 'Save this search').waitFor({ state: 'detached' });
}

async function openWithSaved(query: string, name: string): Promise<Page> {
  const page = await open();
  await searchBox(page).fill(query);
  await page.getByRole('button', { name: 'Save this search' }).waitFor();
  await save(page, name);
  return page;
}

describe('a saved search', () => {
  test('is listed on the first page of search and asked again at a press', async () => {
    const page = await openWithSaved('Raisi -Bourdon', 'The judge');
    await searchBox(page).fill('');
    await saved(page).getByText('“\u2068Raisi -Bourdon\u2069”').waitFor();
    await saved(page).getByRole('button', { name: 'The judge', exact: true }).click();
    await eventually(() => searchBox(page).inputValue()).toBe('Raisi -Bourdon');
    await eventually(async () => (await documentsFound(page)).length).toBe(4);
  });

  test('keeps what it was narrowed to and which spellings were off', async () => {
    const page = await open();
    await searchBox(page).fill('Raisi');
    await page.getByRole('button', { name: /^Raeesi/ }).click();
    await page
      .getByRole('group', { name: 'Year' })
      .locator('label')
      .filter({ hasText: /no date/ })
      .click();
    await eventually(async () => (await documentsFound(page)).toSorted()).toEqual(['000', '002']);
    await save(page, 'Two of them');
    await page.reload();
    await searchBox(page).waitFor();
    await saved(page).getByRole('button', { name: 'Two of them', exact: true }).click();
    await eventually(async () => (await documentsFound(page)).toSorted()).toEqual(['000', '002']);
    expect(await spellingsShown(page, 'Raisi')).toContain('Raeesi 1');
  });

  test('is found by the palette', async () => {
    const page = await openWithSaved('Eshraqi', 'The deputy');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('searchbox').pressSequentially('deputy');
    await page.getByRole('menuitem', { name: 'The deputy' }).waitFor();
    await page.keyboard.press('Enter');
    await eventually(() => searchBox(page).inputValue()).toBe('Eshraqi');
  });

  test('is renamed', async () => {
    const page = await openWithSaved('Eshraqi', 'The deputy');
    await searchBox(page).fill('');
    await page.getByRole('button', { name: 'Actions for The deputy' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('The prosecutor');
    await page.keyboard.press('Enter');
    await saved(page).getByRole('button', { name: 'The prosecutor', exact: true }).waitFor();
  });

  test('whose name is taken can take the place of the other', async () => {
    const page = await openWithSaved('Eshraqi', 'The deputy');
    await searchBox(page).fill('Nayeri');
    await page.getByRole('button', { name: 'Save this search' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('the deputy');
    await page.keyboard.press('Enter');
    await page.getByText('Another saved search has this name.').waitFor();
    await page.getByRole('button', { name: 'Replace it with this search' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await searchBox(page).fill('');
    await saved(page).getByText('Nayeri').waitFor();
    expect(await saved(page).getByRole('listitem').count()).toBe(1);
  });

  test('is removed, and comes back by undo', async () => {
    const page = await openWithSaved('Eshraqi', 'The deputy');
    await searchBox(page).fill('');
    await page.getByRole('button', { name: 'Actions for The deputy' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await saved(page).waitFor({ state: 'detached' });
    await eventually(() => focused(page)).toBe('Search all documents');
    await page
      .getByRole('region', { name: 'What was done last' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await saved(page).getByRole('button', { name: 'The deputy', exact: true }).waitFor();
  });
});
