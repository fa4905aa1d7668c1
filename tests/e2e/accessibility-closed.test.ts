import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import {
  overflowingTexts,
  settled,
  statesShown,
  violations,
  violationsInEveryColour,
} from './support/accessibility.ts';
import { callCore } from './support/core-call.ts';
import type { LibraryKind } from './support/libraries.ts';
import { openWorkbench, type Workbench } from './support/workbench.ts';

/** Makes a library with a passphrase in the language of the first page, and comes to the offer of a recovery code. */
async function protect({ page }: Workbench): Promise<void> {
  await page.getByRole('textbox').first().fill('seven quiet readers');
  await page.getByRole('textbox').nth(1).fill('seven quiet readers');
  await page.keyboard.press('Enter');
  await page.getByRole('progressbar').waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await answers(page).first().waitFor();
}

/** The buttons of a page but the one that changes the language, which is first. */
function answers(page: Page): Locator {
  return page
    .getByRole('main')
    .getByRole('button')
    .filter({ hasNotText: /^(?:English|فارسی)$/ });
}

/** One of the pages on which the protection of a library is changed. */
function protectionPage(place: string, fields: number) {
  return async (workbench: Workbench): Promise<void> => {
    await protect(workbench);
    await answers(workbench.page).nth(1).click();
    await workbench.page.getByRole('navigation').waitFor();
    await workbench.goTo(place);
    await workbench.page
      .getByRole('textbox')
      .nth(fields - 1)
      .waitFor();
    // Every complaint that the page has.
    await workbench.page.getByRole('main').locator('button[type="submit"]').click();
    await workbench.page.locator('[aria-invalid="true"]').first().waitFor();
  };
}

/** The pages that are there while no library is open, without a word of a language in how they are reached. */
const SCENES: readonly {
  readonly name: string;
  readonly library: LibraryKind;
  readonly open: (workbench: Workbench) => Promise<void>;
  /** Its language cannot be changed any more: the scene is brought about anew in the other one. */
  readonly isLast?: true;
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
    name: 'the first page with what a passphrase is worth and six words',
    library: 'none',
    open: async ({ page }) => {
      await page.getByRole('textbox').first().fill('evin');
      await page.getByRole('main').locator('strong').waitFor();
      await answers(page)
        .filter({ hasNot: page.locator('svg') })
        .first()
        .click();
      await page.getByRole('main').locator('[lang="en"][dir="ltr"]').waitFor();
    },
  },
  { name: 'the offer of a recovery code', library: 'none', open: protect },
  {
    name: 'the page of the moment in which the library is being locked',
    library: 'none',
    open: async (workbench) => {
      const { page } = workbench;
      await protect(workbench);
      await page.route('**/api/vault.lock', () => undefined);
      onTestFinished(() => page.unroute('**/api/vault.lock'));
      await page.keyboard.press('Control+l');
      await page.getByRole('progressbar').waitFor();
    },
  },
  {
    name: 'a recovery code that was mistyped',
    library: 'none',
    open: async (workbench) => {
      const { page } = workbench;
      await protect(workbench);
      await answers(page).first().click();
      await page.getByRole('listitem').nth(6).waitFor();
      await page.getByRole('textbox').fill('UUUUU UUUUU');
      await page.locator('[aria-invalid="true"]').waitFor();
    },
  },
  { name: 'changing the passphrase', library: 'none', open: protectionPage('/settings/passphrase', 3) },
  {
    name: 'the recovery code in the settings',
    library: 'none',
    open: protectionPage('/settings/recovery-code', 1),
  },
  {
    name: 'removing the protection',
    library: 'none',
    open: protectionPage('/settings/remove-protection', 2),
  },
  { name: 'erasing, from the settings', library: 'none', open: protectionPage('/settings/erase', 1) },
  {
    name: 'a forgotten passphrase without a recovery code',
    library: 'protected',
    open: async ({ page }) => {
      await answers(page).nth(-2).click();
      await page.getByRole('textbox').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'a forgotten passphrase',
    library: 'none',
    open: async (workbench) => {
      const { page } = workbench;
      await protect(workbench);
      await answers(page).first().click();
      await page.getByRole('listitem').nth(6).waitFor();
      await page.keyboard.press('Control+l');
      await page.getByRole('textbox').waitFor();
      await answers(page).nth(-2).click();
      await page.getByRole('textbox').nth(2).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('[aria-invalid="true"]').waitFor();
    },
  },
  {
    name: 'erasing, from the lock',
    library: 'protected',
    open: async ({ page }) => {
      await answers(page).last().click();
      await page.getByRole('textbox').waitFor();
      await page.keyboard.press('Tab');
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
    isLast: true,
    open: async ({ page, loseCore }) => {
      await page.getByRole('textbox').waitFor();
      await loseCore();
      await page.getByRole('textbox').waitFor({ state: 'detached' });
    },
  },
];

const LANGUAGES = [
  { language: 'en', name: 'English' },
  { language: 'fa', name: 'فارسی' },
] as const;
const WIDE = { width: 1280, height: 800 };
// A window of 1280 enlarged four times (WCAG 2.2, 1.4.10).
const NARROW = { width: 320, height: 640 };

/** The page has a button with the name of the language that it is not in. */
async function setLanguage(page: Page, { language, name }: (typeof LANGUAGES)[number]): Promise<void> {
  const other = page.getByRole('button', { name, exact: true });
  if (await other.isVisible()) await other.click();
  else await callCore(page, 'settings.set', { interfaceLanguage: language });
  await page.locator(`html[lang="${language}"]`).waitFor();
}

/** Changes the language under the scene; false where that has taken away what was to be seen. */
async function hasStayed(page: Page, language: (typeof LANGUAGES)[number]): Promise<boolean> {
  await page.setViewportSize(WIDE);
  const shown = await statesShown(page);
  await setLanguage(page, language);
  await settled(page);
  return (await statesShown(page)) === shown;
}

async function findings(page: Page): Promise<string[]> {
  await page.setViewportSize(WIDE);
  const wide = await violationsInEveryColour(page);
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
  await page.setViewportSize(NARROW);
  await settled(page);
  const cut = (await overflowingTexts(page)).map((text) => `cut: ${text}`);
  const narrow = [...(await violations(page)), ...cut].map((finding) => `320 wide: ${finding}`);
  return [...wide, ...narrow];
}

test.each(SCENES)(
  'nothing is wrong with $name: in both languages, in any colours, wide and narrow',
  async ({ library, open, isLast }) => {
    const found: string[] = [];
    let workbench: Workbench | null = null;
    for (const language of LANGUAGES) {
      const isStillThere: boolean =
        workbench !== null && isLast !== true && (await hasStayed(workbench.page, language));
      if (workbench === null || !isStillThere) {
        workbench = await openWorkbench({ library });
        await workbench.page.getByRole('main').waitFor();
        if (language.language !== 'en') await setLanguage(workbench.page, language);
        await open(workbench);
      }
      found.push(...(await findings(workbench.page)).map((finding) => `${language.name}, ${finding}`));
    }
    expect(found).toEqual([]);
  },
);
