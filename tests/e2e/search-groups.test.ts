import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callCore, documentIds } from './support/core-call.ts';
import { textShown } from './support/reader-page.ts';
import { goToSearch, hits, searchBox } from './support/search-page.ts';
import { ALLEGATIONS, MASSACRE } from './support/seed-documents.ts';
import { eventually, shareSanad } from './support/workbench.ts';

/** A highlight, three notes and a tag that “Khamenei” finds, beside a title. */
const sanad = shareSanad({
  prepare: async ({ page }) => {
    await page.getByRole('grid').getByRole('link').first().waitFor();
    const ids = await documentIds(page);
    const documentId = ids.get(MASSACRE.title) ?? '';
    await callCore(page, 'highlights.create', {
      documentId,
      start: 300,
      end: 340,
      comment: 'Khamenei again',
    });
    for (const number of [1, 2, 3, 4, 5]) {
      await callCore(page, 'notes.create', { title: `Khamenei ${number}`, body: 'Who said what.' });
    }
    await callCore(page, 'tags.create', { name: 'Khamenei', documentIds: [ids.get(MASSACRE.title) ?? ''] });
  },
});

async function ask(query: string): Promise<Page> {
  const { page } = await sanad.openWindow();
  await goToSearch(page);
  await searchBox(page).fill(query);
  return page;
}

const group = (page: Page, name: RegExp) => page.getByRole('region', { name });

describe('what is found beside passages', () => {
  test('is grouped, counted and marked', async () => {
    const page = await ask('Khamenei');
    await group(page, /^Titles \(1\)$/)
      .getByRole('link', { name: /Khamenei, Rafsanjani Accused/ })
      .waitFor();
    await group(page, /^Highlights \(1\)$/)
      .getByRole('link', { name: /Khamenei again.*in the comment/ })
      .waitFor();
    await group(page, /^Tags \(1\)$/)
      .getByRole('link', { name: /Khamenei.*1 document/ })
      .waitFor();
    expect(
      await group(page, /^Notes \(5\)$/)
        .getByRole('link')
        .count(),
    ).toBe(3);
    expect(
      await group(page, /^Titles/)
        .locator('mark')
        .allInnerTexts(),
    ).toEqual(['Khamenei']);
  });

  test('unfolds where there is more', async () => {
    const page = await ask('Khamenei');
    await page.getByRole('button', { name: 'Notes (5): 2 more' }).click();
    await eventually(() =>
      group(page, /^Notes/)
        .getByRole('link')
        .count(),
    ).toBe(5);
  });

  test('is listed in full on the page of notes', async () => {
    const page = await ask('Khamenei');
    await page.getByRole('button', { name: 'All in Notes' }).click();
    await page.getByRole('heading', { level: 1, name: 'Notes' }).waitFor();
    await page.getByText('Khamenei 5').first().waitFor();
  });

  test('opens a document, and the documents of a tag', async () => {
    const page = await ask('Khamenei');
    await group(page, /^Titles/)
      .getByRole('link')
      .click();
    await textShown(page, ALLEGATIONS);
    await goToSearch(page);
    await group(page, /^Tags/).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
    await eventually(() => page.getByRole('grid').getByRole('link').allInnerTexts()).toEqual([
      MASSACRE.title,
    ]);
  });

  test('is shown also where no passage was found', async () => {
    const page = await ask('title:Khamenei tag:quorvexil OR Khamenei');
    await searchBox(page).fill('"Khamenei 4"');
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
    await group(page, /^Notes \(1\)$/)
      .getByRole('link', { name: /Khamenei 4/ })
      .waitFor();
  });

  test('the arrows lead from the last passage to it, and through all of it', async () => {
    const page = await ask('Khamenei');
    await group(page, /^Tags/).waitFor();
    await hits(page).last().focus();
    await page.keyboard.press('ArrowDown');
    const here = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await eventually(here).toMatch(/Rafsanjani/);
    await page.keyboard.press('ArrowDown');
    expect(await here()).toMatch(/Khamenei again/);
    await page.keyboard.press('End');
    expect(await here()).toMatch(/1 document/);
  });

  test('the arrow to the side leads to it and back', async () => {
    const page = await ask('Khamenei');
    await group(page, /^Titles/).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const isIn = (name: RegExp) =>
      group(page, name).evaluate((region) => region.contains(document.activeElement));
    expect(await isIn(/^Titles/)).toBe(true);
    await page.keyboard.press('ArrowLeft');
    expect(await isIn(/^Results$/)).toBe(true);
  });

  test('Enter opens a note', async () => {
    const page = await ask('Khamenei');
    await group(page, /^Notes/)
      .getByRole('link')
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await eventually(() => page.url()).toMatch(/\/notes\/\w+$/);
  });
});
