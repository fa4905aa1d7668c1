import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  statesShown,
  overflowingTexts,
  settled,
  violations,
  violationsInEveryColour,
} from './support/accessibility.ts';
import { callCore } from './support/core-call.ts';
import { SCENES, type Scene } from './support/scenes.ts';
import type { SanadWindow } from './support/launcher.ts';
import { shareSanad } from './support/workbench.ts';

/** How a scene is looked at, and what for. */
interface Look {
  readonly language: 'en' | 'fa';
  readonly size: { readonly width: number; readonly height: number };
  readonly findings: (page: Page) => Promise<readonly string[]>;
}

const WIDE = { width: 1280, height: 800 };
const SMALL = { width: 800, height: 600 };
// A window of 1280 enlarged four times (WCAG 2.2, 1.4.10).
const NARROW = { width: 320, height: 640 };

/** In an order in which each differs from the one before by one thing: the page is loaded once for all of them. */
const LOOKS: readonly Look[] = [
  { language: 'en', size: WIDE, findings: violationsInEveryColour },
  { language: 'fa', size: WIDE, findings: violationsInEveryColour },
  { language: 'fa', size: SMALL, findings: violationsAndCutTexts },
  { language: 'en', size: SMALL, findings: violationsAndCutTexts },
  { language: 'en', size: NARROW, findings: cutTexts },
  { language: 'fa', size: NARROW, findings: cutTexts },
];

async function cutTexts(page: Page): Promise<readonly string[]> {
  return (await overflowingTexts(page)).map((text) => `cut: ${text}`);
}

async function violationsAndCutTexts(page: Page): Promise<readonly string[]> {
  return [...(await violations(page)), ...(await cutTexts(page))];
}

async function setLanguage({ page }: SanadWindow, language: Look['language']): Promise<void> {
  await callCore(page, 'settings.set', { interfaceLanguage: language });
  await page.locator(`html[lang="${language}"]`).waitFor();
}

/** Changes language and size under the scene; where that takes away what was to be seen, brings it about again. */
async function lookAt(window: SanadWindow, { language, size, findings }: Look, scene: Scene) {
  const { page } = window;
  const shown = await statesShown(page);
  await setLanguage(window, language);
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
  await page.setViewportSize(size);
  await settled(page);
  if ((await statesShown(page)) !== shown) await scene.open(window);
  return (await findings(page)).map((finding) => `${language}, ${size.width} wide, ${finding}`);
}

const sanad = shareSanad();

test.each(SCENES)(
  'nothing is wrong with $name: in both languages, in any colours, wide and narrow',
  async (scene) => {
    const window = await sanad.openWindow();
    await window.page.getByRole('grid').waitFor();
    await setLanguage(window, 'en');
    await scene.open(window);
    const found: string[] = [];
    for (const look of LOOKS) {
      if (scene.isWide === true && look.size === NARROW) continue;
      found.push(...(await lookAt(window, look, scene)));
    }
    expect(found).toEqual([]);
  },
);
