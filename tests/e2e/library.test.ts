import { describe, expect, test } from 'vitest';
import {
  COLUMN,
  columnListed,
  documentRow,
  documentTable,
  fieldInspected,
  inspector,
  libraryShown,
  titlesListed,
} from './support/library-page.ts';
import { isInView, textOf, textShown } from './support/reader-page.ts';
import {
  ALLEGATIONS,
  MASSACRE,
  NEW_AUDIO,
  NEWLY_RELEASED,
  THE_TAPE,
  TITLES_IN_ORDER,
} from './support/seed-documents.ts';
import { focused } from './support/shell.ts';
import { eventually, shareSanad } from './support/workbench.ts';

const sanad = shareSanad();

async function openLibrary() {
  const window = await sanad.openWindow();
  await libraryShown(window.page);
  return window;
}

describe('the list of documents', () => {
  test('shows the five bundled documents by title', async () => {
    const { page } = await openLibrary();
    expect(await titlesListed(page)).toEqual(TITLES_IN_ORDER);
  });

  test('counts them', async () => {
    const { page } = await openLibrary();
    await page.getByText('5 documents', { exact: true }).waitFor();
  });

  test('says of each date that it is not stated, or what the document states', async () => {
    const { page } = await openLibrary();
    expect(await columnListed(page, COLUMN.date)).toEqual([
      'not stated',
      '7 Sept 2016',
      '15 Apr 2025',
      'not stated',
      'not stated',
    ]);
  });

  test('says which titles only stand in for a title', async () => {
    const { page } = await openLibrary();
    const standIns = documentTable(page).getByRole('rowheader').filter({ hasText: 'title not stated' });
    expect(await standIns.getByRole('link').allInnerTexts()).toEqual([NEWLY_RELEASED.title, THE_TAPE.title]);
  });

  test('sorts by length, the shortest first', async () => {
    const { page } = await openLibrary();
    await page.getByRole('columnheader', { name: 'Words' }).click();
    await eventually(() => columnListed(page, COLUMN.words)).toEqual([
      '793',
      '872',
      '1,025',
      '1,525',
      '1,547',
    ]);
  });

  test('turns the order round when its column is chosen again', async () => {
    const { page } = await openLibrary();
    await page.getByRole('columnheader', { name: 'Title' }).click();
    await eventually(() => titlesListed(page)).toEqual(TITLES_IN_ORDER.toReversed());
  });

  test('says to a screen reader which column it is sorted by', async () => {
    const { page } = await openLibrary();
    await page.getByRole('columnheader', { name: 'Date' }).click();
    await eventually(() => page.getByRole('columnheader', { name: 'Date' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
  });
});

describe('the filter of the list', () => {
  test.each([
    ['a word of the title', 'audio', [NEW_AUDIO.title, NEWLY_RELEASED.title]],
    ['the publisher', 'jvmi', [NEW_AUDIO.title]],
    ['the author without its cedilla', 'faycal', [ALLEGATIONS.title]],
    ['the year', '2016', [ALLEGATIONS.title]],
    ['the name of the file', '003_', [THE_TAPE.title]],
  ])('finds a document by %s', async (_what, typed, expected) => {
    const { page } = await openLibrary();
    await page.getByRole('searchbox', { name: 'Filter' }).fill(typed);
    await eventually(() => titlesListed(page)).toEqual(expected);
  });

  test('is one key away', async () => {
    const { page } = await openLibrary();
    await page.keyboard.press('Control+f');
    expect(await focused(page)).toBe('Filter');
  });

  test('says what to do where nothing matches, and clears at a press', async () => {
    const { page } = await openLibrary();
    await page.getByRole('searchbox', { name: 'Filter' }).fill('no such document');
    await page.getByRole('heading', { name: 'No document matches' }).waitFor();
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await eventually(() => titlesListed(page)).toEqual(TITLES_IN_ORDER);
  });

  test('offers the languages of the documents', async () => {
    const { page } = await openLibrary();
    await page.getByRole('button', { name: 'All languages' }).click();
    await eventually(() => page.getByRole('option').allInnerTexts()).toEqual(['All languages', 'English']);
  });

  test('narrows the list to a language', async () => {
    const { page } = await openLibrary();
    await page.getByRole('searchbox', { name: 'Filter' }).fill('audio');
    await page.getByRole('button', { name: 'All languages' }).click();
    await page.getByRole('option', { name: 'English' }).click();
    await page.getByText('2 documents', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'English' }).waitFor();
  });

  test('is kept while another page is looked at', async () => {
    const { page } = await openLibrary();
    await page.getByRole('searchbox', { name: 'Filter' }).fill('jvmi');
    await eventually(() => titlesListed(page)).toEqual([NEW_AUDIO.title]);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'Library' }).click();
    await eventually(() => titlesListed(page)).toEqual([NEW_AUDIO.title]);
  });
});

describe('the keys of the list', () => {
  test('the arrows move the selection', async () => {
    const { page } = await openLibrary();
    await eventually(() => documentRow(page, MASSACRE).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowDown');
    await eventually(() => documentRow(page, ALLEGATIONS).getAttribute('aria-selected')).toBe('true');
  });

  test('the inspector follows the selection', async () => {
    const { page } = await openLibrary();
    await eventually(() => documentRow(page, MASSACRE).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('End');
    await eventually(() => fieldInspected(page, 'File name').innerText()).toBe(THE_TAPE.file);
  });

  test('Enter opens the selected document', async () => {
    const { page } = await openLibrary();
    await eventually(() => documentRow(page, MASSACRE).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await textShown(page, ALLEGATIONS);
  });

  test('letters go to the title that begins with them', async () => {
    const { page } = await openLibrary();
    await eventually(() => documentRow(page, MASSACRE).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.type('new');
    await page.keyboard.press('Enter');
    await textShown(page, NEW_AUDIO);
  });

  test('a press on the selected document leaves it selected', async () => {
    const { page } = await openLibrary();
    await eventually(() => documentRow(page, MASSACRE).getAttribute('aria-selected')).toBe('true');
    await documentRow(page, MASSACRE).click();
    expect(await documentRow(page, MASSACRE).getAttribute('aria-selected')).toBe('true');
  });

  test('the selection is still there after coming back from reading', async () => {
    const { page } = await openLibrary();
    await eventually(() => documentRow(page, MASSACRE).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await textShown(page, ALLEGATIONS);
    await page.keyboard.press('Control+Shift+L');
    await eventually(() => documentRow(page, ALLEGATIONS).getAttribute('aria-selected')).toBe('true');
  });
});

describe('the source record', () => {
  test('says "not stated" for what the document does not state', async () => {
    const { page } = await openLibrary();
    await documentRow(page, THE_TAPE).click();
    const stated = ['Title', 'Publisher', 'Author', 'Place', 'Date', 'Kind'];
    await eventually(() =>
      Promise.all(stated.map((field) => fieldInspected(page, field).innerText())),
    ).toEqual(stated.map(() => 'not stated'));
  });

  test('gives a stated day in both calendars', async () => {
    const { page } = await openLibrary();
    await documentRow(page, NEW_AUDIO).click();
    await eventually(() => fieldInspected(page, 'Date').getByRole('paragraph').allInnerTexts()).toEqual([
      '15 April 2025',
      'Solar Hijri: 26 Farvardin 1404',
    ]);
  });

  test('shows the phrase that states a value', async () => {
    const { page } = await openLibrary();
    await documentRow(page, NEW_AUDIO).click();
    await inspector(page).getByRole('button', { name: 'Evidence: Publisher' }).click();
    await eventually(() => fieldInspected(page, 'Publisher').getByRole('blockquote').innerText()).toBe(
      '“For further information or to support our efforts, please contact JVMI”',
    );
  });

  test('leads from the phrase to its place in the text', async () => {
    const { page } = await openLibrary();
    await documentRow(page, NEW_AUDIO).click();
    await inspector(page).getByRole('button', { name: 'Evidence: Publisher' }).click();
    await fieldInspected(page, 'Publisher').getByRole('button', { name: 'Show in text' }).click();
    const text = textOf(page, NEW_AUDIO);
    const phrase = text.locator('mark').filter({ hasText: 'For further information or to support' });
    await eventually(() => isInView(phrase, text)).toBe(true);
  });

  test('leads from a defect of the capture to its place in the text', async () => {
    const { page } = await openLibrary();
    await documentRow(page, ALLEGATIONS).click();
    const defect = '“mrc merch”, words of the page, stand after the end of the text.';
    await inspector(page)
      .getByRole('button', { name: `Where in the text: ${defect}` })
      .click();
    await inspector(page).getByRole('button', { name: 'Show in text' }).click();
    const text = textOf(page, ALLEGATIONS);
    await eventually(() => isInView(text.locator('mark').filter({ hasText: 'mrc merch' }), text)).toBe(true);
  });

  test('names the original and its fingerprint', async () => {
    const { page } = await openLibrary();
    await documentRow(page, THE_TAPE).click();
    await eventually(() => fieldInspected(page, 'SHA-256').innerText()).toBe(
      '844ec0a51d0f895a6aac93f33a1d675199b3e74be5896e42703fba4f5e07c51a',
    );
  });
});
