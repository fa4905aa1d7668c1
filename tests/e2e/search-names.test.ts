import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { currentMark, isInView, textOf } from './support/reader-page.ts';
import { goToSearch } from './support/search-page.ts';
import { MASSACRE } from './support/seed-documents.ts';
import { focused, rail } from './support/shell.ts';
import { eventually, shareSanad } from './support/workbench.ts';

const sanad = shareSanad();

const names = (page: Page) => page.getByRole('textbox', { name: 'Names, one to a line' });
const table = (page: Page) => page.getByRole('region', { name: 'Names and the documents they stand in' });
const rowNames = (page: Page) => table(page).getByRole('rowheader').locator('bdi').allInnerTexts();

async function open(): Promise<Page> {
  const { page } = await sanad.openWindow();
  await goToSearch(page);
  await page.getByRole('link', { name: 'List of names', exact: true }).click();
  await names(page).waitFor();
  return page;
}

async function look(list: string): Promise<Page> {
  const page = await open();
  await names(page).fill(list);
  await page.getByRole('button', { name: 'Look for them' }).click();
  await table(page).waitFor();
  return page;
}

describe('a list of names', () => {
  test('becomes a table of names and documents, with what was not found', async () => {
    const page = await look('Raisi\nNayeri\nquorvexil');
    await page.getByText('2 of 3 names found, in 4 documents').waitFor();
    expect(await rowNames(page)).toEqual(['Raisi', 'Nayeri', 'quorvexil']);
    await table(page)
      .getByRole('row', { name: /quorvexil/ })
      .getByText('not found')
      .waitFor();
    await table(page)
      .getByRole('link', { name: `Raisi in ${MASSACRE.title}: 1 passage` })
      .waitFor();
  });

  test('says how each name is written', async () => {
    const page = await look('Raisi');
    await table(page)
      .getByRole('rowheader', { name: /Raeesi/ })
      .waitFor();
  });

  test('of several calls comes together, in its order', async () => {
    const list = Array.from({ length: 60 }, (_, at) => `quorvexil ${at}`);
    const page = await look(['Raisi', ...list, 'Nayeri'].join('\n'));
    await page.getByText('2 of 62 names found').waitFor();
    expect((await rowNames(page)).at(-1)).toBe('Nayeri');
  });

  test('can be ordered by what was found', async () => {
    const page = await look('quorvexil\nRaisi\nKhomeini');
    await page.getByRole('button', { name: /Order of the names$/ }).click();
    await page.getByRole('option', { name: 'most passages first' }).click();
    await eventually(() => rowNames(page)).toEqual(['Khomeini', 'Raisi', 'quorvexil']);
  });

  test('a cell opens the text at the name, and "back" returns to the cell', async () => {
    const page = await look('Raisi\nNayeri');
    const name = `Raisi in ${MASSACRE.title}: 1 passage`;
    await table(page).getByRole('link', { name }).click();
    const text = textOf(page, MASSACRE);
    await eventually(() => isInView(currentMark(text), text)).toBe(true);
    expect(await currentMark(text).innerText()).toBe('Ra’isi');
    await page.keyboard.press('Alt+ArrowLeft');
    await eventually(() => focused(page)).toBe(name);
  });

  test('is looked for and walked through with the keyboard', async () => {
    const page = await open();
    await names(page).fill('Raisi\nNayeri');
    await names(page).press('Control+Enter');
    await table(page).waitFor();
    await table(page).getByRole('link').first().focus();
    await page.keyboard.press('ArrowDown');
    await eventually(() => focused(page)).toMatch(/^Nayeri in /);
    await page.keyboard.press('ArrowUp');
    await eventually(() => focused(page)).toMatch(/^Raisi in /);
  });

  test('stays in this window, and in no address', async () => {
    const page = await look('Raisi');
    await rail(page).getByRole('link', { name: 'Library' }).click();
    await page.getByRole('grid').waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await eventually(() => names(page).inputValue()).toBe('Raisi');
    expect(page.url()).not.toContain('Raisi');
  });
});
