import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { inspector, libraryShown } from './support/library-page.ts';
import { openFromLibrary, textOf } from './support/reader-page.ts';
import { NEW_AUDIO } from './support/seed-documents.ts';
import { acrossOf, brightness, rail } from './support/shell.ts';
import { eventually, openWorkbench } from './support/workbench.ts';

async function openSettings(page: Page): Promise<void> {
  await rail(page).getByRole('link').last().click();
  await page.getByRole('radiogroup').first().waitFor();
}

async function choose(page: Page, group: string, choice: string): Promise<void> {
  await page.getByRole('radiogroup', { name: group }).getByText(choice, { exact: true }).click();
}

async function openAtSettings() {
  const workbench = await openWorkbench();
  await openSettings(workbench.page);
  return workbench;
}

describe('light and dark', () => {
  test('follow the system at first', async () => {
    const { page } = await openWorkbench({ colorScheme: 'dark' });
    await libraryShown(page);
    expect(await brightness(page)).toBeLessThan(0.2);
  });

  test('dark is dark on a light system', async () => {
    const { page } = await openAtSettings();
    await choose(page, 'Light and dark', 'Dark');
    await eventually(() => brightness(page)).toBeLessThan(0.2);
  });

  test('light is light on a dark system', async () => {
    const { page } = await openWorkbench({ colorScheme: 'dark' });
    await openSettings(page);
    await choose(page, 'Light and dark', 'Light');
    await eventually(() => brightness(page)).toBeGreaterThan(0.9);
  });

  test('are kept after a restart', async () => {
    const workbench = await openAtSettings();
    await choose(workbench.page, 'Light and dark', 'Dark');
    await eventually(() => brightness(workbench.page)).toBeLessThan(0.2);
    const { page } = await workbench.restart();
    await libraryShown(page);
    expect(await brightness(page)).toBeLessThan(0.2);
  });
});

describe('contrast', () => {
  test('high contrast is black on white', async () => {
    const { page } = await openAtSettings();
    await choose(page, 'Contrast', 'High');
    await eventually(() => brightness(page)).toBe(1);
  });

  test('high contrast in the dark is white on black', async () => {
    const { page } = await openAtSettings();
    await choose(page, 'Light and dark', 'Dark');
    await choose(page, 'Contrast', 'High');
    await eventually(() => brightness(page)).toBe(0);
  });

  test('follows the system at first', async () => {
    const { page } = await openWorkbench();
    await page.emulateMedia({ contrast: 'more' });
    await libraryShown(page);
    expect(await brightness(page)).toBe(1);
  });

  test('standard contrast is kept on a system that asks for more', async () => {
    const { page } = await openAtSettings();
    await page.emulateMedia({ contrast: 'more' });
    await choose(page, 'Contrast', 'Standard');
    await eventually(() => brightness(page)).toBeLessThan(1);
  });
});

describe('the size of the reading text', () => {
  const sizeOf = (page: Page) =>
    textOf(page, NEW_AUDIO)
      .getByRole('paragraph')
      .first()
      .evaluate((paragraph) => getComputedStyle(paragraph).fontSize);

  test('grows and shrinks by key while reading', async () => {
    const { page } = await openWorkbench();
    await openFromLibrary(page, NEW_AUDIO);
    await eventually(() => sizeOf(page)).toBe('19px');
    await page.keyboard.press('+');
    await eventually(() => sizeOf(page)).toBe('20px');
    await page.keyboard.press('-');
    await eventually(() => sizeOf(page)).toBe('19px');
  });

  test('is set in the settings and kept after a restart', async () => {
    const workbench = await openAtSettings();
    await workbench.page.getByRole('button', { name: 'Larger' }).click();
    await workbench.page.getByText('20 px', { exact: true }).waitFor();
    const { page } = await workbench.restart();
    await openFromLibrary(page, NEW_AUDIO);
    expect(await sizeOf(page)).toBe('20px');
  });
});

describe('the panes', () => {
  const width = async (page: Page) => (await inspector(page).boundingBox())?.width;

  test('the inspector is made wider by the arrow keys', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await page.getByRole('separator', { name: 'Width of the inspector' }).focus();
    await page.keyboard.press('ArrowLeft');
    await eventually(() => width(page)).toBe(336);
  });

  test('its width is kept after a restart', async () => {
    const workbench = await openWorkbench();
    await libraryShown(workbench.page);
    await workbench.page.getByRole('separator', { name: 'Width of the inspector' }).press('Home');
    await eventually(() => width(workbench.page)).toBe(240);
    const { page } = await workbench.restart();
    await libraryShown(page);
    await eventually(() => width(page)).toBe(240);
  });

  test('the inspector is made wider by dragging', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    const { left } = await acrossOf(page.getByRole('separator', { name: 'Width of the inspector' }));
    await page.mouse.move(left, 400);
    await page.mouse.down();
    await page.mouse.move(left - 60, 400, { steps: 4 });
    await page.mouse.up();
    await eventually(() => width(page)).toBe(380);
  });

  test('the inspector is hidden and shown by its key', async () => {
    const { page } = await openWorkbench();
    await libraryShown(page);
    await inspector(page).waitFor();
    await page.keyboard.press('Control+Alt+i');
    await inspector(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Alt+i');
    await inspector(page).waitFor();
  });

  test('a hidden inspector stays hidden after a restart', async () => {
    const workbench = await openWorkbench();
    await libraryShown(workbench.page);
    await workbench.page.getByRole('button', { name: 'Hide inspector' }).click();
    await workbench.page.getByRole('button', { name: 'Show inspector' }).waitFor();
    const { page } = await workbench.restart();
    await libraryShown(page);
    expect(await inspector(page).count()).toBe(0);
  });

  test('the rail is widened by its key and stays so after a restart', async () => {
    const workbench = await openWorkbench();
    await libraryShown(workbench.page);
    const narrow = (await rail(workbench.page).boundingBox())?.width ?? 0;
    await workbench.page.getByRole('button', { name: 'Wider rail' }).waitFor();
    await workbench.page.keyboard.press('Control+Alt+r');
    await workbench.page.getByRole('button', { name: 'Narrower rail' }).waitFor();
    const { page } = await workbench.restart();
    await libraryShown(page);
    expect((await rail(page).boundingBox())?.width).toBeGreaterThan(narrow + 50);
  });
});

describe('the interface in Persian', () => {
  async function openInPersian() {
    const workbench = await openAtSettings();
    await choose(workbench.page, 'Language of the interface', 'فارسی');
    await workbench.page.getByRole('heading', { name: 'تنظیمات', level: 1 }).waitFor();
    return workbench;
  }

  test('reads from the right', async () => {
    const { page } = await openInPersian();
    const root = page.locator('html');
    expect([await root.getAttribute('dir'), await root.getAttribute('lang')]).toEqual(['rtl', 'fa']);
  });

  test('has its rail at the right and its inspector at the left', async () => {
    const { page } = await openInPersian();
    await page.getByRole('navigation').getByRole('link').first().click();
    await page.getByRole('complementary').waitFor();
    expect((await acrossOf(page.getByRole('navigation'))).right).toBe(1280);
    expect((await acrossOf(page.getByRole('complementary'))).left).toBe(0);
  });

  test('shows an English text from the left', async () => {
    const { page } = await openInPersian();
    await page.getByRole('navigation').getByRole('link').first().click();
    await page.getByRole('grid').getByRole('link', { name: NEW_AUDIO.title }).click();
    const paragraph = page.getByRole('article').getByRole('paragraph').first();
    await paragraph.waitFor();
    expect(await paragraph.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
  });

  test('writes numbers in Persian figures', async () => {
    const { page } = await openInPersian();
    await page.getByRole('navigation').getByRole('link').first().click();
    await page.getByText('۵ سند', { exact: true }).waitFor();
  });

  test('makes the inspector wider by the arrow that points to the page', async () => {
    const { page } = await openInPersian();
    await page.getByRole('navigation').getByRole('link').first().click();
    await page.getByRole('separator').press('ArrowRight');
    await eventually(async () => (await page.getByRole('complementary').boundingBox())?.width).toBe(336);
  });

  test('is kept after a restart', async () => {
    const workbench = await openInPersian();
    const { page } = await workbench.restart();
    await page.getByRole('heading', { name: 'کتابخانه', level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  });
});

test('what the library holds is said in numbers', async () => {
  const { page } = await openAtSettings();
  const facts = page.getByRole('region', { name: 'This library' }).getByRole('definition');
  await eventually(async () => (await facts.allInnerTexts()).slice(0, 3)).toEqual(['5', '133', '5,762']);
});

test('a setting changes at once in another window of the same library', async () => {
  const workbench = await openAtSettings();
  const other = await workbench.openAnother();
  await libraryShown(other.page);
  await choose(workbench.page, 'Light and dark', 'Dark');
  await eventually(() => brightness(other.page)).toBeLessThan(0.2);
});
