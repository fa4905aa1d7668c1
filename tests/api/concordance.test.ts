import { describe, expect, it } from 'vitest';
import type { MethodInput, MethodOutput } from '../../db/contract/contract.ts';
import { newId } from '../../db/service/new-id.ts';
import { libraryOfReports, type ReportLibrary } from '../support/reports.ts';
import { seedDocuments } from '../search/search-library.ts';
import { codeOf } from '../support/vault.ts';

type Wishes = Omit<MethodInput<'search.concordance'>, 'query'>;

async function lines(library: ReportLibrary, query: string, wishes: Wishes = {}) {
  return (await library.job('search.concordance', { query, ...wishes })).records;
}

/** `left [words] right` of each line, the nearest word on either side. */
async function shown(library: ReportLibrary, query: string, wishes: Wishes = {}): Promise<string[]> {
  return (await lines(library, query, wishes)).map(({ before, words, after }) => {
    const left = before.trim().split(' ').at(-1) ?? '';
    return `${left} [${words}] ${after.trim().split(' ')[0] ?? ''}`;
  });
}

const NEIGHBOURS = [
  { name: 'a.txt', text: 'The old cell zero.\n\nEvery new cell alpha beta.\n\nA cell.' },
  { name: 'b.txt', text: 'Cell alpha at first, then my cell Émile.' },
];

describe('the concordance', () => {
  it('has a line for every place, in the order of the library', async () => {
    expect(await shown(libraryOfReports(NEIGHBOURS), 'cell')).toEqual([
      'old [cell] zero.',
      'new [cell] alpha',
      'A [cell] .',
      ' [Cell] alpha',
      'my [cell] Émile.',
    ]);
  });

  it('sorts by the word after, then by the one after that, whatever its case and marks', async () => {
    expect(await shown(libraryOfReports(NEIGHBOURS), 'cell', { sort: 'after' })).toEqual([
      'A [cell] .',
      ' [Cell] alpha',
      'new [cell] alpha',
      'my [cell] Émile.',
      'old [cell] zero.',
    ]);
  });

  it('sorts by the word before', async () => {
    expect(await shown(libraryOfReports(NEIGHBOURS), 'cell', { sort: 'before' })).toEqual([
      ' [Cell] alpha',
      'A [cell] .',
      'my [cell] Émile.',
      'new [cell] alpha',
      'old [cell] zero.',
    ]);
  });

  it('breaks ties by the second word before', async () => {
    const library = libraryOfReports([{ name: 'a.txt', text: 'Two the cell.\n\nOne the cell.' }]);
    const found = await lines(library, 'cell', { sort: 'before' });
    expect(found.map(({ before }) => before)).toEqual(['One the ', 'Two the ']);
  });

  it('sorts by the words found', async () => {
    const library = libraryOfReports([{ name: 'a.txt', text: 'A wall and a cell, cells, a wall, a cell.' }]);
    expect((await lines(library, 'wall OR cell', { sort: 'words' })).map(({ words }) => words)).toEqual([
      'cell',
      'cell',
      'cells',
      'wall',
      'wall',
    ]);
  });

  it('sorts Persian neighbours by the Persian alphabet', async () => {
    const text = ['یک', 'گل', 'پدر', 'ورزش', 'هنر', 'چای', 'آب', 'ژاله']
      .map((word) => `زندان ${word}`)
      .join('\n\n');
    const library = libraryOfReports([{ name: 'a.txt', text }]);
    const found = await lines(library, 'زندان', { sort: 'after' });
    expect(found.map(({ after }) => after.trim())).toEqual([
      'آب',
      'پدر',
      'چای',
      'ژاله',
      'گل',
      'ورزش',
      'هنر',
      'یک',
    ]);
  });

  it('gives the place in the text of its document', async () => {
    const library = libraryOfReports([{ name: 'a.txt', text: 'First.\n\nThe  inner \tcell here.' }]);
    const [line] = await lines(library, '"inner cell"');
    const { text } = library.call('documents.text', { documentId: library.id('a.txt'), start: 0, end: 1000 });
    expect(line).toMatchObject({ words: 'inner cell', before: 'The ', after: ' here.', direction: 'ltr' });
    expect(text.slice(line?.start, line?.end)).toMatch(/^inner\s+cell$/u);
  });

  it('shows 80 units of the passage on either side and cuts no word', async () => {
    const library = libraryOfReports([
      { name: 'a.txt', text: `${'abcdefg '.repeat(30)}cell${' hijklmn'.repeat(30)}` },
    ]);
    const [line] = await lines(library, 'cell');
    expect(line?.before).toBe('abcdefg '.repeat(10));
    expect(line?.after).toBe(' hijklmn'.repeat(10));
  });

  it('cuts no surrogate pair in text without spaces', async () => {
    const library = libraryOfReports([
      { name: 'a.txt', text: `x${'😀'.repeat(60)} cell ${'😀'.repeat(60)}` },
    ]);
    const [line] = await lines(library, 'cell');
    expect([line?.before.isWellFormed(), line?.after.isWellFormed()]).toEqual([true, true]);
    expect(line?.before.length).toBeGreaterThan(70);
  });

  it('has every spelling of a name, and only one where only that is asked for', async () => {
    const library = libraryOfReports([
      { name: 'a.txt', text: 'They met Kamrani.\n\nThey saw Kamraani.\n\nThey heard Ka’mrani.' },
    ]);
    expect((await lines(library, 'Kamrani')).map(({ words }) => words)).toEqual([
      'Kamrani',
      'Kamraani',
      'Ka’mrani',
    ]);
    expect((await lines(library, '=Kamrani')).map(({ words }) => words)).toEqual(['Kamrani']);
    expect((await lines(library, 'Kamrani', { exact: true })).map(({ words }) => words)).toEqual(['Kamrani']);
  });

  it('has no line for what is excluded, nor in passages that are', async () => {
    const library = libraryOfReports([{ name: 'a.txt', text: 'A cell.\n\nA cell with a wall.' }]);
    expect(await shown(library, 'cell -wall')).toEqual(['A [cell] .']);
  });

  it('has one line for a place that several terms find', async () => {
    const library = libraryOfReports([{ name: 'a.txt', text: 'The inner cell and a cell.' }]);
    expect(await shown(library, '"inner cell" cell inner*')).toEqual(['The [inner cell] and', 'a [cell] .']);
  });

  it.each([
    'Raisi',
    'commission OR committee',
    '"death commission"',
    'exec*',
    'Montazeri Khomeini',
    'prisoners -women',
    '"political prisoners"~3 executed',
    'massacer~ name:Khomeini',
    'م* OR Ebrahim',
  ])('has the places that are marked in each document: %s', async (query) => {
    const library = libraryOfReports(seedDocuments().map(({ file, text }) => ({ name: file, text })));
    const documents = library.call('documents.list', { sort: 'added' }).records;
    const marks = documents.flatMap(({ id: documentId }) =>
      library
        .call('search.marks', { documentId, query })
        .marks.map(({ start, end }) => `${documentId} ${start} ${end}`),
    );
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page: MethodOutput<'search.concordance'> = await library.job('search.concordance', {
        query,
        ...(cursor && { cursor }),
      });
      found.push(...page.records.map(({ documentId, start, end }) => `${documentId} ${start} ${end}`));
      cursor = page.next;
    } while (cursor !== null);
    expect(found).toEqual(marks);
  });

  it('is kept to a document and to a scope', async () => {
    const library = libraryOfReports(NEIGHBOURS);
    expect((await lines(library, 'cell', { documentId: library.id('b.txt') })).length).toBe(2);
    expect((await lines(library, 'cell', { scope: { kinds: ['heading'] } })).length).toBe(0);
  });

  it('pages through every line once, in any order', async () => {
    const text = Array.from({ length: 57 }, (_, at) => `Word${(at * 31) % 57} cell word${at % 5}.`).join(
      '\n\n',
    );
    const library = libraryOfReports([{ name: 'a.txt', text }]);
    for (const sort of ['library', 'words', 'before', 'after'] as const) {
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await library.job('search.concordance', {
          query: 'cell',
          sort,
          limit: 10,
          ...(cursor && { cursor }),
        });
        paged.push(...page.records.map(({ before, after }) => before + after));
        expect([page.total, page.isCut]).toEqual([57, false]);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      const whole = await lines(library, 'cell', { sort, limit: 200 });
      expect([sort, paged]).toEqual([sort, whole.map(({ before, after }) => before + after)]);
      expect(new Set(whole.map(({ start }) => start)).size).toBe(57);
    }
  });

  it('has at most 20,000 lines and says that there are more', async () => {
    const paragraph = 'cell '.repeat(2500);
    const text = Array.from({ length: 9 }, () => paragraph).join('\n\n');
    const library = libraryOfReports([{ name: 'a.txt', text }]);
    const page = await library.job('search.concordance', { query: 'cell', sort: 'after', limit: 1 });
    expect(page).toMatchObject({ total: 20_000, isCut: true });
    const last = await library.job('search.concordance', { query: 'cell', cursor: '19999', limit: 200 });
    expect([last.records.length, last.next]).toEqual([1, null]);
  });

  it('answers other calls while it is collected', async () => {
    const text = Array.from({ length: 3000 }, (_, at) => `Cell ${at} and some more words of it.`).join(
      '\n\n',
    );
    const library = libraryOfReports([{ name: 'a.txt', text }]);
    const job = newId();
    await library.job('search.concordance', { query: 'cell', sort: 'after', job });
    const slices = library.events.filter((event) => event.kind === 'progress' && event.job === job);
    expect(slices.length).toBe(15);
  });

  it('is the new one after a document has gone', async () => {
    const library = libraryOfReports(NEIGHBOURS);
    expect((await lines(library, 'cell')).length).toBe(5);
    library.call('documents.remove', { documentIds: [library.id('b.txt')] });
    expect((await lines(library, 'cell')).length).toBe(3);
    library.call('undo.undo', {});
    expect((await lines(library, 'cell')).length).toBe(5);
  });

  it.each(['', '********', '(((', '__proto__:x', 'a\u0000b\ud800', '\u202Ecell\u202D', 'ab'.repeat(200_000)])(
    'answers whatever is typed: %#',
    async (query) => {
      const page = await libraryOfReports(NEIGHBOURS).job('search.concordance', { query, sort: 'before' });
      expect(page.total).toBeLessThanOrEqual(5);
    },
  );

  it('is refused for a document that is not there and from a place that is none', async () => {
    const library = libraryOfReports(NEIGHBOURS);
    const answers = [
      await library.runJob('search.concordance', { query: 'cell', documentId: newId() }),
      await library.runJob('search.concordance', { query: 'cell', cursor: 'x' }),
    ];
    expect(answers.map(codeOf)).toEqual(['not-found', 'invalid-input']);
    expect((await library.job('search.concordance', { query: 'cell', cursor: '999' })).records).toEqual([]);
  });
});
