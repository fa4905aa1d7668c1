import type { Page } from 'playwright-core';
import type { SanadWindow } from './launcher.ts';
import { markTexts, type MarkedTexts } from './marked-texts.ts';
import type { Scene } from './scenes.ts';

const article = (page: Page) => page.getByRole('article').first();
const openDialog = (page: Page) => page.getByRole('dialog').first();
const marginMark = (page: Page, sign: string) =>
  page.locator('[data-margin-mark]', { has: page.locator(`[data-sign="${sign}"]`) }).first();

async function texts({ page, goTo }: SanadWindow): Promise<MarkedTexts> {
  await goTo('/library');
  await page.getByRole('grid').getByRole('link').first().waitFor();
  return markTexts(page);
}

async function openText(window: SanadWindow, which: keyof MarkedTexts): Promise<void> {
  const { page, goTo } = window;
  const documents = await texts(window);
  await goTo(`/documents/${documents[which]}`);
  await article(page).getByText(/\S/).first().waitFor();
  if (which !== 'earlier') await page.locator('[data-margin-mark]').first().waitFor();
  await page.locator('section:focus').waitFor();
}

const openMarked = (window: SanadWindow): Promise<void> => openText(window, 'marked');

/** With the cursor of the keyboard on the first words. */
async function chooseWords(window: SanadWindow): Promise<void> {
  await openMarked(window);
  await window.page.keyboard.press('F7');
  await window.page.locator('article[data-caret]').waitFor();
}

async function waitForWords(window: SanadWindow): Promise<void> {
  await chooseWords(window);
  await window.page.keyboard.press('l');
  await window.page.locator('article[data-caret]').waitFor();
  await window.page.keyboard.press('ArrowDown');
}

async function listHighlights(window: SanadWindow): Promise<void> {
  await texts(window);
  await window.goTo('/highlights');
  await window.page.getByRole('checkbox').first().waitFor();
}

/** What is to be placed comes first, then what has moved. */
async function lookOver(window: SanadWindow, which: 0 | 1): Promise<void> {
  await listHighlights(window);
  await window.page.locator('[data-pane="working"] > section').getByRole('button').nth(which).click();
  await window.page.locator('#links-to-review').waitFor();
}

/** Texts with what was made on them, and the pages that list it. */
export const MARKING_SCENES: readonly Scene[] = [
  { name: 'a text with highlights and links', open: openMarked },
  { name: 'a Persian text with highlights and links', open: (window) => openText(window, 'persian') },
  {
    name: 'words that are selected',
    open: async (window) => {
      await openMarked(window);
      await article(window.page)
        .getByRole('paragraph')
        .nth(1)
        .dblclick({ position: { x: 60, y: 14 } });
      await window.page.getByRole('toolbar').first().waitFor();
    },
  },
  { name: 'words chosen with the keyboard', open: chooseWords },
  {
    name: 'the card of a highlight',
    open: async (window) => {
      await openMarked(window);
      await window.page.locator('mark[data-fill="purple"]').first().click();
      await openDialog(window.page).getByRole('textbox').first().waitFor();
    },
  },
  {
    name: 'several highlights at one place',
    open: async (window) => {
      await openMarked(window);
      await window.page.locator('mark[data-line-3]').first().click();
      await openDialog(window.page).getByRole('listitem').nth(2).waitFor();
    },
  },
  {
    name: 'several links at one place',
    open: async (window) => {
      await openMarked(window);
      await marginMark(window.page, 'link').click();
      await openDialog(window.page).getByRole('listitem').nth(1).waitFor();
    },
  },
  {
    name: 'the card of a link of a whole document',
    open: async (window) => {
      await openMarked(window);
      await window.page.locator('[data-pane="only"] header [aria-haspopup="dialog"]').click();
      await openDialog(window.page).getByRole('figure').waitFor();
    },
  },
  { name: 'a link that waits for its other end', open: waitForWords },
  {
    name: 'the question what a link says',
    open: async (window) => {
      await waitForWords(window);
      await window.page.keyboard.press('l');
      await openDialog(window.page).getByRole('radio').first().waitFor();
    },
  },
  {
    name: 'a text reached by a link',
    open: async (window) => {
      await openMarked(window);
      await marginMark(window.page, 'link').click();
      await openDialog(window.page).getByRole('listitem').getByRole('button').first().click();
      await openDialog(window.page).getByRole('figure').waitFor();
      // After the way back to the list and the cross comes the way there.
      await openDialog(window.page).getByRole('button').nth(2).press('Enter');
      await article(window.page).locator('[data-layers~="pointed"]').first().waitFor();
    },
  },
  {
    name: 'an earlier version of a text',
    open: (window) => openText(window, 'earlier'),
  },
  {
    name: 'the question whether a corrected version takes its place',
    open: async (window) => {
      await openMarked(window);
      const file = { name: 'corrected.txt', mimeType: 'text/plain', buffer: Buffer.from('Other words.') };
      await window.page.locator('input[type="file"]').setInputFiles(file);
      await openDialog(window.page).getByRole('definition').first().waitFor();
    },
  },
  { name: 'the highlights of all documents', open: listHighlights },
  { name: 'highlights and links that lost their words', open: (window) => lookOver(window, 0) },
  { name: 'highlights and links that moved', open: (window) => lookOver(window, 1) },
  {
    name: 'the card of a link that moved',
    open: async (window) => {
      await openText(window, 'corrected');
      await marginMark(window.page, 'link').click();
      const list = openDialog(window.page).getByRole('listitem').getByRole('button');
      await list.first().click();
      await openDialog(window.page).getByRole('definition').nth(1).getByText(/\S/).waitFor();
    },
  },
  {
    name: 'highlights that are chosen',
    open: async (window) => {
      await listHighlights(window);
      await window.page
        .getByRole('row')
        .filter({ has: window.page.getByRole('checkbox') })
        .first()
        .press('Space');
      await window.page.getByRole('checkbox', { checked: true }).first().waitFor();
    },
  },
];
