import type { Page } from 'playwright-core';
import { BACKUP_SCENES } from './backup-scenes.ts';
import { callCore, documentIds } from './core-call.ts';
import type { SanadWindow } from './launcher.ts';
import { MARKING_SCENES } from './marking-scenes.ts';
import { NOTE_SCENES } from './note-scenes.ts';
import { SEARCH_SCENES } from './search-scenes.ts';
import { TAG_SCENES } from './tag-scenes.ts';

/** A state of the interface, reached by addresses and keys, which are the same in every language. */
export interface Scene {
  readonly name: string;
  /** Brings it about in a window in which the library is open, from whatever was there before. */
  readonly open: (window: SanadWindow) => Promise<void>;
  /** Two texts need a wide window; everything else has to fit a narrow one. */
  readonly isWide?: true;
}

/** Sets the language of the interface by its own name. */
export async function setLanguage({ page, goTo }: SanadWindow, language: string): Promise<void> {
  await page.getByRole('grid').waitFor();
  await goTo('/settings');
  await page.getByText(language, { exact: true }).click();
  await page.getByRole('radio', { name: language, checked: true }).waitFor();
}

const boxOf = (page: Page) => page.getByRole('main').getByRole('searchbox').first();

async function library({ page, goTo }: SanadWindow): Promise<void> {
  await goTo('/library');
  await page.getByRole('grid').getByRole('link').first().waitFor();
  // The keys belong to the list once one of its rows has the focus.
  await page.locator('[role="row"]:focus').waitFor();
}

async function reader(window: SanadWindow): Promise<void> {
  await library(window);
  await window.page.keyboard.type('new');
  await window.page.keyboard.press('Enter');
  await window.page.getByRole('article').getByRole('paragraph').first().waitFor();
  await window.page.locator('section:focus').waitFor();
}

async function search(window: SanadWindow): Promise<void> {
  await window.goTo('/search');
  await boxOf(window.page).and(window.page.locator(':focus')).waitFor();
}

async function askBeside(window: SanadWindow): Promise<void> {
  await reader(window);
  await window.page.keyboard.press('Control+Shift+Enter');
  await window.page.getByRole('menuitem').nth(3).waitFor();
}

export const SCENES: readonly Scene[] = [
  { name: 'the library', open: library },
  {
    name: 'the library with nothing left by the filter',
    open: async (window) => {
      await library(window);
      await boxOf(window.page).fill('no such document');
      await window.page.getByRole('heading', { level: 2 }).first().waitFor();
    },
  },
  { name: 'a text', open: reader },
  {
    name: 'a text with its contents unfolded',
    open: async (window) => {
      await reader(window);
      await window.page.keyboard.press('Control+Shift+O');
      await window.page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'a text that is searched',
    open: async (window) => {
      await reader(window);
      await window.page.keyboard.press('Control+f');
      await boxOf(window.page).fill('montazeri');
      await window.page.locator('mark').first().waitFor();
    },
  },
  { name: 'the question which text to put beside', open: askBeside },
  {
    name: 'two texts side by side',
    isWide: true,
    open: async (window) => {
      await askBeside(window);
      await window.page.keyboard.type('tape');
      await window.page.getByRole('menuitem').nth(1).waitFor({ state: 'detached' });
      await window.page.keyboard.press('ArrowDown');
      await window.page.keyboard.press('Enter');
      await window.page.getByRole('article').nth(1).getByRole('paragraph').first().waitFor();
    },
  },
  { name: 'the first page of search', open: search },
  {
    name: 'an answer',
    open: async (window) => {
      await search(window);
      await boxOf(window.page).fill('Raisi "political prisoners" -Bourdon');
      await window.page.getByRole('main').locator('mark').first().waitFor();
    },
  },
  {
    name: 'nothing found',
    open: async (window) => {
      await search(window);
      await boxOf(window.page).fill('Nuremberg "');
      await window.page.getByRole('main').getByRole('heading', { level: 2 }).nth(1).waitFor();
    },
  },
  {
    name: 'a hit in its text',
    open: async (window) => {
      await search(window);
      await boxOf(window.page).fill('Raisi');
      await window.page.getByRole('main').locator('mark').first().waitFor();
      await window.page.keyboard.press('ArrowDown');
      await window.page.keyboard.press('Enter');
      await window.page.getByRole('article').locator('mark').first().waitFor();
    },
  },
  {
    name: 'the settings',
    open: async ({ page, goTo }) => {
      await goTo('/settings');
      await page.getByRole('radio').first().waitFor();
      await page.getByRole('region').nth(3).waitFor();
    },
  },
  {
    name: 'adding a passphrase',
    open: async ({ page, goTo }) => {
      await goTo('/settings/passphrase');
      await page.getByRole('textbox').first().fill('evin');
      await page.getByRole('main').locator('strong').waitFor();
    },
  },
  {
    name: 'the command palette',
    open: async (window) => {
      await library(window);
      await window.page.keyboard.press('Control+k');
      await window.page.getByRole('menuitem').nth(6).waitFor();
    },
  },
  {
    name: 'the keyboard map',
    open: async (window) => {
      await library(window);
      await window.page.keyboard.press('?');
      await window.page.getByRole('dialog').getByRole('heading', { level: 3 }).first().waitFor();
    },
  },
  {
    name: 'the empty trash',
    open: async ({ page, goTo }) => {
      await goTo('/trash');
      await page.getByRole('main').getByRole('heading', { level: 2 }).waitFor();
    },
  },
  {
    name: 'what was done',
    open: async (window) => {
      await library(window);
      // Removed and restored at once: other scenes find the library as it was.
      const [id = ''] = (await documentIds(window.page)).values();
      await callCore(window.page, 'documents.remove', { documentIds: [id] });
      await callCore(window.page, 'undo.undo', {});
      await window.goTo('/history');
      await window.page.getByRole('grid').getByRole('row').first().waitFor();
    },
  },
  {
    name: 'an address that leads nowhere',
    open: async ({ page, goTo }) => {
      await goTo('/nowhere');
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'a document that is not there',
    open: async ({ page, goTo }) => {
      await goTo('/documents/nothing');
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    },
  },
  ...NOTE_SCENES,
  ...BACKUP_SCENES,
  ...MARKING_SCENES,
  ...TAG_SCENES,
  ...SEARCH_SCENES,
];
