import type { Locator, Page } from 'playwright-core';
import { SEED_DOCUMENTS } from './seed-documents.ts';
import { rail } from './shell.ts';

export function searchBox(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Search all documents' });
}

/** Goes to the search page, whatever is on the screen. */
export async function goToSearch(page: Page): Promise<void> {
  await rail(page).getByRole('link', { name: 'Search' }).click();
  await searchBox(page).waitFor();
}

export function results(page: Page): Locator {
  return page.getByRole('region', { name: 'Results' });
}

export function hits(page: Page): Locator {
  return results(page).getByRole('link');
}

/** What of a search can be seen: the documents that answer, by number, and the words marked in each. */
export async function answerShown(page: Page): Promise<Record<string, string[]>> {
  return results(page).evaluateAll(
    ([region], seeds) => {
      const answer: Record<string, string[]> = {};
      for (const group of region?.querySelectorAll('section') ?? []) {
        const title = group.querySelector('h2')?.innerText.trim();
        const seed = seeds.find((candidate) => candidate.title === title);
        const marked = [...group.querySelectorAll('mark')].map((mark) => mark.innerText);
        answer[seed?.number ?? `unknown: ${title}`] = [...new Set(marked)].sort();
      }
      return answer;
    },
    [...SEED_DOCUMENTS],
  );
}

/** The numbers of the documents that answer, in the order of the page. */
export async function documentsFound(page: Page): Promise<string[]> {
  const titles = await results(page).getByRole('heading', { level: 2 }).allInnerTexts();
  return titles.map((title) => SEED_DOCUMENTS.find((seed) => seed.title === title.trim())?.number ?? title);
}

/** Every spelling shown for a word of the query, with its count, such as `Raisi 2`. */
export function spellingsShown(page: Page, typed: string): Promise<string[]> {
  return page
    .getByRole('list', { name: `Found for ${typed}`, exact: true })
    .getByRole('listitem')
    .allInnerTexts();
}
