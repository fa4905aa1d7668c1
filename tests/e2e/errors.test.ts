import { describe, expect, test } from 'vitest';
import { libraryShown } from './support/library-page.ts';
import { openFromLibrary, textOf } from './support/reader-page.ts';
import { goToSearch, searchBox } from './support/search-page.ts';
import { NEW_AUDIO } from './support/seed-documents.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

const STOPPED = 'Sanad does not answer. What was saved is kept. Start Sanad again.';

describe('when Sanad has stopped under its window', () => {
  test('a plain page says what was kept and what to do', async () => {
    const { page, loseCore } = await openWorkbench();
    await libraryShown(page);
    await loseCore();
    await page.getByRole('heading', { name: 'This did not work', level: 1 }).waitFor();
    await page.getByText(STOPPED, { exact: true }).waitFor();
  });

  test('a page of a text gives way as well', async () => {
    const { page, loseCore } = await openWorkbench();
    await openFromLibrary(page, NEW_AUDIO);
    await loseCore();
    await textOf(page, NEW_AUDIO).waitFor({ state: 'detached' });
    await page.getByText(STOPPED, { exact: true }).waitFor();
  });

  test('a search says so at once', async () => {
    const { page, loseCore } = await openWorkbench();
    await goToSearch(page);
    await loseCore();
    await searchBox(page).fill('Raisi');
    await page.getByText(STOPPED, { exact: true }).first().waitFor();
  });

  test('nothing of the code is shown', async () => {
    const { page, loseCore } = await openWorkbench();
    await libraryShown(page);
    await loseCore();
    await page.getByText(STOPPED, { exact: true }).waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(
      /Error:|undefined|\bat .+:\d+:\d+|failed to fetch/i,
    );
  });

  test('"Try again" is offered and has the focus within a Tab', async () => {
    const { page, loseCore } = await openWorkbench();
    await libraryShown(page);
    await loseCore();
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.keyboard.press('Tab');
    await eventually(() => again.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});
