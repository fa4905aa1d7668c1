import type { Page } from 'playwright-core';
import { focused } from './shell.ts';

const STOPS_AT_MOST = 60;

/** Presses Tab until the element of that name has the focus; fails where Tab does not lead to it. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < STOPS_AT_MOST; stop += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here === name) return;
    passed.push(here);
  }
  throw new Error(`Tab does not lead to “${name}”, only to: ${passed.join(' | ')}`);
}

/**
 * Whether it can be seen where the focus is: the element that has it, or the box drawn around its field, carries
 * a line of at least two CSS pixels in a colour that can be seen.
 */
export function isFocusSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    // The box of a field or of a switch is at most three elements around the control itself.
    let element = document.activeElement;
    for (let around = 0; around <= 3 && element !== null && element !== document.body; around += 1) {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
      const isTransparent = outlineColor === 'transparent' || outlineColor.endsWith(', 0)');
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !isTransparent) return true;
      if (boxShadow.includes('inset')) return true;
      element = element.parentElement;
    }
    return false;
  });
}
