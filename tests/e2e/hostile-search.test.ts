import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { textShown } from './support/reader-page.ts';
import { goToSearch, hits, results, searchBox } from './support/search-page.ts';
import { NEW_AUDIO } from './support/seed-documents.ts';
import { eventually, shareSanad } from './support/workbench.ts';

const sanad = shareSanad();

/** Waits until there is an answer, whatever it is. */
async function answered(page: Page): Promise<void> {
  await results(page)
    .or(page.getByRole('heading', { name: /^Nothing (found|was searched for)$/ }))
    .waitFor();
}

describe('whatever is typed', () => {
  test.each([
    ['a year with a colon', '1988:'],
    ['a quotation mark', '"'],
    ['open brackets', '(('],
    ['a star', '*'],
    ['many stars', '********'],
    ['a distance without a word', '~9'],
    ['AND', 'AND'],
    ['operators only', 'OR OR OR'],
    ['a minus', '-'],
    ['a backslash', '\\'],
    ['an unclosed phrase', '"unclosed phrase'],
    ['a field and a bracket', 'title:('],
    ['a change of direction', '\u202egnippilf'],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['10,000 letters', 'x'.repeat(10_000)],
    ['2,500 open brackets', '(ab '.repeat(2_500)],
  ])('%s is answered without an error', async (_what, typed) => {
    const { page, complaints } = await sanad.openWindow();
    await goToSearch(page);
    await searchBox(page).fill(typed);
    await answered(page);
    expect([await page.getByRole('alert').count(), complaints]).toEqual([0, []]);
  });

  test('an empty box shows how to begin', async () => {
    const { page } = await sanad.openWindow();
    await goToSearch(page);
    await searchBox(page).fill('   ');
    await page.getByRole('heading', { name: 'Search every document at once' }).waitFor();
  });

  test.each([
    ['"greatest', '“"” is opened but not closed; it was taken to end where the line ends.'],
    ['*', '“*” has no letter or digit.'],
    ['-Khomeini', '“Khomeini” says only what to leave out; add what to find.'],
  ])('what could not be used of %s is said', async (typed, sentence) => {
    const { page } = await sanad.openWindow();
    await goToSearch(page);
    await searchBox(page).fill(typed);
    await page.getByText(sentence, { exact: true }).waitFor();
  });

  test('markup is shown as it was typed', async () => {
    const { page } = await sanad.openWindow();
    await goToSearch(page);
    await searchBox(page).fill('<b>Raisi</b>');
    await answered(page);
    expect(await page.getByRole('main').locator('b').count()).toBe(0);
  });
});

describe('what was searched for', () => {
  test('is never in an address', async () => {
    const { page, requests } = await sanad.openWindow();
    await goToSearch(page);
    const addresses: string[] = [];
    page.on('framenavigated', (frame) => addresses.push(frame.url()));
    await searchBox(page).fill('Eshraqi');
    await hits(page).first().click();
    await textShown(page, NEW_AUDIO);
    await page.goBack();
    await hits(page).first().waitFor();
    const told = [...addresses, ...requests, page.url(), await page.title()];
    expect(told.filter((text) => /eshra/i.test(text))).toEqual([]);
  });

  test('is still in the box after reading a hit', async () => {
    const { page } = await sanad.openWindow();
    await goToSearch(page);
    await searchBox(page).fill('Eshraqi');
    await hits(page).first().click();
    await textShown(page, NEW_AUDIO);
    await goToSearch(page);
    await eventually(() => searchBox(page).inputValue()).toBe('Eshraqi');
  });

  test('is forgotten when the page is loaded anew', async () => {
    const { page } = await sanad.openWindow();
    await goToSearch(page);
    await searchBox(page).fill('Eshraqi');
    await hits(page).first().waitFor();
    await page.reload();
    await searchBox(page).waitFor();
    expect(await searchBox(page).inputValue()).toBe('');
  });
});
