import { describe, expect, test } from 'vitest';
import { overflowingTexts, violations, violationsInEveryColour } from './support/accessibility.ts';
import { SCENES, setLanguage } from './support/scenes.ts';
import { shareSanad } from './support/workbench.ts';

const NARROW_SCENES = SCENES.filter(({ isWide }) => isWide !== true);

describe.each([{ language: 'English' }, { language: 'فارسی' }])('in $language', ({ language }) => {
  const sanad = shareSanad({ prepare: (window) => setLanguage(window, language) });

  test.each(SCENES)('axe finds nothing wrong with $name in any colours', async ({ open }) => {
    const window = await sanad.openWindow();
    await open(window);
    expect(await violationsInEveryColour(window.page)).toEqual([]);
  });

  test.each(SCENES)('800 by 600: nothing is wrong with $name and no text of it is cut', async ({ open }) => {
    const window = await sanad.openWindow({ viewport: { width: 800, height: 600 } });
    await open(window);
    const { page } = window;
    expect({ violations: await violations(page), cut: await overflowingTexts(page) }).toEqual({
      violations: [],
      cut: [],
    });
  });

  // 320 CSS pixels are a window of 1280 enlarged four times (WCAG 2.2, 1.4.10).
  test.each(NARROW_SCENES)('320 wide: no text of $name is cut', async ({ open }) => {
    const window = await sanad.openWindow({ viewport: { width: 320, height: 640 } });
    await open(window);
    expect(await overflowingTexts(window.page)).toEqual([]);
  });
});
