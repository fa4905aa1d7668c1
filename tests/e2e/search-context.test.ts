import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { currentMark, isInView, textOf } from './support/reader-page.ts';
import { goToSearch, searchBox } from './support/search-page.ts';
import { SEED_DOCUMENTS } from './support/seed-documents.ts';
import { focused } from './support/shell.ts';
import { eventually, shareSanad } from './support/workbench.ts';

const sanad = shareSanad();

const lines = (page: Page) =>
  page.getByRole('list', { name: 'Places where the words stand' }).getByRole('link');

async function askInContext(query: string): Promise<Page> {
  const { page } = await sanad.openWindow();
  await goToSearch(page);
  await searchBox(page).fill(query);
  await page.getByText('Words in context', { exact: true }).click();
  await lines(page).first().waitFor();
  return page;
}

async function sortBy(page: Page, order: string): Promise<void> {
  await page.getByRole('button', { name: /Order$/ }).click();
  await page.getByRole('option', { name: order }).click();
}

const wordsFound = (page: Page) => lines(page).locator('mark').allInnerTexts();

describe('words in context', () => {
  test('every place has a line, with the words in it marked', async () => {
    const page = await askInContext('Raisi');
    await eventually(() => lines(page).count()).toBe(4);
    expect((await wordsFound(page)).toSorted()).toEqual(['Raeesi', 'Raisi', 'Raisi', 'Ra’isi']);
    await page.getByText('4 places', { exact: true }).waitFor();
  });

  test('the words stand below one another', async () => {
    const page = await askInContext('Raisi');
    await eventually(() => lines(page).count()).toBe(4);
    const left = await lines(page)
      .locator('mark')
      .evaluateAll((marks) => marks.map((mark) => Math.round(mark.getBoundingClientRect().left)));
    expect(new Set(left).size).toBe(1);
  });

  test('what does not fit is cut at the far end, not beside the words', async () => {
    const page = await askInContext('Raisi');
    const gaps = await lines(page).evaluateAll((links) =>
      links.map((link) => {
        const before = link.querySelector('bdi')?.getBoundingClientRect();
        const words = link.querySelector('mark')?.getBoundingClientRect();
        return Math.round((words?.left ?? 0) - (before?.right ?? 0));
      }),
    );
    expect(gaps.every((gap) => gap >= 0 && gap < 12)).toBe(true);
  });

  test('can be sorted by the words that follow', async () => {
    const page = await askInContext('prisoners');
    await sortBy(page, 'by the word after');
    const isSorted = async (): Promise<boolean> => {
      const after = await lines(page).evaluateAll((links) =>
        links.map((link) => (link.querySelector('mark')?.nextSibling?.textContent ?? '').toLowerCase()),
      );
      const words = after.map((text) => /[a-z]+/.exec(text)?.[0] ?? '');
      return words.length > 3 && words.every((word, at) => at === 0 || (words[at - 1] ?? '') <= word);
    };
    await eventually(isSorted).toBe(true);
  });

  test('Enter opens the place, and "back" returns to its line', async () => {
    const page = await askInContext('Raisi');
    await eventually(() => lines(page).count()).toBe(4);
    await searchBox(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const line = await page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.keyboard.press('Enter');
    const seed = SEED_DOCUMENTS.find(({ title }) => line.endsWith(title));
    if (seed === undefined) throw new Error(`No document in the line: ${line}`);
    const text = textOf(page, seed);
    await eventually(() => isInView(currentMark(text), text)).toBe(true);
    await page.keyboard.press('Alt+ArrowLeft');
    await eventually(() => focused(page)).toBe(line.trim());
  });

  test('a key leads there and back to the passages', async () => {
    const page = await askInContext('Raisi');
    await page.keyboard.press('Control+Alt+k');
    await page.getByRole('region', { name: 'Results' }).getByRole('heading', { level: 2 }).first().waitFor();
  });
});
