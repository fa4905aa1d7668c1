import type { Locator, Page } from 'playwright-core';
import type { SeedDocument } from './seed-documents.ts';

/** The list of documents. */
export function documentTable(page: Page): Locator {
  return page.getByRole('grid', { name: 'Documents in the library' });
}

export function documentRow(page: Page, document: SeedDocument): Locator {
  return documentTable(page).getByRole('row', { name: document.title });
}

/** Waits until the documents can be seen. */
export async function libraryShown(page: Page): Promise<void> {
  await documentTable(page).getByRole('link').first().waitFor();
}

/** The titles as they are listed, from the top. */
export function titlesListed(page: Page): Promise<string[]> {
  return documentTable(page).getByRole('link').allInnerTexts();
}

/** What one column says of each document, from the top. */
export async function columnListed(page: Page, place: number): Promise<string[]> {
  const rows = await documentTable(page).getByRole('row').all();
  return Promise.all(rows.slice(1).map((row) => row.getByRole('gridcell').nth(place).innerText()));
}

/** Columns after the title, which heads its row. */
export const COLUMN = { source: 0, date: 1, language: 2, words: 3, origin: 4 } as const;

/** The pane that says where the document in hand comes from. */
export function inspector(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Inspector' });
}

/** The value that the inspector gives for a field of the source record or of the original. */
export function fieldInspected(page: Page, field: string): Locator {
  const name = inspector(page)
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${field}$`) });
  return name.locator('xpath=following-sibling::*[1]');
}
