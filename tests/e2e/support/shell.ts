import type { Locator, Page } from 'playwright-core';

export function rail(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Parts of Sanad' });
}

export function dialog(page: Page, name: string): Locator {
  return page.getByRole('dialog', { name });
}

/** The name of the element that has the focus, as a screen reader would say it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    const labels = isField ? element.labels : null;
    return (
      element?.getAttribute('aria-label') ?? labels?.[0]?.innerText ?? element?.textContent?.trim() ?? ''
    );
  });
}

/** Where an element lies across the window, in CSS pixels from the left. */
export async function acrossOf(element: Locator): Promise<{ readonly left: number; readonly right: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('The element cannot be seen.');
  return { left: box.x, right: box.x + box.width };
}

/** How bright the page is behind everything, from 0 (black) to 1 (white). */
export function brightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (canvas === null) return Number.NaN;
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return Math.round(((red + green + blue) / 765) * 100) / 100;
  });
}
