import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openSearch, type Search } from '../../db/search/search.ts';
import { createCorpusFile } from '../../db/store/corpus-file.ts';
import { SEED_FOLDER, takeInFile } from '../support/corpus.ts';

export interface SearchLibrary {
  readonly database: Database;
  readonly search: Search;
}

export interface TestDocument {
  readonly file: string;
  readonly text: string;
}

/** A library with these documents, by way of the real importer, closed when the test has finished. */
export function libraryOf(documents: readonly TestDocument[]): SearchLibrary {
  const corpus = createCorpusFile(':memory:');
  onTestFinished(() => corpus.close());
  for (const { file, text } of documents) {
    takeInFile(corpus.stores, { name: file, bytes: Buffer.from(text) });
  }
  const { library } = corpus.stores.databases;
  return { database: library, search: openSearch(library) };
}

/** A library with one document whose paragraphs these are. */
export function libraryWith(...paragraphs: string[]): SearchLibrary {
  return libraryOf([{ file: 'test.txt', text: paragraphs.join('\n\n') }]);
}

export function seedDocuments(): TestDocument[] {
  return readdirSync(SEED_FOLDER)
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(SEED_FOLDER, file), 'utf8') }));
}
