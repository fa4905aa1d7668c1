import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callCore } from './support/core-call.ts';
import { libraryShown } from './support/library-page.ts';
import type { SanadWindow } from './support/launcher.ts';
import { markTexts, PERSIAN_TEXT, PERSIAN_TITLE } from './support/marked-texts.ts';
import { marginMarks, selectedText, selectWords, wordBar } from './support/marking-page.ts';
import { highlightsOf } from './support/marks.ts';
import { findBox, textOf } from './support/reader-page.ts';
import { NEW_AUDIO } from './support/seed-documents.ts';
import { eventually, shareSanad } from './support/workbench.ts';

const PERSIAN = { ...NEW_AUDIO, title: PERSIAN_TITLE };

const sanad = shareSanad({
  prepare: async ({ page }) => {
    await libraryShown(page);
    await markTexts(page);
  },
});

async function open(
  which: 'marked' | 'persian',
  look: { readonly width: number; readonly height: number },
): Promise<SanadWindow> {
  const window = await sanad.openWindow({ viewport: look });
  await libraryShown(window.page);
  const texts = await markTexts(window.page);
  await window.goTo(`/documents/${texts[which]}`);
  await window.page.locator('[data-margin-mark]').first().waitFor();
  await window.page.locator('section:focus').waitFor();
  return window;
}

const WIDE = { width: 1280, height: 800 };
const SMALL = { width: 800, height: 600 };
const NARROW = { width: 320, height: 640 };

describe('in a Persian text', () => {
  test('words selected with the mouse are highlighted, on exactly these words', async () => {
    const { page } = await open('persian', WIDE);
    const words = 'چند سطر دارد';
    await selectWords(page, PERSIAN, words);
    await wordBar(page).getByRole('button', { name: 'Highlight: Red' }).click();
    const start = PERSIAN_TEXT.indexOf(words);
    await eventually(async () =>
      (await highlightsOf(page, PERSIAN)).filter(({ colour }) => colour === 'red'),
    ).toMatchObject([{ words, start, end: start + words.length }]);
  });

  test('the arrows lead to the side they point to', async () => {
    const { page } = await open('persian', WIDE);
    await page.keyboard.press('F7');
    await eventually(() => selectedText(page)).toBe('شهادت');
    await page.keyboard.press('ArrowLeft');
    await eventually(() => selectedText(page)).toBe('آزمایشی');
    await page.keyboard.press('ArrowRight');
    await eventually(() => selectedText(page)).toBe('شهادت');
  });
});

describe('the bar beside words that are selected', () => {
  interface Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }

  /** The lines of what is selected. */
  function selectedLines(page: Page): Promise<Box[]> {
    return page.evaluate(() => {
      const range = document.getSelection()?.getRangeAt(0);
      return [...(range?.getClientRects() ?? [])].map(({ x, y, width, height }) => ({ x, y, width, height }));
    });
  }

  const isOver = (one: Box, other: Box): boolean =>
    one.x < other.x + other.width - 1 &&
    other.x < one.x + one.width - 1 &&
    one.y < other.y + other.height - 1 &&
    other.y < one.y + one.height - 1;

  test.each([
    { size: WIDE, words: 'New Audio' },
    { size: SMALL, words: 'New Audio' },
    { size: SMALL, words: 'then-Deputy Supreme' },
    { size: SMALL, words: 'newly surfaced audio recording, reported by BBC Persian on 14 April 2025' },
    { size: NARROW, words: 'Hossein-Ali' },
  ])('lies over none of “$words” and wholly in the text, $size.width wide', async ({ size, words }) => {
    const { page } = await open('marked', size);
    await selectWords(page, NEW_AUDIO, words);
    await wordBar(page).waitFor();
    const [bar, text] = [await wordBar(page).boundingBox(), await textOf(page, NEW_AUDIO).boundingBox()];
    if (bar === null || text === null) throw new Error('The bar cannot be seen.');
    expect((await selectedLines(page)).filter((line) => isOver(line, bar))).toEqual([]);
    expect(bar.x).toBeGreaterThanOrEqual(text.x);
    expect(bar.x + bar.width).toBeLessThanOrEqual(text.x + text.width);
    expect(bar.y).toBeGreaterThanOrEqual(text.y);
    expect(bar.y + bar.height).toBeLessThanOrEqual(text.y + text.height);
  });
});

describe('the marks in the margin', () => {
  /** The lines of the text that a mark lies over. */
  function linesUnder(marks: Locator): Promise<string[]> {
    return marks.evaluateAll((marks) => {
      const lines = [...document.querySelectorAll('article [data-start]')].flatMap((passage) => {
        const range = document.createRange();
        range.selectNodeContents(passage);
        return [...range.getClientRects()];
      });
      return marks.flatMap((mark) => {
        const box = mark.getBoundingClientRect();
        return lines
          .filter(
            (line) =>
              line.left < box.right - 1 &&
              box.left < line.right - 1 &&
              line.top < box.bottom &&
              box.top < line.bottom,
          )
          .map((line) => `${mark.getAttribute('aria-label') ?? ''} at ${line.left}–${line.right}`);
      });
    });
  }

  test.each([
    { which: 'marked', size: WIDE },
    { which: 'marked', size: SMALL },
    { which: 'marked', size: NARROW },
    { which: 'persian', size: SMALL },
    { which: 'persian', size: NARROW },
  ] as const)('lie over no word of the $which text, $size.width wide', async ({ which, size }) => {
    const { page } = await open(which, size);
    const marks = marginMarks(page.locator('[data-text-of]'));
    expect(await marks.count()).toBeGreaterThan(2);
    expect(await linesUnder(marks)).toEqual([]);
  });
});

test('words are copied with the source, the date and the passage they stand in', async () => {
  const { page } = await open('marked', WIDE);
  await selectWords(page, NEW_AUDIO, 'newly surfaced audio recording');
  await wordBar(page).getByRole('button', { name: 'Copy with source' }).click();
  await eventually(() => page.getByText('Copied with their source.').count()).toBe(1);
  await page.keyboard.press('Control+f');
  await findBox(page).press('Control+v');
  await eventually(() => findBox(page).inputValue()).toMatch(
    /^“newly surfaced audio recording”\s*\(New Audio Evidence .*; JVMI; 15 April 2025; passage 2\)$/,
  );
});

test('what touches more than twenty highlights says the count first', async () => {
  const { page, goTo } = await open('marked', WIDE);
  const [{ documentId } = { documentId: '' }] = await highlightsOf(page, NEW_AUDIO);
  for (let start = 3_000; start < 3_630; start += 30) {
    await callCore(page, 'highlights.create', { documentId, start, end: start + 25 });
  }
  await goTo('/highlights');
  await page.getByRole('grid', { name: 'Highlights' }).getByRole('row').nth(1).focus();
  await page.keyboard.press('Control+a');
  const before = (await callCore(page, 'highlights.list', { limit: 1 })).total;
  await page.getByText(`${before} chosen`, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  const confirm = async (): Promise<void> => {
    const question = page.getByRole('dialog');
    await question.getByText(String(before)).first().waitFor();
    await question.getByRole('button', { name: `Change ${before} records` }).click();
  };
  await confirm();
  await eventually(async () => (await callCore(page, 'highlights.list', { limit: 1 })).total).toBe(0);
  await page.keyboard.press('Control+z');
  await confirm();
  await eventually(async () => (await callCore(page, 'highlights.list', { limit: 1 })).total).toBe(before);
});
