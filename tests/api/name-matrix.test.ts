import { describe, expect, it } from 'vitest';
import type { MethodInput } from '../../db/contract/contract.ts';
import type { MatrixRow } from '../../db/contract/search.ts';
import { libraryOfReports, type ReportLibrary } from '../support/reports.ts';
import { codeOf } from '../support/vault.ts';

type Wishes = Omit<MethodInput<'search.matrix'>, 'names'>;

const REPORTS = [
  { name: 'a.txt', text: 'Bahram Kamrani spoke.\n\nKamrani and Kamraani again, Kamrani.\n\nNot a word.' },
  { name: 'b.txt', text: 'Ali Kamrani only. Bahram was away.' },
  { name: 'c.txt', text: 'Nobody OR somebody, and NOT Tavassoli.' },
];

async function rows(
  library: ReportLibrary,
  names: readonly string[],
  wishes: Wishes = {},
): Promise<MatrixRow[]> {
  return (await library.job('search.matrix', { names: [...names], ...wishes })).rows;
}

async function counts(
  library: ReportLibrary,
  names: readonly string[],
  wishes: Wishes = {},
): Promise<string[]> {
  const found = await rows(library, names, wishes);
  return found.map(({ name, documents, passages }) => `${name}: ${documents} ${passages}`);
}

describe('the matrix of names and documents', () => {
  it('has a row for each name, in the order of the list', async () => {
    expect(await counts(libraryOfReports(REPORTS), ['Tavassoli', 'Kamrani', 'Nameless'])).toEqual([
      'Tavassoli: 1 1',
      'Kamrani: 2 3',
      'Nameless: 0 0',
    ]);
  });

  it('looks for a name of several words as a phrase, in every spelling', async () => {
    const library = libraryOfReports([...REPORTS, { name: 'd.txt', text: 'There was Bahraam Kamraani.' }]);
    expect(await counts(library, ['Bahram Kamrani', 'Kamrani Bahram'])).toEqual([
      'Bahram Kamrani: 2 2',
      'Kamrani Bahram: 0 0',
    ]);
    expect(await counts(library, ['Bahram Kamrani'], { exact: true })).toEqual(['Bahram Kamrani: 1 1']);
  });

  it('tells each spelling with the passages it is in', async () => {
    const [row] = await rows(libraryOfReports(REPORTS), ['Kamrani']);
    expect(row?.spellings.map(({ text, passages, relation }) => [text, passages, relation])).toEqual([
      ['Kamrani', 3, 'exact'],
      ['Kamraani', 1, 'spelling'],
    ]);
  });

  it('opens at the passage that matches best, most passages first', async () => {
    const library = libraryOfReports(REPORTS);
    const [row] = await rows(library, ['Kamrani']);
    expect(row?.cells.map(({ documentId, passages }) => [documentId, passages])).toEqual([
      [library.id('a.txt'), 2],
      [library.id('b.txt'), 1],
    ]);
    const starts = (row?.cells ?? []).map(({ documentId, start }) => {
      const { hits } = library.call('search.run', { query: 'Kamrani', documentId });
      return start === hits[0]?.start;
    });
    expect(starts).toEqual([true, true]);
  });

  it.each([
    ['Nobody OR somebody', '"Nobody OR somebody"', 1],
    ['-Kamrani', 'Kamrani', 2],
    ['=Kamrani*', 'Kamrani', 2],
    ['Kamrani~2', '"Kamrani~2"', 0],
    ['"Bahram" Kamrani', '"Bahram  Kamrani"', 1],
    ['title:Kamrani', '"title:Kamrani"', 0],
    ['(Kamrani', 'Kamrani', 2],
    ['OR', '"OR"', 1],
  ])('takes no sign for an operator: %s', async (name, query, documents) => {
    const [row] = await rows(libraryOfReports(REPORTS), [name]);
    expect(row).toMatchObject({ name, query, documents });
  });

  it('gives a query that finds the same passages', async () => {
    const library = libraryOfReports(REPORTS);
    const names = [
      'Kamrani',
      '-Kamrani',
      'Bahram Kamrani',
      'OR',
      'Nobody OR somebody',
      'Ka’mrani',
      'NOT Tavassoli',
    ];
    for (const { query, passages, documents } of await rows(library, names)) {
      const found = library.call('search.run', { query });
      expect([query, found.passages, found.documents]).toEqual([query, passages, documents]);
    }
  });

  it('is kept to a scope', async () => {
    const library = libraryOfReports(REPORTS.map((report) => ({ ...report, publisher: report.name })));
    expect(await counts(library, ['Kamrani'], { scope: { publishers: ['b.txt'] } })).toEqual([
      'Kamrani: 1 1',
    ]);
  });

  it('leaves out what is in the trash', async () => {
    const library = libraryOfReports(REPORTS);
    library.call('documents.remove', { documentIds: [library.id('a.txt')] });
    expect(await counts(library, ['Kamrani'])).toEqual(['Kamrani: 1 1']);
    expect(await counts(library, ['Kamrani'], { scope: { publishers: [''] } })).toEqual(['Kamrani: 1 1']);
  });

  it.each(['', '   ', '***', '\u0000', '\u202E\u202D', '😀', '__proto__', '\ud800', '"'])(
    'answers whatever stands in the list: %#',
    async (name) => {
      const [row] = await rows(libraryOfReports(REPORTS), [name]);
      expect(row).toMatchObject({ documents: 0, passages: 0, cells: [] });
    },
  );

  it('finds twenty-five names at once and refuses more', async () => {
    const library = libraryOfReports(REPORTS);
    const names = Array.from({ length: 25 }, () => 'Kamrani');
    expect((await rows(library, names)).length).toBe(25);
    const answers = [
      await library.runJob('search.matrix', { names: [...names, 'one more'] }),
      await library.runJob('search.matrix', { names: [] }),
      await library.runJob('search.matrix', { names: ['x'.repeat(10_000_000)] }),
    ];
    expect(answers.map(codeOf)).toEqual(['invalid-input', 'invalid-input', 'invalid-input']);
  });
});
