import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { currentMark, isInView, textOf, textShown } from './support/reader-page.ts';
import { documentsFound, goToSearch, hits, searchBox } from './support/search-page.ts';
import { SEED_DOCUMENTS, type SeedDocument } from './support/seed-documents.ts';
import { eventually, shareSanad } from './support/workbench.ts';

const sanad = shareSanad();

/** Opens the first hit of a query; the documents that answer it, in the order of the results. */
async function openFirst(query: string): Promise<{ page: Page; found: readonly SeedDocument[] }> {
  const { page } = await sanad.openWindow();
  await goToSearch(page);
  await searchBox(page).fill(query);
  await hits(page).first().waitFor();
  const found = (await documentsFound(page)).flatMap(
    (number) => SEED_DOCUMENTS.find((seed) => seed.number === number) ?? [],
  );
  await hits(page).first().click();
  const [first] = found;
  if (first !== undefined) await atHit(page, first);
  return { page, found };
}

async function atHit(page: Page, seed: SeedDocument): Promise<void> {
  await textShown(page, seed);
  const text = textOf(page, seed);
  await eventually(() => isInView(currentMark(text), text)).toBe(true);
}

describe('the next hit', () => {
  test('after the last one of a document is the first of the next document found', async () => {
    const { page, found } = await openFirst('Raisi');
    for (const seed of found.slice(1)) {
      await page.keyboard.press('F8');
      await atHit(page, seed);
    }
    expect(found).toHaveLength(4);
  });

  test('after the last document is that of the first, and a screen reader is told', async () => {
    const { page, found } = await openFirst('Raisi');
    await page.keyboard.press('Shift+F8');
    const last = found.at(-1);
    if (last === undefined) throw new Error('Nothing was found.');
    await atHit(page, last);
    await page
      .locator('[aria-live="polite"]')
      .filter({ hasText: 'Before the first document, the last one' })
      .waitFor({ state: 'attached' });
    await page.keyboard.press('F8');
    await page
      .locator('[aria-live="polite"]')
      .filter({ hasText: 'document 1 of 4' })
      .waitFor({ state: 'attached' });
  });

  test('in a document with several is its own next one', async () => {
    const { page, found } = await openFirst('Khomeini');
    const [first] = found;
    if (first === undefined) throw new Error('Nothing was found.');
    const count = await textOf(page, first).locator('mark').count();
    expect(count).toBeGreaterThan(1);
    await page.keyboard.press('F8');
    await page.getByText(/^2 of \d+$/).waitFor();
    await textShown(page, first);
  });

  test('goes on by the button in the bar, which says how far one is', async () => {
    const { page, found } = await openFirst('Raisi');
    await page.getByText('Document 1 of 4').waitFor();
    await page.getByRole('button', { name: 'Next hit, in the next document too' }).click();
    await page.getByText('Document 2 of 4').waitFor();
    const [, second] = found;
    if (second !== undefined) await atHit(page, second);
  });
});
