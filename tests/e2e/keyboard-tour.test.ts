import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { isFocusSeen, tabTo } from './support/keyboard.ts';
import { documentRow, fieldInspected, libraryShown, titlesListed } from './support/library-page.ts';
import { PASSPHRASE } from './support/libraries.ts';
import { codeShown } from './support/lock-page.ts';
import { currentMark, findBar, isInView, marks, textOf, textShown } from './support/reader-page.ts';
import { answerShown, documentsFound, hits, spellingsShown } from './support/search-page.ts';
import {
  ALLEGATIONS,
  MASSACRE,
  NEW_AUDIO,
  NEWLY_RELEASED,
  TITLES_IN_ORDER,
} from './support/seed-documents.ts';
import { dialog, focused } from './support/shell.ts';
import { eventually, openWorkbench, shareSanad } from './support/workbench.ts';

/** The five minutes of the README, in their order. Nothing in this file touches the mouse. */

async function focusIsSeenOn(page: Page, name: string): Promise<void> {
  await eventually(() => focused(page)).toBe(name);
  expect(await isFocusSeen(page), `the focus on “${name}” is drawn`).toBe(true);
}

/** Waits for the row of a document to be selected, to have the focus and to show it. */
async function rowIsSeen(page: Page, row: ReturnType<typeof documentRow>): Promise<void> {
  await eventually(() => row.getAttribute('aria-selected')).toBe('true');
  await eventually(() => row.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await isFocusSeen(page), 'the focus on the row is drawn').toBe(true);
}

async function hitIsSeen(page: Page, place: number): Promise<void> {
  const hit = hits(page).nth(place);
  await eventually(() => hit.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await isFocusSeen(page), 'the focus on the hit is drawn').toBe(true);
}

async function searchFor(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await focusIsSeenOn(page, 'Search all documents');
  await page.keyboard.type(query);
  await hits(page).first().waitFor();
}

/** The field in which the code is typed once from the paper. */
const CHECK = 'Type it from your paper, to be sure (optional)';

describe('creating the library', () => {
  test('with a passphrase', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    await tabTo(page, 'Passphrase');
    await focusIsSeenOn(page, 'Passphrase');
    await page.keyboard.type(PASSPHRASE);
    await tabTo(page, 'Passphrase again');
    await focusIsSeenOn(page, 'Passphrase again');
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'A way back in' }).waitFor();
    await tabTo(page, 'Make a recovery code');
    await focusIsSeenOn(page, 'Make a recovery code');
    await page.keyboard.press('Enter');
    const code = await codeShown(page);
    await tabTo(page, CHECK);
    await focusIsSeenOn(page, CHECK);
    await page.keyboard.type(code);
    await page.getByText('This is the code.').waitFor();
    await tabTo(page, 'I have written it down');
    await page.keyboard.press('Enter');
    await libraryShown(page);
    await rowIsSeen(page, documentRow(page, MASSACRE));
  });

  test('without one', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    await tabTo(page, 'Go on without a passphrase');
    await focusIsSeenOn(page, 'Go on without a passphrase');
    await page.keyboard.press('Enter');
    await libraryShown(page);
    expect(await titlesListed(page)).toEqual(TITLES_IN_ORDER);
  });

  test('and unlocking it later', async () => {
    const { page } = await openWorkbench({ library: 'protected' });
    await focusIsSeenOn(page, 'Passphrase');
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press('Enter');
    await libraryShown(page);
    await rowIsSeen(page, documentRow(page, MASSACRE));
  });
});

describe('from one page to the next', () => {
  const sanad = shareSanad();

  async function openLibrary(): Promise<Page> {
    const { page } = await sanad.openWindow();
    await libraryShown(page);
    await rowIsSeen(page, documentRow(page, MASSACRE));
    return page;
  }

  /** New Audio, the third of the list, with the focus in its text. */
  async function read(): Promise<Page> {
    const page = await openLibrary();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await rowIsSeen(page, documentRow(page, NEW_AUDIO));
    await page.keyboard.press('Enter');
    await textShown(page, NEW_AUDIO);
    await focusIsSeenOn(page, `Text of ${NEW_AUDIO.title}`);
    return page;
  }

  test('the arrows walk through the library and the inspector follows', async () => {
    const page = await openLibrary();
    await eventually(() => fieldInspected(page, 'File name').innerText()).toBe(MASSACRE.file);
    await page.keyboard.press('ArrowDown');
    await rowIsSeen(page, documentRow(page, ALLEGATIONS));
    await eventually(() => fieldInspected(page, 'File name').innerText()).toBe(ALLEGATIONS.file);
    await page.keyboard.press('ArrowUp');
    await rowIsSeen(page, documentRow(page, MASSACRE));
  });

  test('F6 and Tab lead to the evidence of a value, and from its phrase into the text', async () => {
    const page = await openLibrary();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await eventually(() => fieldInspected(page, 'File name').innerText()).toBe(NEW_AUDIO.file);
    await page.keyboard.press('F6');
    await tabTo(page, 'Evidence: Publisher');
    await focusIsSeenOn(page, 'Evidence: Publisher');
    await page.keyboard.press('Enter');
    const phrase = fieldInspected(page, 'Publisher').getByRole('blockquote');
    await eventually(() => phrase.innerText()).toContain('please contact JVMI');
    await page.keyboard.press('Tab');
    await focusIsSeenOn(page, 'Show in text');
    await page.keyboard.press('Enter');
    const text = textOf(page, NEW_AUDIO);
    const pointed = marks(text).filter({ hasText: 'please contact JVMI' });
    await eventually(() => isInView(pointed, text)).toBe(true);
  });

  test('Enter reads and Ctrl+F finds in the text', async () => {
    const page = await read();
    await page.keyboard.press('Control+f');
    await focusIsSeenOn(page, 'Find in this text');
    await page.keyboard.type('ibn idris');
    await findBar(page).getByText('1 of 2', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await findBar(page).getByText('2 of 2', { exact: true }).waitFor();
    const text = textOf(page, NEW_AUDIO);
    await eventually(() => isInView(currentMark(text), text)).toBe(true);
    await page.keyboard.press('Escape');
    await focusIsSeenOn(page, `Text of ${NEW_AUDIO.title}`);
  });

  test('find-in-text is kept to one spelling with Tab and Space', async () => {
    const page = await read();
    await page.keyboard.press('Control+f');
    await focusIsSeenOn(page, 'Find in this text');
    await page.keyboard.type('raeesi');
    await eventually(() => marks(textOf(page, NEW_AUDIO)).allInnerTexts()).toEqual(['Raisi']);
    await tabTo(page, 'Exactly this');
    await focusIsSeenOn(page, 'Exactly this');
    await page.keyboard.press('Space');
    await findBar(page).getByText('Not found', { exact: true }).waitFor();
  });

  test('a slash searches, and the spellings that were found are shown', async () => {
    const page = await openLibrary();
    await searchFor(page, 'Raisi');
    await eventually(() => spellingsShown(page, 'Raisi')).toEqual(['Raisi 2', 'Ra’isi 1', 'Raeesi 1']);
    expect((await documentsFound(page)).toSorted()).toEqual(['000', '001', '002', '003']);
  });

  test('Tab and Space keep the search to the spelling that was typed', async () => {
    const page = await openLibrary();
    await searchFor(page, 'Raisi');
    const exact = 'Exactly this – Only the spelling you typed';
    await tabTo(page, exact);
    await focusIsSeenOn(page, exact);
    await page.keyboard.press('Space');
    await eventually(() => answerShown(page)).toEqual({ '000': ['Raisi'], '001': ['Raisi'] });
    await page.keyboard.press('Space');
    await eventually(async () => (await documentsFound(page)).length).toBe(4);
  });

  test('the arrows walk through the hits and Enter opens one at its word', async () => {
    const page = await openLibrary();
    await searchFor(page, 'Raisi');
    await page.keyboard.press('ArrowDown');
    await hitIsSeen(page, 0);
    await page.keyboard.press('ArrowDown');
    await hitIsSeen(page, 1);
    await page.keyboard.press('Enter');
    await textShown(page, NEWLY_RELEASED);
    const text = textOf(page, NEWLY_RELEASED);
    await eventually(() => isInView(currentMark(text), text)).toBe(true);
    await focusIsSeenOn(page, `Text of ${NEWLY_RELEASED.title}`);
  });

  test('a hit opens beside what was read before, and F6 goes from the one to the other', async () => {
    const page = await read();
    await searchFor(page, 'Raisi');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await hitIsSeen(page, 1);
    await tabTo(page, `Open beside: ${MASSACRE.title}`);
    await focusIsSeenOn(page, `Open beside: ${MASSACRE.title}`);
    await page.keyboard.press('Enter');
    await textShown(page, NEW_AUDIO);
    await textShown(page, MASSACRE);
    await focusIsSeenOn(page, `Text of ${MASSACRE.title}`);
    await page.keyboard.press('F6');
    await focusIsSeenOn(page, 'Library');
    await page.keyboard.press('F6');
    await focusIsSeenOn(page, `Text of ${NEW_AUDIO.title}`);
    await page.keyboard.press('F6');
    await focusIsSeenOn(page, `Text of ${MASSACRE.title}`);
    await page.keyboard.press('Shift+F6');
    await focusIsSeenOn(page, `Text of ${NEW_AUDIO.title}`);
  });

  test('the command palette leads to the settings', async () => {
    const page = await openLibrary();
    await page.keyboard.press('Control+k');
    await focusIsSeenOn(page, 'Commands and documents');
    await page.keyboard.type('settings');
    await eventually(() => page.getByRole('menuitem').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    await eventually(() => isFocusSeen(page)).toBe(true);
  });

  test('a question mark shows every key, and Escape leads back', async () => {
    const page = await openLibrary();
    await page.keyboard.press('?');
    await dialog(page, 'Keyboard').getByRole('heading', { name: 'While searching' }).waitFor();
    await tabTo(page, 'Close');
    await focusIsSeenOn(page, 'Close');
    await page.keyboard.press('Tab');
    await eventually(() => isFocusSeen(page)).toBe(true);
    await page.keyboard.press('Escape');
    await dialog(page, 'Keyboard').waitFor({ state: 'detached' });
    await rowIsSeen(page, documentRow(page, MASSACRE));
  });
});
