import { describe, expect, it } from 'vitest';
import type { MethodInput } from '../../db/contract/contract.ts';
import type { SearchGroups } from '../../db/contract/search.ts';
import { libraryOfReports, type ReportLibrary } from '../support/reports.ts';

type Wishes = Omit<MethodInput<'search.groups'>, 'query'>;

const REPORTS = [
  {
    name: 'a.txt',
    text: 'Kamrani in the cell.\n\nHe was a quiet man, and the wall was white.',
    date: '1988-07',
  },
  { name: 'b.txt', text: 'Another report of Tavassoli.\n\nEven so, the even wall stood.' },
];

function groupsOf(library: ReportLibrary, query: string, wishes: Wishes = {}): Promise<SearchGroups> {
  return library.job('search.groups', { query, ...wishes });
}

/** Excerpts of one group, with the marks in square brackets. */
async function marked(library: ReportLibrary, group: keyof SearchGroups, query: string): Promise<string[]> {
  const { records } = (await groupsOf(library, query))[group];
  return records.map(({ excerpt, marks }) =>
    marks
      .toReversed()
      .reduce(
        (text, [from, to]) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`,
        excerpt,
      ),
  );
}

async function totals(library: ReportLibrary, query: string, wishes: Wishes = {}): Promise<number[]> {
  const { titles, highlights, notes, tags } = await groupsOf(library, query, wishes);
  return [titles.total, highlights.total, notes.total, tags.total];
}

function highlight(
  library: ReportLibrary,
  { name = 'a.txt', words, comment = '' }: { name?: string; words: string; comment?: string },
): string {
  const documentId = library.id(name);
  const { text } = library.call('documents.text', { documentId, start: 0, end: 10_000 });
  const start = text.indexOf(words);
  return library.call('highlights.create', { documentId, start, end: start + words.length, comment }).id;
}

describe('the groups of a search', () => {
  it('find a name that is spelled so only in a note', async () => {
    const library = libraryOfReports(REPORTS);
    library.call('notes.create', { title: 'Who', body: 'It was *Kamraani* who spoke.' });
    expect(await marked(library, 'notes', 'Kamrani')).toEqual(['It was [Kamraani] who spoke.']);
    expect(await marked(library, 'notes', 'Ka’mrani')).toEqual(['It was [Kamraani] who spoke.']);
    expect(await totals(library, 'Kamrani', { exact: true })).toEqual([1, 0, 0, 0]);
  });

  it('show the first paragraph of a note that has the words, and its title where none has', async () => {
    const library = libraryOfReports(REPORTS);
    library.call('notes.create', { title: 'Cell', body: 'None here.\n\nA cell.\n\nAnother cell.' });
    library.call('notes.create', { title: 'On the cell', body: 'None here.' });
    expect(await marked(library, 'notes', 'cell')).toEqual(['On the [cell]', 'A [cell].']);
  });

  it('do not take a common word for a name', async () => {
    const library = libraryOfReports([...REPORTS, { name: 'c.txt', text: 'At Evin, at Evin, at Evin.' }]);
    library.call('notes.create', { body: 'even so' });
    expect(await totals(library, 'Evin')).toEqual([1, 0, 0, 0]);
    expect((await totals(library, 'even'))[2]).toBe(1);
  });

  it('find titles, with the words marked', async () => {
    const library = libraryOfReports(REPORTS);
    const { titles } = await groupsOf(library, 'tavassoli');
    expect(titles).toMatchObject({
      total: 1,
      records: [{ documentId: library.id('b.txt'), titleBasis: 'opening-words', direction: 'ltr' }],
    });
    expect((await marked(library, 'titles', 'tavassoli'))[0]).toContain('[Tavassoli]');
  });

  it('find highlights by their words and by their comments', async () => {
    const library = libraryOfReports(REPORTS);
    const first = highlight(library, { name: 'a.txt', words: 'a quiet man', comment: 'To be checked.' });
    const { highlights } = await groupsOf(library, 'quiet');
    const documentId = library.id('a.txt');
    expect(highlights.records).toMatchObject([
      { highlightId: first, documentId, in: 'words', excerpt: 'a quiet man' },
    ]);
    expect((await groupsOf(library, 'checked')).highlights.records).toMatchObject([{ in: 'comment' }]);
    expect(await marked(library, 'highlights', 'checks')).toEqual(['To be [checked].']);
    expect(await totals(library, 'quiet checked')).toEqual([0, 1, 0, 0]);
    expect(await totals(library, '"man to"')).toEqual([0, 0, 0, 0]);
  });

  it('give highlights in reading order', async () => {
    const library = libraryOfReports(REPORTS);
    for (const words of ['the wall was', 'even wall', 'wall was white']) {
      highlight(library, { name: words === 'even wall' ? 'b.txt' : 'a.txt', words });
    }
    const found = await marked(library, 'highlights', 'wall');
    expect(found).toEqual(['the [wall] was', '[wall] was white', 'even [wall]']);
  });

  it('find tags by their names and aliases, with their paths and counts', async () => {
    const library = libraryOfReports(REPORTS);
    const prisons = library.call('tags.create', { name: 'Prisons' }).id;
    const tag = library.call('tags.create', {
      name: 'Evin',
      parentId: prisons,
      aliases: ['The hill'],
      documentIds: [library.id('a.txt')],
    });
    const { tags } = await groupsOf(library, 'hill');
    expect(tags.records).toMatchObject([
      {
        tagId: tag.id,
        path: ['Prisons', 'Evin'],
        documents: 1,
        highlights: 0,
        excerpt: 'The hill',
        marks: [[4, 8]],
      },
    ]);
    expect(await totals(library, 'evin')).toEqual([0, 0, 0, 1]);
    expect(await totals(library, '"evin the"')).toEqual([0, 0, 0, 0]);
  });

  it.each([
    ['cell wall', 1],
    ['cell -wall', 1],
    ['cell OR door', 3],
    ['"inner cell"', 1],
    ['"cell inner"', 0],
    ['"cell wall"~3', 1],
    ['inne*', 1],
    ['in?er', 1],
    ['innor~', 1],
    ['=cells', 0],
    ['(cell OR door) -inner', 2],
    ['سلول', 1],
  ])('understand a query as passages are understood: %s', async (query, count) => {
    const library = libraryOfReports(REPORTS);
    library.call('notes.create', { body: 'the inner cell, then a wall' });
    library.call('notes.create', { body: 'a cell' });
    library.call('notes.create', { body: 'a door and a سلول' });
    expect((await groupsOf(library, query)).notes.total).toBe(count);
  });

  it('find each spelling of Persian letters', async () => {
    const library = libraryOfReports(REPORTS);
    library.call('notes.create', { title: 'كتابهاي زندان', body: '' });
    expect((await groupsOf(library, 'زندان')).notes.records).toMatchObject([{ direction: 'rtl' }]);
    expect((await totals(library, 'کتابهای'))[2]).toBe(1);
  });

  it('follow every change, and its undoing', async () => {
    const library = libraryOfReports(REPORTS);
    const count = async (query: string) => (await totals(library, query)).join(' ');
    const note = library.call('notes.create', { body: 'first words' });
    expect(await count('first')).toBe('0 0 1 0');
    library.call('notes.save', { noteId: note.id, version: note.version, body: 'second words' });
    expect([await count('first'), await count('second')]).toEqual(['0 0 0 0', '0 0 1 0']);
    library.call('undo.undo', {});
    expect([await count('first'), await count('second')]).toEqual(['0 0 1 0', '0 0 0 0']);
    library.call('notes.remove', { noteIds: [note.id] });
    expect(await count('first')).toBe('0 0 0 0');
    library.call('undo.undo', {});
    expect(await count('first')).toBe('0 0 1 0');
    const highlightId = highlight(library, { name: 'a.txt', words: 'quiet', comment: 'abc' });
    library.call('highlights.update', { highlightIds: [highlightId], comment: 'xyz' });
    expect([await count('abc'), await count('xyz')]).toEqual(['0 0 0 0', '0 1 0 0']);
    library.call('undo.undo', {});
    expect([await count('abc'), await count('xyz')]).toEqual(['0 1 0 0', '0 0 0 0']);
    const tag = library.call('tags.create', { name: 'abc' });
    library.call('tags.update', { tagId: tag.id, aliases: ['xyz'] });
    expect([await count('abc'), await count('xyz')]).toEqual(['0 1 0 1', '0 0 0 1']);
  });

  it('leave out what is in the trash, and what lies on it', async () => {
    const library = libraryOfReports(REPORTS);
    highlight(library, { name: 'a.txt', words: 'a quiet man' });
    const tagId = library.call('tags.create', { name: 'quiet' }).id;
    expect(await totals(library, 'quiet')).toEqual([0, 1, 0, 1]);
    library.call('documents.remove', { documentIds: [library.id('a.txt')] });
    library.call('tags.remove', { tagIds: [tagId] });
    expect(await totals(library, 'quiet')).toEqual([0, 0, 0, 0]);
    expect((await totals(library, 'Kamrani'))[0]).toBe(0);
  });

  it('leave out templates', async () => {
    const library = libraryOfReports(REPORTS);
    library.call('notes.create', { role: 'template', title: 'Testimony', body: 'Who told it' });
    expect(await totals(library, 'testimony')).toEqual([0, 0, 0, 0]);
  });

  it('keep by filters where they have a meaning', async () => {
    const library = libraryOfReports(REPORTS);
    const tagId = library.call('tags.create', { name: 'Walls' }).id;
    const [white, even] = [
      highlight(library, { name: 'a.txt', words: 'the wall was white' }),
      highlight(library, { name: 'b.txt', words: 'even wall' }),
    ];
    library.call('notes.create', { title: 'About the wall', body: 'tall', tagIds: [tagId] });
    library.call('notes.create', { title: 'Another wall', body: 'low' });
    library.call('tags.apply', { tagIds: [tagId], highlightIds: [even] });
    expect(await totals(library, 'wall')).toEqual([0, 2, 2, 1]);
    highlight(library, { name: 'b.txt', words: 'wall stood' });
    expect(await totals(library, 'wall tag:walls')).toEqual([0, 1, 1, 1]);
    expect(
      (await groupsOf(library, 'wall date:1988')).highlights.records.map(({ highlightId }) => highlightId),
    ).toEqual([white]);
    expect(await totals(library, 'wall date:1988')).toEqual([0, 1, 0, 0]);
    expect(await totals(library, 'wall note:low')).toEqual([0, 0, 1, 0]);
    expect(await totals(library, 'wall -tag:walls')).toEqual([0, 2, 1, 0]);
    library.call('tags.apply', { tagIds: [tagId], documentIds: [library.id('a.txt')] });
    expect(await totals(library, 'wall tag:walls')).toEqual([0, 2, 1, 1]);
    expect((await totals(library, 'title:tavassoli'))[0]).toBe(1);
  });

  it('count all and show the first', async () => {
    const library = libraryOfReports(REPORTS);
    for (let index = 0; index < 30; index += 1)
      library.call('notes.create', { title: `Word ${index}`, body: '' });
    const { notes } = await groupsOf(library, 'word', { limit: 3 });
    expect([notes.total, notes.records.map(({ title }) => title)]).toEqual([
      30,
      ['Word 29', 'Word 28', 'Word 27'],
    ]);
    expect((await groupsOf(library, 'word')).notes.records.length).toBe(10);
  });

  it('find in many notes what was changed since they were first looked through', async () => {
    const library = libraryOfReports(REPORTS);
    const made = Array.from({ length: 60 }, (_, at) =>
      library.call('notes.create', { body: `common word${at}` }),
    );
    expect((await totals(library, 'common'))[2]).toBe(60);
    for (const { id, version } of made.slice(0, 20))
      library.call('notes.save', { noteId: id, version, body: 'rare' });
    library.call('notes.remove', { noteIds: made.slice(15, 25).map(({ id }) => id) });
    expect([(await totals(library, 'common'))[2], (await totals(library, 'rare'))[2]]).toEqual([35, 15]);
  });

  it('answer several at once while the words are first read', async () => {
    const library = libraryOfReports(REPORTS);
    for (let index = 0; index < 450; index += 1) library.call('tags.create', { name: `Word ${index}` });
    const answers = await Promise.all(['word', 'word', '449'].map((query) => groupsOf(library, query)));
    expect(answers.map(({ tags }) => tags.total)).toEqual([450, 450, 1]);
  });

  it.each([
    '',
    '********',
    '~~~~',
    '((((',
    '__proto__:x',
    'a\u0000b\ud800',
    '\u202E\u202D',
    'ab'.repeat(200_000),
    '-only',
  ])('find nothing for what says nothing: %#', async (query) => {
    const library = libraryOfReports(REPORTS);
    library.call('notes.create', { title: '__proto__', body: 'constructor' });
    const [titles, highlights, , tags] = await totals(library, query);
    expect([titles, highlights, tags]).toEqual([0, 0, 0]);
  });

  it('leave no word of a note, or of the query, in the log', async () => {
    const library = libraryOfReports(REPORTS);
    library.call('notes.create', { title: 'Zarrabi', body: 'Mokhtari' });
    await groupsOf(library, 'Zarrabi Mokhtari');
    await library.runJob('search.groups', { query: 'Zarrabi', limit: 0 });
    expect(JSON.stringify([library.records, library.events])).not.toMatch(/zarrabi|mokhtari/iu);
  });
});
