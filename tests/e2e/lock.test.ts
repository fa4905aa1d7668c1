import type { Route } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { libraryShown } from './support/library-page.ts';
import { PASSPHRASE } from './support/libraries.ts';
import { lockTitle, unlock, wholePage } from './support/lock-page.ts';
import { beginNote, bodiesKept } from './support/notes-page.ts';
import { openFromLibrary, textShown } from './support/reader-page.ts';
import { goToSearch, hits, searchBox } from './support/search-page.ts';
import { MASSACRE, THE_TAPE } from './support/seed-documents.ts';
import { setLanguage } from './support/scenes.ts';
import { dialog, rail } from './support/shell.ts';
import { wordsOfDocuments, wordsOfInterface } from './support/traces.ts';
import { eventually, openWorkbench, type Workbench } from './support/workbench.ts';

async function openProtected(): Promise<Workbench> {
  const workbench = await openWorkbench({ library: 'protected' });
  await unlock(workbench.page);
  await libraryShown(workbench.page);
  return workbench;
}

/** Words of the documents that the interface itself never says. */
function tellingWords(): string[] {
  const ordinary = new Set(wordsOfInterface());
  return wordsOfDocuments().filter((word) => !ordinary.has(word));
}

describe('Ctrl+L', () => {
  test('leaves no word of a document, of a search or of a title in the page', async () => {
    const { page } = await openProtected();
    await goToSearch(page);
    await searchBox(page).fill('Raisi');
    await hits(page).first().waitFor();
    await rail(page).getByRole('link', { name: 'Library' }).click();
    await openFromLibrary(page, THE_TAPE);
    await textShown(page, THE_TAPE);
    const before = (await wholePage(page)).toLowerCase();
    await page.keyboard.press('Control+l');
    await lockTitle(page).waitFor();
    const after = (await wholePage(page)).toLowerCase();
    const words = tellingWords();
    expect(words.filter((word) => before.includes(word.toLowerCase())).length).toBeGreaterThan(20);
    expect(words.filter((word) => after.includes(word.toLowerCase()))).toEqual([]);
    expect(after).not.toContain('raisi');
  });

  test('takes the page away at once, before the core has answered', async () => {
    const { page } = await openProtected();
    await openFromLibrary(page, THE_TAPE);
    await textShown(page, THE_TAPE);
    const held = Promise.withResolvers<Route>();
    await page.route('**/api/vault.lock', (route) => held.resolve(route));
    onTestFinished(() => page.unroute('**/api/vault.lock'));
    await page.keyboard.press('Control+l');
    const call = await held.promise;
    await page.getByRole('heading', { name: 'The library is being locked' }).waitFor();
    const shown = (await wholePage(page)).toLowerCase();
    expect(tellingWords().filter((word) => shown.includes(word))).toEqual([]);
    await call.continue();
    await lockTitle(page).waitFor();
  });

  test('leaves an address that says nothing, also one step back and forward', async () => {
    const workbench = await openProtected();
    const { page } = workbench;
    await openFromLibrary(page, MASSACRE);
    await textShown(page, MASSACRE);
    await page.keyboard.press('Control+Shift+J');
    await page.getByRole('heading', { name: 'Journal', level: 1 }).waitFor();
    await page.keyboard.press('Control+l');
    await lockTitle(page).waitFor();
    await eventually(workbench.place).toBe('/');
    await page.goBack();
    await eventually(workbench.place).toBe('/');
    await page.goForward();
    await eventually(workbench.place).toBe('/');
    await lockTitle(page).waitFor();
  });

  test('saves first what was typed right before', async () => {
    const workbench = await openProtected();
    await beginNote(workbench.page);
    await workbench.page.keyboard.type('Typed and locked at once.');
    await workbench.page.keyboard.press('Control+l');
    await lockTitle(workbench.page).waitFor();
    const { page } = await workbench.restart();
    await unlock(page);
    await libraryShown(page);
    expect(await bodiesKept(page)).toEqual(['Typed and locked at once.']);
  });

  test('leads back to where one was, once it is unlocked', async () => {
    const workbench = await openProtected();
    const { page } = workbench;
    await openFromLibrary(page, MASSACRE);
    await textShown(page, MASSACRE);
    const place = workbench.place();
    await page.keyboard.press('Control+l');
    await lockTitle(page).waitFor();
    await unlock(page);
    await textShown(page, MASSACRE);
    expect(workbench.place()).toBe(place);
  });

  test('works while a dialog is open, and the dialog is gone', async () => {
    const { page } = await openProtected();
    await page.keyboard.press('Control+k');
    await dialog(page, 'Commands and documents').waitFor();
    await page.keyboard.press('Control+l');
    await lockTitle(page).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('works while somebody types, and what was searched for is forgotten', async () => {
    const { page } = await openProtected();
    await goToSearch(page);
    await searchBox(page).pressSequentially('Montazeri');
    await page.keyboard.press('Control+l');
    await unlock(page);
    await eventually(() => searchBox(page).inputValue()).toBe('');
  });

  test('does nothing in a library without a passphrase', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await page.keyboard.press('Control+l');
    await page.keyboard.press('Control+k');
    await dialog(page, 'Commands and documents').waitFor();
    expect(await page.getByRole('menuitem', { name: 'Lock the library' }).count()).toBe(0);
  });
});

describe('the library is locked', () => {
  test('by the button in the rail', async () => {
    const { page } = await openProtected();
    await rail(page).getByRole('button', { name: 'Lock' }).click();
    await lockTitle(page).waitFor();
  });

  test('by its command', async () => {
    const { page } = await openProtected();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('lock the lib');
    await page.keyboard.press('Enter');
    await lockTitle(page).waitFor();
  });

  test('in every window at once', async () => {
    const workbench = await openProtected();
    const other = await workbench.openAnother();
    await libraryShown(other.page);
    await workbench.page.keyboard.press('Control+l');
    await lockTitle(other.page).waitFor();
  });

  test('in the language in which it was used', async () => {
    const workbench = await openProtected();
    await setLanguage(workbench, 'فارسی');
    await workbench.page.keyboard.press('Control+l');
    await workbench.page.getByRole('heading', { name: 'کتابخانه قفل است' }).waitFor();
    expect(await workbench.page.locator('html').getAttribute('dir')).toBe('rtl');
  });

  test('with a page whose title says nothing', async () => {
    const { page } = await openProtected();
    await openFromLibrary(page, MASSACRE);
    await page.keyboard.press('Control+l');
    await lockTitle(page).waitFor();
    expect(await page.title()).toBe('Unlock – Sanad');
  });
});

describe('somebody at work', () => {
  test('is told to the core once in a while, not at every key', async () => {
    const { page, requests } = await openProtected();
    await page.mouse.move(300, 300);
    await page.keyboard.press('ArrowDown');
    await page.mouse.move(400, 200);
    await page.keyboard.press('ArrowDown');
    await libraryShown(page);
    expect(requests.filter((address) => address.endsWith('/api/vault.touch'))).toHaveLength(1);
  });

  test('is not told by a page that only shows something', async () => {
    const { page, requests } = await openWorkbench();
    await libraryShown(page);
    expect(requests.filter((address) => address.endsWith('/api/vault.touch'))).toEqual([]);
  });
});

describe('the passphrase', () => {
  test('stays nowhere in the page once the library is open', async () => {
    const { page } = await openProtected();
    expect(await wholePage(page)).not.toContain(PASSPHRASE);
  });
});
