import { describe, expect, test } from 'vitest';
import { overflowingTexts, violations, violationsInEveryColour } from './support/accessibility.ts';
import type { LibraryKind } from './support/libraries.ts';
import { openWorkbench, type Workbench } from './support/workbench.ts';

/** The pages that are there while no library is open, without a word of a language in how they are reached. */
const SCENES: readonly {
  readonly name: string;
  readonly library: LibraryKind;
  readonly open: (workbench: Workbench) => Promise<void>;
}[] = [
  {
    name: 'the first page',
    library: 'none',
    open: ({ page }) => page.getByRole('heading', { level: 2 }).first().waitFor(),
  },
  {
    name: 'the first page with two passphrases that differ',
    library: 'none',
    open: async ({ page }) => {
      await page.getByRole('textbox').first().fill('one');
      await page.getByRole('textbox').nth(1).fill('another');
      await page.keyboard.press('Enter');
      await page.locator('[aria-invalid="true"]').waitFor();
    },
  },
  {
    name: 'the lock',
    library: 'protected',
    open: ({ page }) => page.getByRole('textbox').waitFor(),
  },
  {
    name: 'the lock after a wrong passphrase',
    library: 'protected',
    open: async ({ page }) => {
      await page.getByRole('textbox').fill('something else');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'the page that is left when Sanad has stopped',
    library: 'protected',
    open: async ({ page, loseCore }) => {
      await page.getByRole('textbox').waitFor();
      await loseCore();
      await page.getByRole('textbox').waitFor({ state: 'detached' });
    },
  },
];

describe.each([{ language: 'English' }, { language: 'فارسی' }])('in $language', ({ language }) => {
  test.each(SCENES)(
    'axe finds nothing wrong with $name, in any colours and narrow',
    async ({ library, open }) => {
      const workbench = await openWorkbench({ library });
      const { page } = workbench;
      await page.getByRole('main').waitFor();
      const other = page.getByRole('button', { name: language, exact: true });
      if (await other.isVisible()) await other.click();
      await open(workbench);
      const wide = await violationsInEveryColour(page);
      await page.setViewportSize({ width: 320, height: 640 });
      expect([...wide, ...(await violations(page)), ...(await overflowingTexts(page))]).toEqual([]);
    },
  );
});
