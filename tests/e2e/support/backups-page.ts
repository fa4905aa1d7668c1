import type { Locator, Page } from 'playwright-core';
import { callCore } from './core-call.ts';
import type { SanadWindow } from './launcher.ts';

export function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
}

export function pageTitle(page: Page, name: string): Locator {
  return page.getByRole('heading', { name, level: 1, exact: true });
}

export async function goToBackups({ page, goTo }: SanadWindow): Promise<void> {
  await goTo('/settings/backups');
  await pageTitle(page, 'Backups').waitFor();
}

/** The backups of one kind, by the title above them. */
export function backupsOf(page: Page, kind: string): Locator {
  return page.getByRole('list', { name: kind, exact: true }).getByRole('listitem');
}

/** Makes a full backup on its page and waits until it is in the list. */
export async function makeBackup(page: Page): Promise<void> {
  await button(page, 'Make a backup now').click();
  await page.getByRole('region', { name: 'The backup was made' }).waitFor();
  await backupsOf(page, 'Full backups').first().waitFor();
}

/** What a row of the preview says, in the order of its columns. */
export async function previewOf(page: Page, what: string): Promise<string[]> {
  const row = page.getByRole('table', { name: 'What restoring changes' }).getByRole('row', { name: what });
  await row.waitFor();
  return row.getByRole('cell').allInnerTexts();
}

export async function writeNote(page: Page, title: string): Promise<void> {
  await callCore(page, 'notes.create', { title, body: `Words of ${title}` });
}

export async function notesIn(page: Page): Promise<readonly string[]> {
  const { records } = await callCore(page, 'notes.list', {});
  return records.map(({ title }) => title).toSorted();
}

export function notice(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}
