import type { Page } from 'playwright-core';
import { callCore } from './core-call.ts';
import type { SanadWindow } from './launcher.ts';
import type { Scene } from './scenes.ts';

const buttonsOf = (page: Page) => page.getByRole('main').getByRole('button');
const rowButtons = (page: Page) => page.getByRole('main').getByRole('listitem').getByRole('button');

/** The page with at least one backup on it. */
async function backups({ page, goTo }: SanadWindow): Promise<void> {
  await goTo('/settings/backups');
  await buttonsOf(page).first().waitFor();
  const { total } = await callCore(page, 'backups.list', {});
  if (total === 0) await callCore(page, 'backups.create', {});
  await rowButtons(page).first().waitFor();
}

async function preview(window: SanadWindow): Promise<void> {
  await backups(window);
  await rowButtons(window.page).first().click();
  await window.page.getByRole('table').waitFor();
}

export const BACKUP_SCENES: readonly Scene[] = [
  {
    name: 'the backups, of which one was made just now',
    open: async (window) => {
      await backups(window);
      await buttonsOf(window.page).first().click();
      await window.page.getByRole('main').locator('dl code').nth(1).waitFor();
    },
  },
  { name: 'what restoring a backup would change', open: preview },
  {
    name: 'the question whether a backup is to be removed',
    open: async (window) => {
      await backups(window);
      await rowButtons(window.page).nth(1).click();
      await window.page.getByRole('dialog').getByRole('button').nth(2).waitFor();
    },
  },
  {
    name: 'a library that was restored',
    open: async (window) => {
      await backups(window);
      // One of this moment: other scenes find the library as it was.
      await callCore(window.page, 'backups.create', {});
      await preview(window);
      await buttonsOf(window.page).first().click();
      await window.page.getByRole('table').waitFor({ state: 'detached' });
      await rowButtons(window.page).first().waitFor();
    },
  },
  {
    name: 'a library that was checked',
    open: async (window) => {
      await backups(window);
      await buttonsOf(window.page).last().click();
      await window.page.getByRole('main').locator('[tabindex="-1"]:focus').waitFor();
    },
  },
];
