import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { inspector, libraryShown } from './support/library-page.ts';
import { isInView, openFromLibrary, textOf, textShown } from './support/reader-page.ts';
import { ALLEGATIONS, MASSACRE, NEW_AUDIO } from './support/seed-documents.ts';
import { dialog, focused, rail } from './support/shell.ts';
import { eventually, shareSanad } from './support/workbench.ts';

const sanad = shareSanad();

async function openLibrary(): Promise<Page> {
  const { page } = await sanad.openWindow();
  await libraryShown(page);
  await eventually(() => focused(page)).toContain(MASSACRE.title);
  return page;
}

const palette = (page: Page) => dialog(page, 'Commands and documents');

describe('the command palette', () => {
  test('opens by its key with the cursor in its box', async () => {
    const page = await openLibrary();
    await page.keyboard.press('Control+k');
    await palette(page).waitFor();
    expect(await focused(page)).toBe('Commands and documents');
  });

  test('opens from the rail', async () => {
    const page = await openLibrary();
    await rail(page).getByRole('button', { name: 'Commands' }).click();
    await palette(page).waitFor();
  });

  test('lists commands with their keys, and documents', async () => {
    const page = await openLibrary();
    await page.keyboard.press('Control+k');
    await palette(page).getByRole('menuitem', { name: 'Go to: Settings Ctrl ,' }).waitFor();
    await palette(page).getByRole('menuitem', { name: MASSACRE.title }).waitFor();
  });

  test('runs the command that was typed', async () => {
    const page = await openLibrary();
    await page.keyboard.press('Control+k');
    await palette(page).getByRole('searchbox').pressSequentially('settings');
    await eventually(() => palette(page).getByRole('menuitem').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  });

  test('opens the document that was typed', async () => {
    const page = await openLibrary();
    await page.keyboard.press('Control+k');
    await palette(page).getByRole('searchbox').pressSequentially('allegations');
    await eventually(() => palette(page).getByRole('menuitem').count()).toBe(1);
    await page.keyboard.press('Enter');
    await textShown(page, ALLEGATIONS);
  });

  test('says that nothing has these words', async () => {
    const page = await openLibrary();
    await page.keyboard.press('Control+k');
    await palette(page).getByRole('searchbox').fill('no such thing');
    await palette(page).getByText('No command or document with these words.').waitFor();
  });

  test('closes with Escape and gives the focus back', async () => {
    const page = await openLibrary();
    await page.keyboard.press('Control+k');
    await palette(page).waitFor();
    await page.keyboard.press('Escape');
    await palette(page).waitFor({ state: 'detached' });
    expect(await focused(page)).toContain(MASSACRE.title);
  });

  test('offers only what can be done on the page', async () => {
    const page = await openLibrary();
    await page.keyboard.press('Control+k');
    await palette(page).getByRole('searchbox').fill('find in this text');
    await palette(page).getByText('No command or document with these words.').waitFor();
  });
});

describe('the keyboard map', () => {
  test('opens with a question mark', async () => {
    const page = await openLibrary();
    await page.keyboard.press('?');
    await dialog(page, 'Keyboard').waitFor();
  });

  test('opens from the settings', async () => {
    const page = await openLibrary();
    await page.keyboard.press('Control+,');
    await page.getByRole('button', { name: 'Show the keyboard map' }).click();
    await dialog(page, 'Keyboard').waitFor();
  });

  test('a question mark in a box is only typed', async () => {
    const page = await openLibrary();
    await page.getByRole('searchbox', { name: 'Filter' }).press('?');
    expect(await page.getByRole('searchbox', { name: 'Filter' }).inputValue()).toBe('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('names the parts of Sanad in which its keys work', async () => {
    const page = await openLibrary();
    await page.keyboard.press('?');
    await eventually(() =>
      dialog(page, 'Keyboard').getByRole('heading', { level: 3 }).allInnerTexts(),
    ).toEqual([
      'Everywhere',
      'Undo and protection',
      'Go to',
      'Panes',
      'In the library',
      'In the tree of tags',
      'While reading',
      'While writing notes',
      'While searching',
    ]);
  });
});

describe('the rail', () => {
  test.each([
    ['Library', 'Library'],
    ['Search', 'Search'],
    ['Settings', 'Settings'],
  ])('leads to %s', async (name, heading) => {
    const page = await openLibrary();
    await rail(page).getByRole('link', { name }).click();
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  });

  test('says where one is', async () => {
    const page = await openLibrary();
    await rail(page).getByRole('link', { name: 'Search' }).click();
    await eventually(() => rail(page).locator('[aria-current="page"]').allInnerTexts()).toEqual(['Search']);
  });

  test('the first Tab stop leads past it', async () => {
    const page = await openLibrary();
    await page.getByRole('link', { name: 'Skip to the working area' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Filter');
  });
});

describe('places', () => {
  test('"back" and "forward" go through the pages that were seen', async () => {
    const page = await openLibrary();
    await openFromLibrary(page, NEW_AUDIO);
    await rail(page).getByRole('link', { name: 'Search' }).click();
    await page.getByRole('heading', { name: 'Search', level: 1 }).waitFor();
    await page.goBack();
    await textShown(page, NEW_AUDIO);
    await page.goBack();
    await libraryShown(page);
    await page.goForward();
    await textShown(page, NEW_AUDIO);
  });

  test('the key goes back', async () => {
    const page = await openLibrary();
    await openFromLibrary(page, NEW_AUDIO);
    await eventually(() => focused(page)).toContain('Text of');
    await page.keyboard.press('Alt+ArrowLeft');
    await libraryShown(page);
  });

  test('a document is there again after a reload', async () => {
    const page = await openLibrary();
    await openFromLibrary(page, NEW_AUDIO);
    await page.reload();
    await textShown(page, NEW_AUDIO);
  });

  test('a place in a document is there again after a reload', async () => {
    const window = await sanad.openWindow();
    await openFromLibrary(window.page, MASSACRE);
    await window.goTo(`${window.place()}?at=4600`);
    const text = textOf(window.page, MASSACRE);
    await eventually(() => isInView(text.getByText('Hossein-Ali Montazeri was Khomeini’s'), text)).toBe(true);
  });

  test('an unknown address says so and leads to the library', async () => {
    const window = await sanad.openWindow();
    await libraryShown(window.page);
    await window.goTo('/no-such-page');
    await window.page.getByRole('heading', { name: 'Page not found' }).waitFor();
    await window.page.getByRole('button', { name: 'Go to the library' }).click();
    await libraryShown(window.page);
  });

  test.each([
    ['an id that no document has', '/documents/00000000000000000000000000'],
    ['something that is no id', '/documents/nothing'],
  ])('%s says that the document is not there', async (_what, place) => {
    const window = await sanad.openWindow();
    await libraryShown(window.page);
    await window.goTo(place);
    await window.page.getByRole('heading', { name: 'This document is not in the library' }).waitFor();
  });

  test('each page has a title of its own that names no document', async () => {
    const page = await openLibrary();
    const titles = [await page.title()];
    await openFromLibrary(page, NEW_AUDIO);
    titles.push(await page.title());
    await rail(page).getByRole('link', { name: 'Search' }).click();
    await page.getByRole('heading', { name: 'Search', level: 1 }).waitFor();
    titles.push(await page.title());
    expect(titles).toEqual(['Library – Sanad', 'Reading – Sanad', 'Search – Sanad']);
  });
});

describe('the inspector', () => {
  test('lies at the far side of the page', async () => {
    const page = await openLibrary();
    const box = await inspector(page).boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBe(1280);
  });

  test('comes as a drawer where the window is narrow', async () => {
    const { page } = await sanad.openWindow({ viewport: { width: 800, height: 600 } });
    await libraryShown(page);
    await page.getByRole('button', { name: 'Show inspector' }).click();
    await dialog(page, 'Inspector').getByRole('button', { name: 'Close' }).click();
    await dialog(page, 'Inspector').waitFor({ state: 'detached' });
  });

  test('is shown by Space where the window is narrow', async () => {
    const { page } = await sanad.openWindow({ viewport: { width: 800, height: 600 } });
    await libraryShown(page);
    await eventually(() => focused(page)).toContain(MASSACRE.title);
    await page.keyboard.press('Space');
    await dialog(page, 'Inspector').waitFor();
  });
});
