import type { Locator, Page } from 'playwright-core';
import { documentTable, libraryShown } from './library-page.ts';
import type { SeedDocument } from './seed-documents.ts';

/** The pane of a document: its header, its bars and its text. */
export function pane(page: Page, document: SeedDocument): Locator {
  return page.getByRole('main').getByRole('region', { name: document.title, exact: true });
}

/** The scrolled text of a document. */
export function textOf(page: Page, document: SeedDocument): Locator {
  return page.getByRole('region', { name: `Text of ${document.title}` });
}

/** Waits until the words of a document can be seen. */
export async function textShown(page: Page, document: SeedDocument): Promise<void> {
  await textOf(page, document).getByRole('article').getByText(/\w/).first().waitFor();
}

/** Opens a document from the list of the library and waits for its text. */
export async function openFromLibrary(page: Page, document: SeedDocument): Promise<void> {
  await libraryShown(page);
  await documentTable(page).getByRole('link', { name: document.title }).click();
  await textShown(page, document);
}

/** Goes to the beginning of a text, wherever it was left. */
export async function toBeginning(page: Page, seed: SeedDocument): Promise<void> {
  await textOf(page, seed).press('Home');
  await page.waitForFunction(
    (name) => document.querySelector(`[aria-label="${name}"]`)?.scrollTop === 0,
    `Text of ${seed.title}`,
  );
}

/** The passage that is read at the top of a text, a line below its edge; its first words. */
export function topOf(text: Locator): Promise<string> {
  return text.evaluate((area) => {
    const top = area.getBoundingClientRect().top + 40;
    const passages = area.querySelectorAll<HTMLElement>(
      'article p, article li, article :is(h2, h3, h4, h5, h6)',
    );
    const first = [...passages].find((passage) => passage.getBoundingClientRect().bottom > top);
    return first?.innerText.slice(0, 60) ?? '';
  });
}

/** How far a text is scrolled, in CSS pixels. */
export function scrolled(text: Locator): Promise<number> {
  return text.evaluate((area) => Math.round(area.scrollTop));
}

/** Whether a piece of a text lies where it can be read without scrolling. */
export async function isInView(piece: Locator, text: Locator): Promise<boolean> {
  const [box, view] = await Promise.all([piece.boundingBox(), text.boundingBox()]);
  return box !== null && view !== null && box.y >= view.y && box.y + box.height <= view.y + view.height;
}

/** The bar of find-in-text. */
export function findBar(within: Page | Locator): Locator {
  return within.getByRole('search', { name: 'Find in this text' });
}

export function findBox(within: Page | Locator): Locator {
  return findBar(within).getByRole('searchbox', { name: 'Find in this text' });
}

/** The hit that the reader is at, among all marked ones. */
export function currentMark(text: Locator): Locator {
  return text.locator('mark[aria-current="true"]');
}

export function marks(text: Locator): Locator {
  return text.locator('mark');
}
