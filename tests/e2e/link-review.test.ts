import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Link } from '../../db/contract/links.ts';
import { callCore } from './support/core-call.ts';
import { tabTo } from './support/keyboard.ts';
import { marginMarks, selectWords, wordBar } from './support/marking-page.ts';
import { makeLink, placeOf } from './support/marks.ts';
import { openFromLibrary, textOf, textShown } from './support/reader-page.ts';
import { NEW_AUDIO, THE_TAPE } from './support/seed-documents.ts';
import { dialog, focused } from './support/shell.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

const WORDS = 'newly surfaced audio recording';
const THERE = 'sent shockwaves';
const OTHERS = 'systematic mass execution';

const review = (page: Page): Locator => page.getByRole('region', { name: 'One link is to be looked over' });
const pendingBar = (page: Page): Locator => page.getByRole('region', { name: 'Waiting for words' });
const linkNow = (page: Page, { id }: Link): Promise<Link> => callCore(page, 'links.get', { linkId: id });

/** A link whose first document was corrected where the link begins. */
async function correct(page: Page, { newWords }: { readonly newWords: string }): Promise<Link> {
  const link = await makeLink(page, { seed: NEW_AUDIO, words: WORDS }, { seed: THE_TAPE, words: THERE });
  const { documentId } = await placeOf(page, NEW_AUDIO, WORDS);
  const { text } = await callCore(page, 'documents.text', { documentId, start: 0, end: 200_000 });
  const corrected = text.replaceAll(WORDS, newWords);
  await callCore(page, 'documents.addVersion', { documentId, file: 'corrected.txt', text: corrected });
  return link;
}

async function openHighlights(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Highlights' }).click();
}

describe('an end of a link that lost its words to a correction', () => {
  test('is counted among what is to be looked over, and placed with the mouse', async () => {
    const { page } = await openWorkbench();
    const link = await correct(page, { newWords: '' });
    await openHighlights(page);
    await page.getByRole('button', { name: '1 to be placed' }).click();
    await review(page).getByText(WORDS).waitFor();
    await review(page).getByRole('button', { name: 'Choose its words' }).click();
    await textShown(page, NEW_AUDIO);
    await pendingBar(page).getByText(WORDS).waitFor();
    await selectWords(page, NEW_AUDIO, OTHERS);
    await wordBar(page).getByRole('button', { name: 'Place it on the chosen words' }).click();
    await pendingBar(page).waitFor({ state: 'detached' });
    expect(await linkNow(page, link)).toMatchObject({
      from: { words: OTHERS, state: 'anchored' },
      to: { words: THERE, state: 'anchored' },
    });
  });

  test('is placed with the keyboard alone, from the list to the words', async () => {
    const { page } = await openWorkbench();
    const link = await correct(page, { newWords: '' });
    await openHighlights(page);
    await page.getByRole('button', { name: '1 to be placed' }).press('Enter');
    await review(page).waitFor();
    await tabTo(page, 'Choose its words');
    await page.keyboard.press('Enter');
    await eventually(() => focused(page)).toBe(`Text of ${NEW_AUDIO.title}`);
    await page.keyboard.press('F7');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('l');
    await eventually(async () => (await linkNow(page, link)).from.state).toBe('anchored');
    await page.keyboard.press('Control+z');
    await eventually(async () => (await linkNow(page, link)).from.state).toBe('needs-placing');
  });

  test('is placed from the other end too', async () => {
    const { page } = await openWorkbench();
    await correct(page, { newWords: '' });
    await openFromLibrary(page, THE_TAPE);
    await marginMarks(textOf(page, THE_TAPE)).first().click();
    await dialog(page, 'Link').getByRole('button', { name: 'Choose its words' }).click();
    await textShown(page, NEW_AUDIO);
    await pendingBar(page).getByText(WORDS).waitFor();
  });
});

describe('an end of a link that moved with a correction', () => {
  test('is said to be right in the list, with its old words and the new', async () => {
    const { page } = await openWorkbench();
    const link = await correct(page, { newWords: WORDS.replace('recording', 'recordings') });
    await openHighlights(page);
    await page.getByRole('button', { name: '1 moved' }).click();
    await eventually(() => review(page).getByRole('definition').allInnerTexts()).toEqual([
      WORDS,
      expect.stringContaining('audio recordings'),
    ]);
    await review(page).getByRole('button', { name: 'It is right' }).click();
    await review(page).waitFor({ state: 'detached' });
    await page.getByText('Nothing left to look over').waitFor();
    expect((await linkNow(page, link)).from).toMatchObject({
      state: 'anchored',
      words: expect.stringContaining('recordings'),
    });
  });
});
