import { describe, expect, it } from 'vitest';
import type { DocumentListRequest } from '../../db/store/document-list.ts';
import type { LibraryStores } from '../../db/store/library.ts';
import { addDocument, emptyLibrary, stated } from '../support/library.ts';

type Wish = Partial<DocumentListRequest>;

function titles(stores: LibraryStores, wish: Wish = {}): string[] {
  const page = stores.documentList.page({ sort: 'added', order: 'ascending', limit: 200, ...wish });
  return page?.documents.map(({ title }) => title) ?? ['refused'];
}

/** Every title, page by page, as a window would ask for them. */
function titlesByPages(stores: LibraryStores, wish: Wish): string[] {
  const all: string[] = [];
  let cursor: string | undefined;
  do {
    const page = stores.documentList.page({ sort: 'added', order: 'ascending', limit: 3, ...wish, cursor });
    all.push(...(page?.documents.map(({ title }) => title) ?? ['refused']));
    cursor = page?.next ?? undefined;
  } while (cursor !== undefined);
  return all;
}

function libraryOfFive(): LibraryStores {
  const stores = emptyLibrary();
  addDocument(stores, {
    title: 'élan',
    words: 30,
    language: 'fr',
    source: { publisher: stated('Zeta Press'), date: stated('1990') },
  });
  addDocument(stores, {
    title: 'Delta',
    words: 10,
    source: { publisher: stated('alpha press'), date: stated('1988-08') },
  });
  addDocument(stores, { title: 'alpha', words: 20, source: { date: stated('1988-07-28') } });
  addDocument(stores, {
    title: '“Beta”',
    words: 20,
    language: 'fa',
    source: { publisher: stated('Mid Press') },
  });
  addDocument(stores, { title: 'Gamma', words: 40 });
  return stores;
}

describe('the list of documents', () => {
  it.each<[DocumentListRequest['sort'], string[], string[]]>([
    ['added', ['élan', 'Delta', 'alpha', '“Beta”', 'Gamma'], ['Gamma', '“Beta”', 'alpha', 'Delta', 'élan']],
    ['title', ['alpha', '“Beta”', 'Delta', 'élan', 'Gamma'], ['Gamma', 'élan', 'Delta', '“Beta”', 'alpha']],
    ['words', ['Delta', 'alpha', '“Beta”', 'élan', 'Gamma'], ['Gamma', 'élan', '“Beta”', 'alpha', 'Delta']],
    [
      'language',
      ['alpha', 'Delta', 'Gamma', '“Beta”', 'élan'],
      ['élan', '“Beta”', 'Gamma', 'Delta', 'alpha'],
    ],
    [
      'publisher',
      ['Delta', '“Beta”', 'élan', 'alpha', 'Gamma'],
      ['élan', '“Beta”', 'Delta', 'Gamma', 'alpha'],
    ],
    ['date', ['alpha', 'Delta', 'élan', '“Beta”', 'Gamma'], ['élan', 'Delta', 'alpha', 'Gamma', '“Beta”']],
  ])('is sorted by %s in both orders, what is not stated last', (sort, ascending, descending) => {
    const stores = libraryOfFive();
    expect(titles(stores, { sort, order: 'ascending' })).toEqual(ascending);
    expect(titles(stores, { sort, order: 'descending' })).toEqual(descending);
  });

  it.each(['added', 'title', 'words', 'language', 'publisher', 'date'] as const)(
    'gives every document once, page by page, sorted by %s',
    (sort) => {
      const stores = libraryOfFive();
      for (let copy = 0; copy < 3; copy += 1) addDocument(stores, { title: 'Same', words: 20 });
      for (const order of ['ascending', 'descending'] as const) {
        expect(titlesByPages(stores, { sort, order })).toEqual(titles(stores, { sort, order }));
      }
    },
  );

  it('goes on in the right place when documents came in between two pages', () => {
    const stores = libraryOfFive();
    const first = stores.documentList.page({ sort: 'title', order: 'ascending', limit: 2 });
    addDocument(stores, { title: 'aardvark' });
    addDocument(stores, { title: 'Charlie' });
    const rest = titles(stores, { sort: 'title', cursor: first?.next ?? '' });
    expect(rest).toEqual(['Charlie', 'Delta', 'élan', 'Gamma']);
  });

  it('counts all that pass the filter, whatever the page', () => {
    const stores = libraryOfFive();
    const page = stores.documentList.page({ sort: 'added', order: 'ascending', limit: 1, filter: 'press' });
    expect(page?.total).toBe(3);
    expect(page?.documents).toHaveLength(1);
    expect(page?.next).not.toBeNull();
  });

  it.each(['x', '', '{}', '0'.repeat(26), 'DROP TABLE document'])(
    'refuses a cursor it did not give: %s',
    (cursor) => {
      const { documentList } = libraryOfFive();
      expect(documentList.page({ sort: 'added', order: 'ascending', limit: 5, cursor })).toBeNull();
    },
  );
});

function libraryToFilter(): LibraryStores {
  const stores = emptyLibrary();
  addDocument(stores, {
    title: 'A Letter from Ra’isi',
    file: '007_d5d954a6.txt',
    source: { author: stated('Fayçal Test'), publisher: stated('Example Wire'), date: stated('1988-07') },
  });
  addDocument(stores, { title: 'گزارش زندان‌ها', language: 'fa' });
  addDocument(stores, { title: 'Other', source: { place: stated('Evin') } });
  return stores;
}

describe('the filter', () => {
  it.each([
    ['letter'],
    ['LETTER'],
    ["ra'isi"],
    ['raisi'],
    ['faycal'],
    ['FAYÇAL'],
    ['1988'],
    ['1988-07'],
    ['d5d954a6'],
    ['wire letter'],
    ['letter wire example 1988'],
    ['lett'],
    ['“letter”'],
  ])('finds by title, file, author, publisher and date, however it is typed: %s', (filter) => {
    expect(titles(libraryToFilter(), { filter })).toEqual(['A Letter from Ra’isi']);
  });

  it.each(['گزارش', 'زندان', 'زندان‌ها', 'گزارش زندان'])('finds Persian titles: %s', (filter) => {
    expect(titles(libraryToFilter(), { filter })).toEqual(['گزارش زندان‌ها']);
  });

  it.each(['evin', 'letter evin', 'xyz', 'letterwire'])(
    'does not find what stands nowhere there: %s',
    (filter) => {
      expect(titles(libraryToFilter(), { filter })).toEqual([]);
    },
  );

  it.each(['', '   ', '…', '"', '%', '_'])(
    'lets everything through when it holds no word: "%s"',
    (filter) => {
      expect(titles(libraryToFilter(), { filter })).toHaveLength(3);
    },
  );

  it('keeps to one language', () => {
    expect(titles(libraryToFilter(), { language: 'fa' })).toEqual(['گزارش زندان‌ها']);
    expect(titles(libraryToFilter(), { language: 'fa', filter: 'letter' })).toEqual([]);
  });
});
