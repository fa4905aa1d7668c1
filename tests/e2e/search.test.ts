import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { currentMark, isInView, textOf, textShown } from './support/reader-page.ts';
import {
  answerShown,
  documentsFound,
  goToSearch,
  hits,
  results,
  searchBox,
  spellingsShown,
} from './support/search-page.ts';
import { MASSACRE, NEW_AUDIO, NEWLY_RELEASED } from './support/seed-documents.ts';
import { focused } from './support/shell.ts';
import { eventually, shareSanad } from './support/workbench.ts';

const sanad = shareSanad();

async function openSearch(): Promise<Page> {
  const { page } = await sanad.openWindow();
  await goToSearch(page);
  return page;
}

async function ask(query: string): Promise<Page> {
  const page = await openSearch();
  await searchBox(page).fill(query);
  return page;
}

async function askExactly(query: string): Promise<Page> {
  const page = await openSearch();
  await page.getByText('Exactly this', { exact: false }).first().click();
  await searchBox(page).fill(query);
  return page;
}

const ALL_FIVE = ['000', '001', '002', '003', '004'];

describe('what is found', () => {
  test('Raisi answers from four documents, each in its own spelling', async () => {
    const page = await ask('Raisi');
    await eventually(() => answerShown(page)).toEqual({
      '000': ['Raisi'],
      '001': ['Raisi'],
      '002': ['Ra’isi'],
      '003': ['Raeesi'],
    });
  });

  test('exactly Raisi answers from the two documents that write it so', async () => {
    const page = await askExactly('Raisi');
    await eventually(() => answerShown(page)).toEqual({ '000': ['Raisi'], '001': ['Raisi'] });
  });

  test("Ra'isi with a straight apostrophe answers first from the document that writes Ra’isi", async () => {
    const page = await ask("Ra'isi");
    await eventually(async () => (await documentsFound(page))[0]).toBe('002');
  });

  test("exactly Ra'isi answers from that document only", async () => {
    const page = await askExactly("Ra'isi");
    await eventually(() => answerShown(page)).toEqual({ '002': ['Ra’isi'] });
  });

  test.each([
    ['MEK', ALL_FIVE],
    ['Faycal', ['004']],
    ['"greatest crime"', ALL_FIVE],
    ['Nayeri', ['000', '001', '002', '003']],
    ['Nayyeri', ['000', '001', '002', '003']],
    ['Nayyeri Hosseinali', ['000', '001', '002', '003']],
    ['Montazeri -Khomeini -fatwa Bourdon', []],
    ['Bourdon OR Zibakalam', ['003', '004']],
    ['zibak*', ['003']],
  ])('%s answers from %j', async (query, documents) => {
    const page = await ask(query);
    const found = async () => {
      const isNothing = await page
        .getByRole('heading', { name: /^Nothing (found|was searched for)$/ })
        .isVisible();
      return isNothing ? [] : (await documentsFound(page)).sort();
    };
    await eventually(found).toEqual(documents);
  });

  test.each([
    ['Khomeini', ['Khomeini']],
    ['Khamenei', ['Khamenei']],
  ])('%s answers with itself only', async (query, spellings) => {
    const page = await ask(query);
    await spellingsArrived(page, query);
    const marked = Object.values(await answerShown(page)).flat();
    expect([...new Set(marked)]).toEqual(spellings);
  });

  async function spellingsArrived(page: Page, typed: string): Promise<void> {
    await page.getByRole('list', { name: `Found for ${typed}`, exact: true }).waitFor();
    await hits(page).first().waitFor();
  }
});

describe('how it is shown', () => {
  test('every spelling is shown with the number of its passages', async () => {
    const page = await ask('Raisi');
    await eventually(() => spellingsShown(page, 'Raisi')).toEqual(['Raisi 2', 'Ra’isi 1', 'Raeesi 1']);
  });

  test('the passages and documents are counted', async () => {
    const page = await ask('Raisi');
    await results(page).getByText('4 passages in 4 documents', { exact: true }).waitFor();
  });

  test('a screen reader is told the counts', async () => {
    const page = await ask('Raisi');
    await page
      .locator('[aria-live="polite"]')
      .filter({ hasText: '4 passages in 4 documents' })
      .waitFor({ state: 'attached' });
  });

  test('the hits of a document stand together under its title, in reading order', async () => {
    const page = await ask('Nayyeri');
    await eventually(async () => (await documentsFound(page)).length).toBe(4);
    const places = await hits(page).evaluateAll((links) =>
      links.map((link) => link.getAttribute('href')?.split('?at=') ?? []),
    );
    const groups = Map.groupBy(places, ([document]) => document);
    const inOrder = [...groups.values()].flatMap((group) =>
      group.toSorted((a, b) => Number(a[1]) - Number(b[1])),
    );
    expect(places).toEqual(inOrder);
  });

  test('a document says where it comes from beside its hits', async () => {
    const page = await ask('Faycal');
    await results(page).getByText('Fayçal Benhassain · 7 September 2016').waitFor();
  });

  test('the switch for other spellings is offered where nothing was found exactly', async () => {
    const page = await askExactly('Faycal');
    await page.getByRole('button', { name: 'Search all spellings' }).click();
    await eventually(() => documentsFound(page)).toEqual(['004']);
  });

  test('an example of the first page is searched for at a press', async () => {
    const page = await openSearch();
    await page.getByRole('button', { name: '"greatest crime"' }).click();
    await eventually(async () => (await documentsFound(page)).toSorted()).toEqual(ALL_FIVE);
  });
});

describe('opening a hit', () => {
  test('leads to its passage, with the found word in view', async () => {
    const page = await ask("Ra'isi");
    await hits(page).first().click();
    await textShown(page, MASSACRE);
    const text = textOf(page, MASSACRE);
    await eventually(() => isInView(currentMark(text), text)).toBe(true);
    expect(await currentMark(text).innerText()).toBe('Ra’isi');
  });

  test('says in the text which search its marks come from', async () => {
    const page = await ask('Raisi');
    await hits(page).first().click();
    await page.getByText('Marked from your search: “Raisi”').waitFor();
  });

  test('the marks can be taken away', async () => {
    const page = await ask('Raisi');
    await hits(page).first().click();
    await page.getByRole('button', { name: 'Remove the marks' }).click();
    await eventually(() => textOf(page, NEW_AUDIO).locator('mark').count()).toBe(0);
  });

  test('beside another document keeps that one in place', async () => {
    const page = await ask('Raisi');
    await hits(page).nth(0).click();
    await textShown(page, NEW_AUDIO);
    await goToSearch(page);
    await page.getByRole('button', { name: `Open beside: ${NEWLY_RELEASED.title}` }).click();
    const text = textOf(page, NEWLY_RELEASED);
    await eventually(() => isInView(currentMark(text), text)).toBe(true);
    await textShown(page, NEW_AUDIO);
  });
});

describe('with the keyboard alone', () => {
  test('the box has the cursor when the page opens', async () => {
    const page = await openSearch();
    await eventually(() => focused(page)).toBe('Search all documents');
  });

  test('a slash leads to it from another page', async () => {
    const { page } = await sanad.openWindow();
    await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor();
    await page.keyboard.press('/');
    await eventually(() => focused(page)).toBe('Search all documents');
  });

  test('the arrow down leads to the hits, and on', async () => {
    const page = await ask('Raisi');
    await hits(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(
      await hits(page)
        .nth(1)
        .evaluate((hit) => hit === document.activeElement),
    ).toBe(true);
  });

  test('the arrow up leads from the first hit back to the box', async () => {
    const page = await ask('Raisi');
    await hits(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('Search all documents');
  });

  test('Enter opens the hit', async () => {
    const page = await ask('Raisi');
    await hits(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await textShown(page, NEW_AUDIO);
  });

  test('"back" leads to the hit that was opened', async () => {
    const page = await ask('Raisi');
    await hits(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await textShown(page, NEWLY_RELEASED);
    await page.keyboard.press('Alt+ArrowLeft');
    await hits(page).nth(1).waitFor();
    await eventually(() =>
      hits(page)
        .nth(1)
        .evaluate((hit) => hit === document.activeElement),
    ).toBe(true);
  });
});
