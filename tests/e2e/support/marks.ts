import type { Page } from 'playwright-core';
import type { Highlight } from '../../../db/contract/highlights.ts';
import type { Link } from '../../../db/contract/links.ts';
import { callCore, documentIds } from './core-call.ts';
import type { SeedDocument } from './seed-documents.ts';

export async function idOf(page: Page, seed: Pick<SeedDocument, 'title'>): Promise<string> {
  const id = (await documentIds(page)).get(seed.title);
  if (id === undefined) throw new Error(`There is no document “${seed.title}”.`);
  return id;
}

/** Where words stand in the canonical text of a document, at their first place. */
export async function placeOf(
  page: Page,
  seed: SeedDocument,
  words: string,
): Promise<{ documentId: string; start: number; end: number }> {
  const documentId = await idOf(page, seed);
  const { text } = await callCore(page, 'documents.text', { documentId, start: 0, end: 200_000 });
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`“${words}” is not in “${seed.title}”.`);
  return { documentId, start, end: start + words.length };
}

/** Makes a highlight as another window would. */
export async function makeHighlight(
  page: Page,
  seed: SeedDocument,
  highlight: { readonly words: string; readonly colour?: Highlight['colour']; readonly comment?: string },
): Promise<Highlight> {
  const { words, ...more } = highlight;
  return callCore(page, 'highlights.create', { ...(await placeOf(page, seed, words)), ...more });
}

export async function highlightsOf(page: Page, seed: SeedDocument): Promise<readonly Highlight[]> {
  const documentId = await idOf(page, seed);
  return (await callCore(page, 'highlights.list', { documentId, limit: 200 })).records;
}

export async function linksOf(page: Page, seed: SeedDocument): Promise<readonly Link[]> {
  return (await callCore(page, 'links.list', { documentId: await idOf(page, seed) })).records;
}

interface WordsOf {
  readonly seed: SeedDocument;
  readonly words: string;
}

/** Makes a link as another window would. */
export async function makeLink(page: Page, from: WordsOf, to: WordsOf): Promise<Link> {
  const endAt = async ({ seed, words }: WordsOf) => {
    const { documentId, start, end } = await placeOf(page, seed, words);
    return { documentId, range: { start, end } };
  };
  return callCore(page, 'links.create', { kind: 'see-also', from: await endAt(from), to: await endAt(to) });
}
