import type { Locator, Page } from 'playwright-core';
import { textOf } from './reader-page.ts';
import type { SeedDocument } from './seed-documents.ts';
import { dialog } from './shell.ts';

/** Selects words of a text with the mouse, from before the first to behind the last of them. */
export async function selectWords(page: Page, seed: SeedDocument, words: string): Promise<void> {
  const ends = await textOf(page, seed).evaluate((area, words) => {
    const article = area.querySelector('article');
    const walker = document.createTreeWalker(article ?? area, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Text) nodes.push(node);
    }
    const joined = nodes.map(({ data }) => data).join('');
    const at = joined.indexOf(words);
    if (at === -1) throw new Error(`“${words}” is not on the page.`);
    const pointAt = (offset: number, side: 'left' | 'right') => {
      let rest = offset;
      for (const node of nodes) {
        if (rest < node.length) {
          const range = document.createRange();
          range.setStart(node, rest);
          range.setEnd(node, rest + 1);
          node.parentElement?.scrollIntoView({ block: 'nearest' });
          const isRightToLeft = node.parentElement?.closest('[dir="rtl"]') !== null;
          const { left, right, top, bottom } = range.getBoundingClientRect();
          const isLeft = (side === 'left') !== isRightToLeft;
          return { x: isLeft ? left + 0.5 : right - 0.5, y: (top + bottom) / 2 };
        }
        rest -= node.length;
      }
      throw new Error('The words go beyond the text.');
    };
    pointAt(at, 'left');
    const last = pointAt(at + words.length - 1, 'right');
    return { first: pointAt(at, 'left'), last };
  }, words);
  await page.mouse.move(ends.first.x, ends.first.y);
  await page.mouse.down();
  await page.mouse.move((ends.first.x + ends.last.x) / 2, ends.last.y, { steps: 3 });
  await page.mouse.move(ends.last.x, ends.last.y, { steps: 3 });
  await page.mouse.up();
}

/** The bar beside words that were selected. */
export function wordBar(page: Page): Locator {
  return page.getByRole('toolbar', { name: 'Chosen words' });
}

export function highlightCard(page: Page): Locator {
  return dialog(page, 'Highlight');
}

/** The stretches of a text that are highlighted, as they are drawn. */
export function highlighted(text: Locator): Locator {
  return text.locator('mark[data-fill]');
}

/** The highlighted words of a text in one piece, where nothing else cuts them. */
export async function highlightedWords(text: Locator): Promise<string> {
  return (await highlighted(text).allTextContents()).join('');
}

export function marginMarks(text: Locator): Locator {
  return text.locator('[data-margin-mark]');
}

/** What the page has selected. */
export function selectedText(page: Page): Promise<string> {
  return page.evaluate(() => String(document.getSelection()));
}
