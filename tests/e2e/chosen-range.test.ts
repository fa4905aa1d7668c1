import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { offsetsOf, rangeAt } from '../../renderer/features/reader/chosen-range.ts';
import { callCore } from './support/core-call.ts';
import { idOf } from './support/marks.ts';
import { ALLEGATIONS, MASSACRE, NEW_AUDIO, THE_TAPE } from './support/seed-documents.ts';
import { shareSanad, type SharedSanad } from './support/workbench.ts';
import type { SanadWindow } from './support/launcher.ts';

const RANGES = 300;
const PERSIAN = [
  'شهادت آزمایشی',
  'این متنی آزمایشی است که نام‌های ساختگی دارد. آقای آزمون گفت: «هیچ‌کس نیامد.» سپس Test Person (آزمونی) در ۳۰٬۰۰۰ برگ نوشت 😀𐎠 که می‌شود.',
  '• بند نخست فهرست با واژهٔ کوتاه\n• بند دوم 👩‍👧 فهرست',
  'A line from the left — with an é and a\u200c joiner – between them.',
].join('\n\n');

const sanad: SharedSanad = shareSanad({ prepare: prepareTexts });

/** Every text with highlights, ends of links and the hits of a search over it, and one of them in Persian. */
async function prepareTexts({ page }: SanadWindow): Promise<void> {
  await page.getByRole('grid').getByRole('link').first().waitFor();
  const tape = await idOf(page, THE_TAPE);
  await callCore(page, 'documents.addVersion', { documentId: tape, file: 'persian.txt', text: PERSIAN });
  for (const id of await idsOf(page)) {
    const { length } = await callCore(page, 'documents.get', { documentId: id });
    for (const [start, end] of randomRanges(length, 25)) {
      // Ranges of nothing but white space and parts of a character are refused, which is as well.
      await callCore(page, 'highlights.create', { documentId: id, start, end }).catch(() => undefined);
    }
    await callCore(page, 'links.create', {
      kind: 'see-also',
      from: { documentId: id, range: { start: 3, end: Math.min(60, length) } },
      to: { documentId: id, range: null },
    });
  }
}

async function idsOf(page: Page): Promise<readonly string[]> {
  return (await callCore(page, 'documents.list', {})).records.map(({ id }) => id);
}

/** Ranges from a fixed sequence, most of them short, some over many passages. */
function randomRanges(length: number, count: number): readonly (readonly [number, number])[] {
  let state = 42;
  const random = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % below;
  };
  return Array.from({ length: count }, (_, index) => {
    const start = random(length - 1);
    const longest = index % 10 === 0 ? 2_000 : 80;
    return [start, Math.min(length, start + 1 + random(longest))] as const;
  });
}

/** The functions of the reader themselves, for a page that has no names for them. */
function readerFunctions(): string {
  const folder = new URL('../../renderer/features/reader/', import.meta.url);
  const code = ['passage-elements.ts', 'chosen-range.ts'].map((file) =>
    stripTypeScriptTypes(readFileSync(new URL(file, folder), 'utf8'))
      .replaceAll(/^import .*$/gm, '')
      .replaceAll(/^export /gm, ''),
  );
  return `(() => { ${code.join('\n')}; globalThis.reader = { offsetsOf, rangeAt }; })()`;
}

/** What the functions are called by in the page. */
interface InPage {
  readonly reader: { readonly offsetsOf: typeof offsetsOf; readonly rangeAt: typeof rangeAt };
}

/**
 * Goes from every range to the page and back; a range whose ends lie between passages comes back without what belongs to
 * none of them. Answers what came back otherwise.
 */
function roundTrips(page: Page, ranges: readonly (readonly [number, number])[]): Promise<unknown[]> {
  return page.evaluate((ranges) => {
    const area = document.querySelector<HTMLElement>('[data-text-of]');
    if (area === null) throw new Error('There is no text.');
    // Sound: put there by the test.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const { offsetsOf, rangeAt } = (globalThis as unknown as InPage).reader;
    const passages = [...area.querySelectorAll<HTMLElement>('[data-start]')].map((element) => {
      const start = Number(element.dataset['start']);
      return { start, end: start + element.textContent.length };
    });
    const isInside = (offset: number): boolean =>
      passages.some(({ start, end }) => start <= offset && offset < end);
    const wrong: unknown[] = [];
    for (const [start, end] of ranges) {
      const range = rangeAt(area, { start, end });
      if (range === null) {
        if (isInside(start) && isInside(end - 1)) wrong.push({ start, end, is: 'not on the page' });
        continue;
      }
      const back = offsetsOf(area, range);
      if (back?.start !== start || back.end !== end) wrong.push({ start, end, back });
    }
    return wrong;
  }, ranges);
}

test.each([ALLEGATIONS, MASSACRE, NEW_AUDIO, { title: 'شهادت آزمایشی' }])(
  'a range goes to the page and comes back the same, whatever lies over the text: $title',
  async ({ title }) => {
    const { page, goTo } = await sanad.openWindow();
    await page.getByRole('grid').getByRole('link').first().waitFor();
    const documentId = await idOf(page, { title });
    const { length } = await callCore(page, 'documents.get', { documentId });
    await goTo(`/documents/${documentId}`);
    await page.locator('mark[data-fill]').first().waitFor();
    await page.evaluate(readerFunctions());
    expect(await page.locator('[data-edges]').count()).toBeGreaterThan(0);
    expect(await roundTrips(page, randomRanges(length, RANGES))).toEqual([]);
  },
);

test('what the page shows of a range is the text of the document, joiners and pairs of units and all', async () => {
  const { page, goTo } = await sanad.openWindow();
  await page.getByRole('grid').getByRole('link').first().waitFor();
  const documentId = await idOf(page, { title: 'شهادت آزمایشی' });
  const { records } = await callCore(page, 'passages.list', { documentId });
  await goTo(`/documents/${documentId}`);
  await page.locator('mark[data-fill]').first().waitFor();
  await page.evaluate(readerFunctions());
  const shown = await page.evaluate(
    (ranges) => {
      const area = document.querySelector<HTMLElement>('[data-text-of]');
      // Sound: put there by the test.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const { rangeAt } = (globalThis as unknown as InPage).reader;
      return ranges.map((range) => (area === null ? null : (rangeAt(area, range)?.toString() ?? null)));
    },
    records.map(({ start, end }) => ({ start, end })),
  );
  expect(shown).toEqual(records.map(({ text }) => text));
});
