import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { libraryShown, titlesListed } from './support/library-page.ts';
import { PASSPHRASE } from './support/libraries.ts';
import { TITLES_IN_ORDER } from './support/seed-documents.ts';
import { focused, rail } from './support/shell.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

const first = (page: Page) => page.getByLabel('Passphrase', { exact: true });
const again = (page: Page) => page.getByLabel('Passphrase again', { exact: true });
const create = (page: Page) => page.getByRole('button', { name: 'Create a protected library' });
const unlock = (page: Page) => page.getByRole('button', { name: 'Unlock' });
const notProtected = (page: Page) => rail(page).getByRole('link', { name: 'Not protected' });

async function beginProtected(page: Page): Promise<void> {
  await first(page).fill(PASSPHRASE);
  await again(page).fill(PASSPHRASE);
  await create(page).click();
}

async function createProtected(page: Page): Promise<void> {
  await beginProtected(page);
  await page.getByRole('button', { name: 'Go on without one' }).click();
}

describe('the first run', () => {
  test('says what Sanad is and offers a library with and without a passphrase', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await eventually(() => page.getByRole('heading').allInnerTexts()).toEqual([
      'Sanad',
      'Create a protected library',
      'Or without a passphrase',
    ]);
  });

  test('creates a protected library of five documents', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await createProtected(page);
    await libraryShown(page);
    expect(await titlesListed(page)).toEqual(TITLES_IN_ORDER);
  });

  test('shows that the library is being made', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await beginProtected(page);
    await page.getByRole('progressbar', { name: 'Creating the library' }).waitFor();
  });

  test('refuses two passphrases that differ and says so at the second', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await first(page).fill(PASSPHRASE);
    await again(page).fill(`${PASSPHRASE}.`);
    await create(page).click();
    await page.getByText('The two passphrases differ. Type the same one twice.').waitFor();
    expect(await focused(page)).toBe('Passphrase again');
  });

  test('keeps the library unmade while the two passphrases differ', async () => {
    const workbench = await openWorkbench({ library: 'none' });
    await first(workbench.page).fill(PASSPHRASE);
    await again(workbench.page).fill('another one');
    await create(workbench.page).click();
    await workbench.page.reload();
    await create(workbench.page).waitFor();
  });

  test('asks for a passphrase where none was typed', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await create(page).click();
    await page.getByText('Type a passphrase.').waitFor();
  });

  test('shows the passphrase only while asked to', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await first(page).fill('visible');
    const toggle = page.getByRole('button', { name: 'Show the passphrase' }).first();
    const types = [await first(page).getAttribute('type')];
    await toggle.click();
    types.push(await first(page).getAttribute('type'));
    await page.getByRole('button', { name: 'Hide the passphrase' }).click();
    types.push(await first(page).getAttribute('type'));
    expect(types).toEqual(['password', 'text', 'password']);
  });

  test('says in the rail that a library without a passphrase is not protected', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await page.getByRole('button', { name: 'Go on without a passphrase' }).click();
    await notProtected(page).waitFor();
  });

  test('can be had in Persian, and the library then opens in Persian', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await page.getByRole('button', { name: 'فارسی' }).click();
    await page.getByRole('button', { name: 'ادامه بدون گذرعبارت' }).click();
    await page.getByRole('heading', { name: 'کتابخانه', level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  });
});

describe('a library with a passphrase', () => {
  test('stays open when the page is loaded again', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await createProtected(page);
    await libraryShown(page);
    await page.reload();
    await libraryShown(page);
  });

  test('has no sign that it is not protected', async () => {
    const { page } = await openWorkbench({ library: 'none' });
    await createProtected(page);
    await libraryShown(page);
    expect(await notProtected(page).count()).toBe(0);
  });

  test('is locked after a restart', async () => {
    const workbench = await openWorkbench({ library: 'none' });
    await createProtected(workbench.page);
    await libraryShown(workbench.page);
    const { page } = await workbench.restart();
    await page.getByRole('heading', { name: 'The library is locked' }).waitFor();
  });

  test('puts the cursor into the box for the passphrase', async () => {
    const { page } = await openWorkbench({ library: 'protected' });
    await eventually(() => focused(page)).toBe('Passphrase');
  });

  test('refuses a wrong passphrase with a sentence', async () => {
    const { page } = await openWorkbench({ library: 'protected' });
    await first(page).fill('something else');
    await unlock(page).click();
    await eventually(() => page.getByRole('alert').allInnerTexts()).toEqual([
      'This passphrase does not open the library. Nothing was changed. Check the keyboard layout and capital letters, and try again.',
    ]);
  });

  test('opens with the right passphrase after a wrong one', async () => {
    const { page } = await openWorkbench({ library: 'protected' });
    await first(page).fill('something else');
    await unlock(page).click();
    await page.getByRole('alert').waitFor();
    await first(page).fill(PASSPHRASE);
    await unlock(page).click();
    await libraryShown(page);
  });

  test('goes on to the page that was asked for before it was locked', async () => {
    const workbench = await openWorkbench({ library: 'protected' });
    await workbench.goTo('/settings');
    await first(workbench.page).fill(PASSPHRASE);
    await unlock(workbench.page).click();
    await workbench.page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  });
});
