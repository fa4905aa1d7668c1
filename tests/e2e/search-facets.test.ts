import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { documentsFound, goToSearch, searchBox } from './support/search-page.ts';
import { focused } from './support/shell.ts';
import { eventually, shareSanad } from './support/workbench.ts';

const sanad = shareSanad();

async function ask(query: string, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const { page } = await sanad.openWindow({ viewport });
  await goToSearch(page);
  await searchBox(page).fill(query);
  return page;
}

const facet = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const choice = (page: Page, facetName: string, value: RegExp) =>
  facet(page, facetName).getByRole('checkbox', { name: value });
/** A press where the researcher presses: on the words or the square beside them. */
const press = (page: Page, facetName: string, value: RegExp) =>
  facet(page, facetName).locator('label').filter({ hasText: value }).click();
const chosen = (page: Page) => page.getByRole('region', { name: 'The search is narrowed to' });

describe('narrowing a search', () => {
  test('each value is offered with the number of passages and documents it would leave', async () => {
    const page = await ask('Eshraqi');
    await choice(page, 'Year', /^2025,? ?\d+ passages? in 1 document$|2025/).waitFor();
    expect(await facet(page, 'Year').getByRole('checkbox').count()).toBeGreaterThan(1);
  });

  test('a value that is chosen keeps its documents only', async () => {
    const page = await ask('prisoners');
    await press(page, 'Year', /2025/);
    await eventually(() => documentsFound(page)).toEqual(['001']);
  });

  test('what no document states can be chosen too', async () => {
    const page = await ask('prisoners');
    await press(page, 'Year', /no date stated/);
    await eventually(async () => (await documentsFound(page)).toSorted()).toEqual(['000', '002', '003']);
  });

  test('values of one facet are alternatives, and facets hold together', async () => {
    const page = await ask('prisoners');
    await press(page, 'Year', /2025/);
    await press(page, 'Year', /2016/);
    await eventually(async () => (await documentsFound(page)).toSorted()).toEqual(['001', '004']);
    await press(page, 'Source', /JVMI/);
    await eventually(() => documentsFound(page)).toEqual(['001']);
  });

  test('what is chosen is named above the results and taken away there', async () => {
    const page = await ask('prisoners');
    await press(page, 'Year', /2025/);
    await eventually(() => documentsFound(page)).toEqual(['001']);
    await chosen(page).getByRole('button', { name: 'No longer narrowed to Year: 2025' }).click();
    await eventually(async () => (await documentsFound(page)).length).toBe(5);
    expect(await focused(page)).toBe('Search all documents');
  });

  test('taking one of two away leads to the other', async () => {
    const page = await ask('prisoners');
    await press(page, 'Year', /2025/);
    await press(page, 'Year', /2016/);
    await chosen(page).getByRole('button', { name: 'No longer narrowed to Year: 2025' }).focus();
    await page.keyboard.press('Enter');
    await eventually(() => documentsFound(page)).toEqual(['004']);
    expect(await focused(page)).toBe('No longer narrowed to Year: 2016');
  });

  test('works with Space, and the focus stays in the list', async () => {
    const page = await ask('prisoners');
    await choice(page, 'Year', /2025/).focus();
    await page.keyboard.press('Space');
    await eventually(() => documentsFound(page)).toEqual(['001']);
    expect(await choice(page, 'Year', /2025/).evaluate((box) => box === document.activeElement)).toBe(true);
  });

  test('that leaves nothing offers the whole library', async () => {
    const page = await ask('prisoners');
    await press(page, 'Year', /2025/);
    await eventually(() => documentsFound(page)).toEqual(['001']);
    await searchBox(page).fill('Bourdon');
    await page.getByRole('button', { name: 'Search the whole library' }).click();
    await eventually(() => documentsFound(page)).toEqual(['004']);
  });
});

test('in a narrow window the choices unfold above the results', async () => {
  const page = await ask('prisoners', { width: 800, height: 600 });
  await eventually(async () => (await documentsFound(page)).length).toBe(5);
  expect(await facet(page, 'Year').isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Narrow', exact: true }).click();
  await press(page, 'Year', /2025/);
  await page.getByRole('button', { name: 'Narrow: 1 chosen' }).waitFor();
  await eventually(() => documentsFound(page)).toEqual(['001']);
});
