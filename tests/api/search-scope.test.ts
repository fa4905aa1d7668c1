import { describe, expect, it } from 'vitest';
import { tagId, type TagId } from '../../db/contract/ids.ts';
import { passageKind } from '../../db/contract/models.ts';
import type { SearchFacets, SearchScope } from '../../db/contract/search.ts';
import type { TestDispatch } from '../support/dispatch.ts';
import { libraryOfReports, type Report } from '../support/reports.ts';

const REPORTS: readonly Report[] = [
  {
    name: 'a.txt',
    text: 'Nameless cell one.\n\nNameless cell two.\n\n- nameless cell in a list\n\n- and another cell',
    publisher: 'First Journal',
    date: '1988-07-28',
  },
  { name: 'b.txt', text: 'A nameless cell.', publisher: 'Second Journal', date: '1988' },
  { name: 'c.txt', text: 'One more nameless cell.', publisher: 'First Journal', date: '2001-05' },
  { name: 'd.txt', text: 'A nameless cell in no year.' },
];

function files(library: TestDispatch, scope: SearchScope, query = 'cell'): string[] {
  return library
    .call('search.run', { query, scope })
    .hits.map(({ file, ordinal }) => `${file} ${ordinal}`)
    .toSorted();
}

/** Of each facet: value, documents, passages. */
function told(facets: SearchFacets, facet: keyof SearchFacets): string[] {
  return facets[facet].map(({ label, documents, passages }) => `${label}: ${documents} ${passages}`);
}

describe('the scope of a search', () => {
  it.each<[string, SearchScope, string[]]>([
    ['nothing', {}, ['a.txt 0', 'a.txt 1', 'a.txt 2', 'a.txt 3', 'b.txt 0', 'c.txt 0', 'd.txt 0']],
    [
      'empty lists',
      { publishers: [], years: [], tags: { any: [] } },
      ['a.txt 0', 'a.txt 1', 'a.txt 2', 'a.txt 3', 'b.txt 0', 'c.txt 0', 'd.txt 0'],
    ],
    ['a publisher', { publishers: ['Second Journal'] }, ['b.txt 0']],
    ['one publisher or another', { publishers: ['Second Journal', ''] }, ['b.txt 0', 'd.txt 0']],
    ['a year', { years: ['1988'] }, ['a.txt 0', 'a.txt 1', 'a.txt 2', 'a.txt 3', 'b.txt 0']],
    ['a year that is not stated', { years: [''] }, ['d.txt 0']],
    ['a publisher and a year', { publishers: ['First Journal'], years: ['2001'] }, ['c.txt 0']],
    ['a kind', { kinds: ['list-item'] }, ['a.txt 2', 'a.txt 3']],
    ['what the library does not have', { publishers: ['Third Journal'] }, []],
  ])('keeps by %s', (_, scope, found) => {
    expect(files(libraryOfReports(REPORTS), scope)).toEqual(found);
  });

  it('keeps by tags, those below them included', () => {
    const library = libraryOfReports(REPORTS);
    const prisons = library.call('tags.create', { name: 'Prisons' }).id;
    const evin = library.call('tags.create', {
      name: 'Evin',
      parentId: prisons,
      documentIds: [library.id('b.txt')],
    }).id;
    const read = library.call('tags.create', {
      name: 'Read',
      documentIds: [library.id('b.txt'), library.id('c.txt')],
    }).id;
    const gone = library.call('tags.create', { name: 'Gone', documentIds: [library.id('d.txt')] }).id;
    library.call('tags.remove', { tagIds: [gone] });
    expect(files(library, { tags: { any: [prisons] } })).toEqual(['b.txt 0']);
    expect(files(library, { tags: { any: [evin, read] } })).toEqual(['b.txt 0', 'c.txt 0']);
    expect(files(library, { tags: { all: [prisons, read] } })).toEqual(['b.txt 0']);
    expect(files(library, { tags: { all: [read], none: [prisons] } })).toEqual(['c.txt 0']);
    expect(files(library, { tags: { any: [gone] } })).toEqual([]);
  });

  it('follows tags that are put on, taken off and undone', () => {
    const library = libraryOfReports(REPORTS);
    const tagId = library.call('tags.create', { name: 'Read' }).id;
    const tagged = (): string[] => files(library, { tags: { any: [tagId] } });
    expect(tagged()).toEqual([]);
    library.call('tags.apply', { tagIds: [tagId], documentIds: [library.id('d.txt')] });
    expect(tagged()).toEqual(['d.txt 0']);
    library.call('undo.undo', {});
    expect(tagged()).toEqual([]);
  });

  it('does not bring back what is in the trash', () => {
    const library = libraryOfReports(REPORTS);
    library.call('documents.remove', { documentIds: [library.id('b.txt')] });
    expect(files(library, { years: ['1988'] }).filter((file) => file.startsWith('b'))).toEqual([]);
    expect(
      library.call('search.run', { query: 'cell', scope: { publishers: ['Second Journal'] } }).passages,
    ).toBe(0);
  });

  it('knows a document that came after the last search', () => {
    const library = libraryOfReports(REPORTS);
    expect(files(library, { publishers: ['Second Journal'] })).toEqual(['b.txt 0']);
    library.call('documents.addVersion', {
      documentId: library.id('b.txt'),
      file: 'e.txt',
      text: 'A nameless cell, corrected.',
    });
    expect(files(library, { publishers: ['Second Journal'] })).toEqual(['e.txt 0']);
    expect(files(library, { publishers: [''] })).toEqual(['d.txt 0']);
  });

  it('does not take a new document for one that was destroyed before it', () => {
    const library = libraryOfReports(REPORTS);
    expect(files(library, { publishers: [''] })).toEqual(['d.txt 0']);
    library.call('documents.remove', { documentIds: [library.id('d.txt')] });
    library.call('trash.empty', { confirmedRecords: 1 });
    library.call('documents.addVersion', {
      documentId: library.id('b.txt'),
      file: 'e.txt',
      text: 'A nameless cell, corrected.',
    });
    expect(files(library, { publishers: [''] })).toEqual([]);
    expect(files(library, { publishers: ['Second Journal'] })).toEqual(['e.txt 0']);
    expect(told(library.call('search.facets', { query: 'cell' }), 'publishers')).toEqual([
      'First Journal: 2 5',
      'Second Journal: 1 1',
    ]);
  });

  it('narrows the marks of a document, too', () => {
    const library = libraryOfReports(REPORTS);
    const marks = (scope: SearchScope) =>
      library.call('search.marks', { documentId: library.id('a.txt'), query: 'cell', scope }).marks.length;
    expect([marks({}), marks({ kinds: ['list-item'] }), marks({ years: ['2001'] })]).toEqual([4, 2, 0]);
  });
});

describe('the facets of a search', () => {
  it('count the documents and passages of each value, the most passages first', () => {
    const library = libraryOfReports(REPORTS);
    const facets = library.call('search.facets', { query: 'cell' });
    expect(told(facets, 'publishers')).toEqual(['First Journal: 2 5', ': 1 1', 'Second Journal: 1 1']);
    expect(told(facets, 'years')).toEqual(['1988: 2 5', ': 1 1', '2001: 1 1']);
    expect(told(facets, 'kinds')).toEqual(['paragraph: 4 5', 'list-item: 1 2']);
    expect(facets.languages.map(({ passages }) => passages).reduce((sum, count) => sum + count, 0)).toBe(7);
    expect(facets.tags).toEqual([]);
  });

  it('count each facet over the hits that all wishes but its own would leave', () => {
    const library = libraryOfReports(REPORTS);
    const scope: SearchScope = { publishers: ['First Journal'], years: ['1988'] };
    const facets = library.call('search.facets', { query: 'cell', scope });
    expect(told(facets, 'publishers')).toEqual(['First Journal: 1 4', 'Second Journal: 1 1']);
    expect(told(facets, 'years')).toEqual(['1988: 1 4', '2001: 1 1']);
    expect(told(facets, 'kinds')).toEqual(['list-item: 1 2', 'paragraph: 1 2']);
  });

  it.each([
    { publishers: ['First Journal'] },
    { years: ['1988', ''] },
    { kinds: ['paragraph' as const], publishers: ['First Journal', ''] },
    { languages: ['en', 'fa', ''], years: ['1988'] },
  ])('promise what a search with one value of it finds: %j', (scope: SearchScope) => {
    const library = libraryOfReports(REPORTS);
    const [a, b, c] = ['a.txt', 'b.txt', 'c.txt'].map((name) => library.id(name));
    const parentId = library.call('tags.create', { name: 'One', documentIds: [a ?? '', b ?? ''] }).id;
    library.call('tags.create', { name: 'Two', parentId, documentIds: [b ?? '', c ?? ''] });
    const facets = library.call('search.facets', { query: 'cell', scope });
    for (const { value, documents, passages } of facets.tags) {
      const found = library.call('search.run', {
        query: 'cell',
        scope: { ...scope, tags: { any: [tagId.parse(value)] } },
      });
      expect([value, found.documents, found.passages]).toEqual([value, documents, passages]);
    }
    for (const facet of ['publishers', 'years', 'languages'] as const) {
      for (const { value, documents, passages } of facets[facet]) {
        const found = library.call('search.run', { query: 'cell', scope: { ...scope, [facet]: [value] } });
        expect([facet, value, found.documents, found.passages]).toEqual([facet, value, documents, passages]);
      }
    }
    for (const { value, passages } of facets.kinds) {
      const kinds = [passageKind.parse(value)];
      expect(library.call('search.run', { query: 'cell', scope: { ...scope, kinds } }).passages).toBe(
        passages,
      );
    }
  });

  it('name a tag by its path and count what lies below it once', () => {
    const library = libraryOfReports(REPORTS);
    const [a, b] = [library.id('a.txt'), library.id('b.txt')];
    const prisons = library.call('tags.create', { name: 'Prisons', documentIds: [a] }).id;
    library.call('tags.create', { name: 'Evin', parentId: prisons, documentIds: [a, b] });
    const { tags } = library.call('search.facets', { query: 'cell' });
    expect(tags.map(({ label, documents, passages }) => [label, documents, passages])).toEqual([
      ['Prisons', 2, 5],
      ['Prisons / Evin', 2, 5],
    ]);
    expect(tags[0]?.value).toBe(prisons);
  });

  it('shorten a very long path from its beginning', () => {
    const library = libraryOfReports(REPORTS);
    let parentId: TagId | null = null;
    for (let depth = 0; depth < 10; depth += 1) {
      const documentIds = depth === 9 ? [library.id('a.txt')] : [];
      parentId = library.call('tags.create', {
        name: `${depth}${'x'.repeat(150)}`,
        parentId,
        documentIds,
      }).id;
    }
    const labels = library.call('search.facets', { query: 'cell' }).tags.map(({ label }) => label);
    expect(labels.every((label) => label.length < 520)).toBe(true);
    expect(labels.filter((label) => label.startsWith('…')).length).toBe(7);
    expect(labels).toContainEqual(expect.stringMatching(/^… \/ 7x+ \/ 8x+ \/ 9x+$/u));
  });

  it('leave out spellings that are switched off', () => {
    const library = libraryOfReports([
      { name: 'a.txt', text: 'They met Kamrani there.' },
      { name: 'b.txt', text: 'They met Kamraani there.' },
    ]);
    const counted = (spellingsOff: { typed: string; form: string }[]) =>
      library
        .call('search.facets', { query: 'Kamrani', spellingsOff })
        .kinds.reduce((sum, { passages }) => sum + passages, 0);
    expect([counted([]), counted([{ typed: 'Kamrani', form: 'kamraani' }])]).toEqual([2, 1]);
  });

  it.each(['', '********', '__proto__:x', 'a\u0000b', '\u202Eabc', 'ab'.repeat(100_000)])(
    'of a query that finds nothing are empty: %#',
    (query) => {
      const library = libraryOfReports(REPORTS);
      const facets = library.call('search.facets', { query });
      expect(Object.values(facets).flat()).toEqual([]);
    },
  );
});
