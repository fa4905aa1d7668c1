import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { libraryShown } from './support/library-page.ts';
import { openFromLibrary, scrolled, textOf, textShown, topOf } from './support/reader-page.ts';
import { ALLEGATIONS, MASSACRE, NEW_AUDIO, THE_TAPE, type SeedDocument } from './support/seed-documents.ts';
import { focused } from './support/shell.ts';
import { eventually, openWorkbench, shareSanad } from './support/workbench.ts';

describe('the structure of a text', () => {
  const sanad = shareSanad();
  const open = async (document: SeedDocument) => {
    const { page } = await sanad.openWindow();
    await openFromLibrary(page, document);
    return textOf(page, document);
  };

  test('its headings are headings, nested as in the document', async () => {
    const text = await open(NEW_AUDIO);
    const levels = await text
      .getByRole('heading')
      .evaluateAll((headings) => headings.map(({ tagName, textContent }) => `${tagName} ${textContent}`));
    expect(levels).toEqual([
      'H2 New Audio Evidence Reveals Further Details of Iran’s 1988 Massacre',
      'H3 Background: The 1988 Massacre',
      'H3 New Evidence: The Second Audio Recording',
      'H3 Key Remarks by Montazeri in New Audio File',
      'H4 On Ahmad Khomeini’s Role:',
      'H4 On Public Sentiment:',
      'H4 On the Execution of Women Prisoners from the Eternal Light Operation:',
      'H4 On the Execution of a Female Prisoner from Shiraz:',
      'H4 On the Legal Status of Women Prisoners:',
      'H4 On the Regime’s Approach and Consequences:',
      'H4 On Preserving the Regime’s Image:',
      'H3 Human Rights Implications',
      'H3 JVMI’s Call to Action',
    ]);
  });

  test('its lists are lists', async () => {
    const text = await open(NEW_AUDIO);
    const counts = await text
      .getByRole('list')
      .evaluateAll((lists) => lists.map((list) => list.querySelectorAll('li').length));
    expect(counts).toEqual([5, 4, 2]);
  });

  test('its numbered paragraphs begin with their numbers', async () => {
    const text = await open(MASSACRE);
    const openings = await text
      .getByRole('paragraph')
      .evaluateAll((paragraphs) =>
        paragraphs
          .map(({ textContent }) => /^\d+\./.exec(textContent)?.[0])
          .filter((number) => number !== undefined),
      );
    expect(openings).toEqual(Array.from({ length: 12 }, (_, index) => `${index + 1}.`));
  });

  test('its separators are kept', async () => {
    const text = await open(NEW_AUDIO);
    expect(await text.getByText('***', { exact: true }).count()).toBe(2);
  });

  test('leftovers of the web page are kept and set apart', async () => {
    const text = await open(MASSACRE);
    const furniture = text.getByRole('group', { name: 'page furniture' });
    expect(await furniture.getByRole('paragraph').allInnerTexts()).toEqual([
      'Iran 1988 Massacre',
      '• Phone: +44 203 286 2959',
      '• Mail:',
      '• Website:',
      '• Address: London, United Kingdom',
    ]);
  });

  test('nothing of the document is left out', async () => {
    const text = await open(ALLEGATIONS);
    const words = (await text.getByRole('article').innerText()).split(/\s+/).filter((word) => word !== '');
    expect(words.length).toBe(872);
  });

  test('its lines are between 60 and 75 characters long', async () => {
    const text = await open(THE_TAPE);
    const perLine = await text
      .getByRole('paragraph')
      .nth(2)
      .evaluate((paragraph) => {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        const lines = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top))).size;
        return paragraph.textContent.length / lines;
      });
    expect(perLine).toBeGreaterThan(60);
    expect(perLine).toBeLessThan(75);
  });

  test('the header says where it comes from', async () => {
    const { page } = await sanad.openWindow();
    await openFromLibrary(page, NEW_AUDIO);
    await page.getByRole('main').getByText('JVMI · 15 April 2025').waitFor();
  });

  test('the text has the focus, so that its keys scroll it', async () => {
    const { page } = await sanad.openWindow();
    await openFromLibrary(page, THE_TAPE);
    await eventually(() => focused(page)).toBe(`Text of ${THE_TAPE.title}`);
  });
});

describe('the headings of a text as contents', () => {
  const sanad = shareSanad();

  test('are one key away', async () => {
    const { page } = await sanad.openWindow();
    await openFromLibrary(page, MASSACRE);
    await page.keyboard.press('Control+Shift+O');
    await eventually(() => page.getByRole('menuitem').allInnerTexts()).toEqual([
      '1988 Massacre of Political prisoners in Iran',
      'A Crime Against Humanity',
      'Montazeri’s audio tape',
    ]);
  });

  test('lead to their places', async () => {
    const { page } = await sanad.openWindow();
    await openFromLibrary(page, NEW_AUDIO);
    await page.getByRole('button', { name: 'Contents' }).click();
    await page.getByRole('menuitem', { name: 'Human Rights Implications' }).click();
    await eventually(() => topOf(textOf(page, NEW_AUDIO))).toBe('Human Rights Implications');
  });

  test('are not offered where the text has none', async () => {
    const { page } = await sanad.openWindow();
    await openFromLibrary(page, THE_TAPE);
    expect(await page.getByRole('button', { name: 'Contents' }).count()).toBe(0);
  });
});

describe('the place where reading stopped', () => {
  /** Reads three screens of a document and leaves it. */
  async function readOn(page: Page, document: SeedDocument): Promise<void> {
    await openFromLibrary(page, document);
    await eventually(() => focused(page)).toBe(`Text of ${document.title}`);
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('PageDown');
    await eventually(() => scrolled(textOf(page, document))).toBeGreaterThan(1000);
    await page.keyboard.press('Control+Shift+L');
    await libraryShown(page);
  }

  test('is found again after another page', async () => {
    const window = await openWorkbench();
    await readOn(window.page, THE_TAPE);
    await openFromLibrary(window.page, THE_TAPE);
    await eventually(() => scrolled(textOf(window.page, THE_TAPE))).toBeGreaterThan(900);
  });

  test('stays the same however often the document is opened and left', async () => {
    const { page } = await openWorkbench();
    await readOn(page, THE_TAPE);
    const tops: string[] = [];
    for (let opening = 0; opening < 4; opening += 1) {
      await openFromLibrary(page, THE_TAPE);
      await eventually(() => scrolled(textOf(page, THE_TAPE))).toBeGreaterThan(0);
      tops.push(await topOf(textOf(page, THE_TAPE)));
      await page.keyboard.press('Control+Shift+L');
    }
    expect(new Set(tops).size, tops.join(' / ')).toBe(1);
  });

  test('is found again after a restart', async () => {
    const workbench = await openWorkbench();
    await readOn(workbench.page, THE_TAPE);
    const { page } = await workbench.restart();
    await openFromLibrary(page, THE_TAPE);
    await eventually(() => scrolled(textOf(page, THE_TAPE))).toBeGreaterThan(900);
  });

  test('is kept for each document by itself', async () => {
    const window = await openWorkbench();
    await readOn(window.page, THE_TAPE);
    await openFromLibrary(window.page, ALLEGATIONS);
    await textShown(window.page, ALLEGATIONS);
    expect(await scrolled(textOf(window.page, ALLEGATIONS))).toBe(0);
  });
});
