import type { Page } from 'playwright-core';
import { callCore, documentIds } from './core-call.ts';
import type { SanadWindow } from './launcher.ts';
import type { Scene } from './scenes.ts';

const box = (page: Page) => page.getByRole('main').getByRole('searchbox').first();
const main = (page: Page) => page.getByRole('main');
const beside = (page: Page) => page.locator('[data-pane="beside-results"]');
const KEPT = 'Khamenei and those around him, as far as the documents name them';

/** Makes what a search finds beside passages, and two saved searches; once in a library. */
async function makeWork(page: Page): Promise<void> {
  const { records } = await callCore(page, 'savedSearches.list', {});
  if (records.length > 0) return;
  const [documentId = '', otherId = ''] = (await documentIds(page)).values();
  const question = { exact: false, scope: {}, spellingsOff: [] };
  await callCore(page, 'savedSearches.create', { name: KEPT, question: { ...question, query: 'Khamenei' } });
  await callCore(page, 'savedSearches.create', {
    name: 'دادستان',
    question: {
      query: 'Eshraqi OR Nayeri',
      exact: true,
      scope: { languages: ['en'] },
      spellingsOff: [{ typed: 'Nayeri', form: 'nayyeri' }],
    },
  });
  await callCore(page, 'highlights.create', {
    documentId,
    start: 20,
    end: 60,
    comment: 'Khamenei is named here; خامنه‌ای',
  });
  for (const number of [1, 2, 3, 4]) {
    await callCore(page, 'notes.create', { title: `On Khamenei, ${number}`, body: 'What each source says.' });
  }
  await callCore(page, 'tags.create', { name: 'Khamenei', documentIds: [documentId, otherId] });
}

async function search({ page, goTo }: SanadWindow): Promise<void> {
  await goTo('/library');
  await page.getByRole('grid').getByRole('link').first().waitFor();
  await makeWork(page);
  await goTo('/search');
  await box(page).and(page.locator(':focus')).waitFor();
}

async function ask(window: SanadWindow, query: string): Promise<void> {
  await search(window);
  await box(window.page).fill(query);
  await main(window.page)
    .locator(`[data-answer-to=${JSON.stringify(query)}]`)
    .waitFor();
}

/** In a narrow window what stands beside the results is folded away. */
async function unfold(page: Page): Promise<void> {
  const folds = beside(page).locator('button[slot="trigger"]');
  for (const fold of await folds.all()) await fold.click();
}

async function names({ page, goTo }: SanadWindow): Promise<void> {
  await goTo('/search/names');
  await main(page).getByRole('textbox').waitFor();
}

/** What a search is understood as, narrowed to, kept as, and the other ways of looking at it. */
export const SEARCH_SCENES: readonly Scene[] = [
  {
    name: 'the saved searches',
    open: async (window) => {
      await search(window);
      await main(window.page).getByText(KEPT).waitFor();
    },
  },
  {
    name: 'an answer with all there is to say about it',
    open: async (window) => {
      await ask(window, 'Khamenei (Rafsanjani OR "greatest crime") -Zibakalam before:2026 after:yesterday');
      await main(window.page).locator('[data-hit="passage"] mark').first().waitFor();
    },
  },
  {
    name: 'other searches that are offered',
    open: async (window) => {
      await ask(window, 'Raizi رئیسی');
      await main(window.page).getByRole('button', { name: /Raisi/ }).first().waitFor();
    },
  },
  {
    name: 'spellings that are switched off',
    open: async (window) => {
      await ask(window, 'Raisi');
      await main(window.page).locator('button[aria-pressed]').first().click();
      await main(window.page).locator('button[aria-pressed="false"]').waitFor();
    },
  },
  {
    name: 'what was found beside passages, and what a search can be narrowed to',
    open: async (window) => {
      await ask(window, 'Khamenei');
      const { page } = window;
      await page.locator('a[data-hit="beside"]').first().waitFor({ state: 'attached' });
      await unfold(page);
      await page.locator('a[data-hit="beside"]').first().waitFor();
    },
  },
  {
    name: 'a search that is narrowed to nothing',
    open: async (window) => {
      await ask(window, 'prisoners');
      const { page } = window;
      await beside(page).locator('input').first().waitFor({ state: 'attached' });
      await unfold(page);
      await beside(page).locator('input').first().focus();
      await page.keyboard.press('Space');
      await box(page).fill('prisoners Zibakalam Bourdon');
      await main(page).getByRole('heading', { level: 2 }).first().waitFor();
    },
  },
  {
    name: 'the question for the name of a search, which is taken',
    open: async (window) => {
      await ask(window, 'Khamenei');
      const { page } = window;
      await page.keyboard.press('Control+s');
      await page.getByRole('dialog').getByRole('textbox').fill(KEPT);
      await page.keyboard.press('Enter');
      await page.locator('[aria-invalid="true"]').waitFor();
    },
  },
  {
    name: 'words in context',
    open: async (window) => {
      await ask(window, 'Montazeri');
      await window.page.keyboard.press('Control+Alt+k');
      await window.page.locator('a[data-hit="line"]').nth(3).waitFor();
    },
  },
  { name: 'the page for a list of names', open: names },
  {
    name: 'a table of names and documents',
    open: async (window) => {
      await names(window);
      const { page } = window;
      await main(page).getByRole('textbox').fill('Raisi\nNayeri\nNayeri\nquorvexil\nKhomeini\nرئیسی');
      await page.keyboard.press('Control+Enter');
      await main(page).getByRole('table').getByRole('link').first().waitFor();
    },
  },
  {
    name: 'a hit among those of several documents',
    open: async (window) => {
      await ask(window, 'Raisi');
      const { page } = window;
      await main(page).locator('[data-hit="passage"] mark').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('article').locator('mark').first().waitFor();
      await page.keyboard.press('F8');
      await page.getByRole('article').locator('mark').first().waitFor();
    },
  },
];
