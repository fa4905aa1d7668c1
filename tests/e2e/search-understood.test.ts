import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { goToSearch, hits, documentsFound, searchBox, spellingsShown } from './support/search-page.ts';
import { focused } from './support/shell.ts';
import { eventually, shareSanad } from './support/workbench.ts';

const sanad = shareSanad();

async function ask(query: string): Promise<Page> {
  const { page } = await sanad.openWindow();
  await goToSearch(page);
  await searchBox(page).fill(query);
  return page;
}

/** The sentence without the signs that keep names of either script in their place. */
async function understood(page: Page): Promise<string> {
  const sentence = await page.getByText(/^(Searched for|All of|Any of|Every passage)/).innerText();
  return sentence.replaceAll(/[\u2068\u2069]/g, '');
}

describe('how a query was understood', () => {
  test.each([
    ['Raisi', 'Searched for: Raisi (also Raeesi, Ra’isi)'],
    ['=Raisi', 'Searched for: exactly Raisi'],
    ['Eshraqi -Khamenei', 'Searched for: Eshraqi (also Eshraghi); not: Khamenei'],
    ['Bourdon OR Zibakalam', 'Any of: Bourdon, Zibakalam'],
    ['fatwa before:2017', 'Searched for: fatwa; published before 2017'],
    ['"greatest crime"', 'Searched for: the words “greatest crime”'],
  ])('%s is said in words', async (query, sentence) => {
    const page = await ask(query);
    const inOrder = (said: string): string => said.replace('Ra’isi, Raeesi', 'Raeesi, Ra’isi');
    await eventually(async () => inOrder(await understood(page))).toBe(sentence);
  });

  test('what a field cannot take is said with its reason', async () => {
    const page = await ask('fatwa before:yesterday');
    await page.getByText(/“.*yesterday.*” is not a date/).waitFor();
  });
});

describe('spellings', () => {
  const spelling = (page: Page, name: RegExp) =>
    page.getByRole('list', { name: 'Found for Raisi', exact: true }).getByRole('button', { name });

  test('one that is switched off is no longer found, and stays where it can be switched on again', async () => {
    const page = await ask('Raisi');
    await spelling(page, /^Raeesi/).click();
    await eventually(async () => (await documentsFound(page)).toSorted()).toEqual(['000', '001', '002']);
    expect(await spelling(page, /^Raeesi/).getAttribute('aria-pressed')).toBe('false');
    expect((await spellingsShown(page, 'Raisi')).toSorted()).toEqual(['Raeesi 1', 'Raisi 2', 'Ra’isi 1']);
  });

  test('all come back at a press', async () => {
    const page = await ask('Raisi');
    await spelling(page, /^Raeesi/).click();
    await spelling(page, /^Raisi/).click();
    await eventually(() => documentsFound(page)).toEqual(['002']);
    await page.getByRole('button', { name: 'All on again: Raisi' }).click();
    await eventually(async () => (await documentsFound(page)).length).toBe(4);
  });

  test('are switched with the keyboard, and the focus stays', async () => {
    const page = await ask('Raisi');
    await spelling(page, /^Raeesi/).focus();
    await page.keyboard.press('Space');
    await eventually(async () => (await documentsFound(page)).length).toBe(3);
    expect(await focused(page)).toMatch(/^Raeesi/);
    await page.keyboard.press('Space');
    await eventually(async () => (await documentsFound(page)).length).toBe(4);
  });

  test('that are all switched off leave nothing, and the way back is offered', async () => {
    const page = await ask('Raisi');
    for (const name of [/^Raeesi/, /^Raisi/, /^Ra’isi/]) await spelling(page, name).click();
    await page.getByRole('button', { name: 'Find all spellings again' }).click();
    await eventually(async () => (await documentsFound(page)).length).toBe(4);
  });

  test('are narrowed to the one that was typed, and widened again, in the query itself', async () => {
    const page = await ask('Raisi');
    await page.getByRole('button', { name: 'Exactly this: Raisi' }).click();
    await eventually(() => searchBox(page).inputValue()).toBe('=Raisi');
    await eventually(async () => (await documentsFound(page)).toSorted()).toEqual(['000', '001']);
    await page.getByRole('button', { name: 'All spellings of Raisi', exact: true }).click();
    await eventually(() => searchBox(page).inputValue()).toBe('Raisi');
  });

  test('that are switched off are in no address', async () => {
    const { page, requests } = await sanad.openWindow();
    await goToSearch(page);
    await searchBox(page).fill('Eshraqi');
    await page.getByRole('button', { name: /^Eshraqi \d/ }).click();
    await eventually(() => hits(page).count()).toBe(1);
    expect([page.url(), ...requests].filter((address) => /eshraqi/i.test(address))).toEqual([]);
  });
});

describe('where nothing is found', () => {
  test('the nearest word of the library is offered, and searched for at a press', async () => {
    const page = await ask('Raizi');
    const offer = page.getByRole('button', { name: /^Did you mean: Raisi/ });
    await offer.click();
    await eventually(async () => (await documentsFound(page)).length).toBeGreaterThan(0);
  });

  test('it is said which word no document has', async () => {
    const page = await ask('Raisi quorvexil');
    await page.getByText(/^No document has: .quorvexil.$/).waitFor();
  });
});
