import { describe, expect, it } from 'vitest';
import { highlightId, tagId, type DocumentId, type HighlightId } from '../../db/contract/ids.ts';
import { MAX_ANCHOR_LENGTH, type Highlight } from '../../db/contract/highlights.ts';
import type { LibraryStores } from '../../db/store/library.ts';
import { newId } from '../../db/service/new-id.ts';
import { dispatchOver, type TestDispatch } from '../support/dispatch.ts';
import { addDocument, emptyLibrary } from '../support/library.ts';
import { codeOf } from '../support/vault.ts';

const TEXT = 'The first paragraph tells of Evin.\n\nThe second one tells of Gohardasht, in 1367.\n';

interface Desk extends TestDispatch {
  readonly stores: LibraryStores;
  readonly documentId: DocumentId;
  /** Highlights the first occurrence of some words. */
  highlight(words: string, more?: Readonly<Record<string, unknown>>): Highlight;
}

/** A library with one document, ready to be highlighted. */
function desk(text = TEXT): Desk {
  const stores = emptyLibrary();
  const documentId = addDocument(stores, { text, title: 'A letter' });
  const dispatch = dispatchOver(stores);
  return {
    ...dispatch,
    stores,
    documentId,
    highlight(words, more = {}) {
      const start = text.indexOf(words);
      return dispatch.call('highlights.create', { documentId, start, end: start + words.length, ...more });
    },
  };
}

function listed(on: Desk, more: Readonly<Record<string, unknown>> = {}): string[] {
  return on.call('highlights.list', { documentId: on.documentId, ...more }).records.map(({ words }) => words);
}

describe('making a highlight', () => {
  it('keeps the exact words, what stands around them, and where they are', () => {
    const on = desk();
    const made = on.highlight('paragraph tells', { colour: 'blue', comment: 'See the letter.' });
    expect(made).toMatchObject({
      documentId: on.documentId,
      documentTitle: 'A letter',
      state: 'anchored',
      start: 10,
      end: 25,
      words: 'paragraph tells',
      before: 'The first ',
      after: ' of Evin.\n\nThe second one tells ',
      colour: 'blue',
      comment: 'See the letter.',
      direction: 'ltr',
      tags: [],
      notes: 0,
      createdAt: '2026-01-01T00:00:00.000Z',
      changedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(on.call('highlights.get', { highlightId: made.id })).toEqual(made);
  });

  it('leaves out white space at the ends', () => {
    expect(desk().highlight(' of Evin.\n\n').words).toBe('of Evin.');
  });

  it('reaches across passages', () => {
    expect(desk().highlight('Evin.\n\nThe second').words).toBe('Evin.\n\nThe second');
  });

  it('may overlap another, or be on the same words', () => {
    const on = desk();
    on.highlight('first paragraph');
    on.highlight('paragraph tells');
    on.highlight('first paragraph');
    expect(listed(on)).toEqual(['first paragraph', 'first paragraph', 'paragraph tells']);
  });

  it('takes in the whole of a character of two units', () => {
    const on = desk('He wrote 𐎠𐎡 in the margin.');
    const start = 'He wrote '.length + 1;
    const made = on.call('highlights.create', { documentId: on.documentId, start, end: start + 2 });
    expect(made).toMatchObject({ words: '𐎠𐎡', start: start - 1, end: start + 3 });
  });

  it('cuts no character of two units in what stands around the words', () => {
    const on = desk(`${'𐎠'.repeat(40)}xEvinx${'𐎠'.repeat(20)}`);
    const { before, after } = on.highlight('Evin');
    expect({ before: before.isWellFormed(), after: after.isWellFormed() }).toEqual({
      before: true,
      after: true,
    });
    expect([before.length, after.length]).toEqual([31, 31]);
    expect(on.highlight('xEvinx').before).toHaveLength(32);
  });

  it('has the direction of its words, not that of the document', () => {
    expect(desk('He called them «منافقین» in the letter.').highlight('«منافقین»').direction).toBe('rtl');
  });

  it('has the colour that was chosen last where none is given', () => {
    const on = desk();
    on.call('settings.set', { highlightColour: 'green' });
    expect(on.highlight('Evin').colour).toBe('green');
  });

  it('is one step that can be undone and redone, tags and all', () => {
    const on = desk();
    const tag = addTag(on.stores, 'Prisons');
    const made = on.highlight('Evin', { tagIds: [tag] });
    expect(made.tags).toEqual([{ id: tag, name: 'Prisons', colour: 'yellow' }]);
    expect(on.call('undo.status', {}).undo).toMatchObject({ subject: { name: 'Evin' } });
    on.call('undo.undo', {});
    expect(listed(on)).toEqual([]);
    on.call('undo.redo', {});
    expect(on.call('highlights.get', { highlightId: made.id })).toEqual(made);
  });

  it.each([
    ['ends before it starts', 10, 4],
    ['is empty', 10, 10],
    ['ends beyond the text', 10, TEXT.length + 1],
    ['lies beyond the text', 5_000, 5_010],
    ['holds nothing but white space', 34, 36],
  ])('is refused where the range %s', (_, start, end) => {
    const on = desk();
    const { documentId } = on;
    expect(codeOf(on.dispatch('highlights.create', { documentId, start, end }))).toBe('invalid-input');
    expect(listed(on)).toEqual([]);
  });

  it('is refused on characters that cannot be seen', () => {
    const on = desk('Evin\u200b\u200f\u200b and Gohardasht');
    const input = { documentId: on.documentId, start: 4, end: 7 };
    expect(codeOf(on.dispatch('highlights.create', input))).toBe('invalid-input');
  });

  it('is refused on more text than the limit, and made on as much', () => {
    const on = desk('a'.repeat(MAX_ANCHOR_LENGTH + 1));
    const { documentId } = on;
    const [start, end] = [0, MAX_ANCHOR_LENGTH + 1];
    expect(codeOf(on.dispatch('highlights.create', { documentId, start, end }))).toBe('too-large');
    expect(on.call('highlights.create', { documentId, start: 1, end }).words).toHaveLength(MAX_ANCHOR_LENGTH);
  });

  it('is not made with a tag that is not there', () => {
    const on = desk();
    const [start, end, tagIds] = [0, 3, [newId()]];
    const input = { documentId: on.documentId, start, end, tagIds };
    expect(codeOf(on.dispatch('highlights.create', input))).toBe('not-found');
    expect(listed(on)).toEqual([]);
  });
});

describe('changing highlights', () => {
  it('changes colour and comment of several at once and says how many were different', () => {
    const on = desk();
    const made = [on.highlight('Evin', { colour: 'red' }), on.highlight('1367'), on.highlight('first')];
    on.clock.nowMs += 1_000;
    const highlightIds = made.map(({ id }) => id);
    expect(on.call('highlights.update', { highlightIds, colour: 'red' })).toEqual({ changed: 2 });
    const records = on.call('highlights.list', {}).records;
    expect(records.map(({ colour }) => colour)).toEqual(['red', 'red', 'red']);
    expect(records.map(({ changedAt }) => changedAt.slice(17, 19))).toEqual(['01', '00', '01']);
    expect(on.call('undo.status', {}).undo?.subject).toEqual({ name: '1367', count: 2 });
  });

  it('changes nothing where all is as wished', () => {
    const on = desk();
    const { id } = on.highlight('Evin', { comment: 'A prison.' });
    const commits = on.commits.length;
    const input = { highlightIds: [id], comment: 'A prison.' };
    expect(on.call('highlights.update', input)).toEqual({ changed: 0 });
    expect(on.commits).toHaveLength(commits);
  });

  it('counts an id given twice once', () => {
    const on = desk();
    const { id } = on.highlight('Evin', { colour: 'red' });
    expect(on.call('highlights.update', { highlightIds: [id, id], colour: 'grey' })).toEqual({ changed: 1 });
  });

  it('finds an unknown id and then changes none', () => {
    const on = desk();
    const { id } = on.highlight('Evin', { colour: 'red' });
    const highlightIds = [id, newId()];
    expect(codeOf(on.dispatch('highlights.update', { highlightIds, colour: 'blue' }))).toBe('not-found');
    expect(on.call('highlights.get', { highlightId: id }).colour).toBe('red');
  });

  it('takes an anchor and its tags along when one is removed, and brings them back', () => {
    const on = desk();
    const tag = addTag(on.stores, 'Prisons');
    const made = on.highlight('Evin', { tagIds: [tag] });
    expect(on.call('highlights.remove', { highlightIds: [made.id] })).toEqual({ removed: 1 });
    expect(rowsOf(on.stores)).toEqual({ anchor: 0, highlight: 0, highlight_tag: 0 });
    on.call('undo.undo', {});
    expect(on.call('highlights.get', { highlightId: made.id })).toEqual(made);
  });

  it('asks before more than 20 are removed', () => {
    const on = desk('word '.repeat(30));
    const highlightIds = Array.from({ length: 21 }, (_, index) => {
      const [start, end] = [index * 5, index * 5 + 4];
      return on.call('highlights.create', { documentId: on.documentId, start, end }).id;
    });
    expect(codeOf(on.dispatch('highlights.remove', { highlightIds }))).toBe('confirmation-needed');
    expect(on.call('highlights.remove', { highlightIds, confirmedRecords: 21 })).toEqual({ removed: 21 });
  });
});

describe('placing a highlight', () => {
  it('gives it another range with the words that stand there', () => {
    const on = desk();
    const { id } = on.highlight('first');
    on.clock.nowMs += 1_000;
    const placed = on.call('highlights.place', { highlightId: id, start: 0, end: 20 });
    expect(placed).toMatchObject({
      words: 'The first paragraph',
      start: 0,
      end: 19,
      before: '',
      state: 'anchored',
    });
    expect(listed(on, { text: 'paragraph' })).toEqual(['The first paragraph']);
    expect(on.call('undo.undo', {}).step?.command).toBe('highlights.place');
    expect(listed(on)).toEqual(['first']);
  });

  it('changes nothing where it is there already', () => {
    const on = desk();
    const { id, start, end } = on.highlight('first');
    const commits = on.commits.length;
    on.call('highlights.place', { highlightId: id, start, end });
    expect(on.commits).toHaveLength(commits);
  });

  it('is refused outside the text', () => {
    const on = desk();
    const { id } = on.highlight('first');
    const input = { highlightId: id, start: 0, end: TEXT.length + 1 };
    expect(codeOf(on.dispatch('highlights.place', input))).toBe('invalid-input');
  });

  it('is confirmed where it moved, on the words that stand there now', () => {
    const on = desk();
    const { id } = on.highlight('first paragraph');
    setState(on, id, { state: 'moved', words: 'furst paragraph' });
    expect(on.call('highlights.list', { state: 'moved' }).total).toBe(1);
    expect(on.call('highlights.confirmPlace', { highlightIds: [id] })).toEqual({ changed: 1 });
    expect(on.call('highlights.get', { highlightId: id })).toMatchObject({
      state: 'anchored',
      words: 'first paragraph',
    });
  });

  it('cannot be confirmed where there is no place', () => {
    const on = desk();
    const { id } = on.highlight('first');
    setState(on, id, { state: 'needs-placing', words: 'first' });
    expect(on.call('highlights.confirmPlace', { highlightIds: [id] })).toEqual({ changed: 0 });
    expect(on.call('highlights.get', { highlightId: id }).state).toBe('needs-placing');
  });
});

describe('the list of highlights', () => {
  it('is in reading order, page by page', () => {
    const on = desk();
    for (const words of ['1367', 'Evin', 'second', 'first', 'Gohardasht']) on.highlight(words);
    const first = on.call('highlights.list', { documentId: on.documentId, limit: 2 });
    expect(first).toMatchObject({ total: 5, records: [{ words: 'first' }, { words: 'Evin' }] });
    const second = on.call('highlights.list', {
      documentId: on.documentId,
      limit: 2,
      cursor: first.next ?? '',
    });
    expect(second.records.map(({ words }) => words)).toEqual(['second', 'Gohardasht']);
    const third = on.call('highlights.list', {
      documentId: on.documentId,
      limit: 2,
      cursor: second.next ?? '',
    });
    expect(third).toMatchObject({ records: [{ words: '1367' }], next: null });
  });

  it('goes through all documents in the order they came', () => {
    const on = desk();
    const other = addDocument(on.stores, { text: 'Another text.', title: 'Another' });
    on.call('highlights.create', { documentId: other, start: 0, end: 7 });
    on.highlight('1367');
    const { records } = on.call('highlights.list', {});
    expect(records.map(({ documentTitle, words }) => [documentTitle, words])).toEqual([
      ['A letter', '1367'],
      ['Another', 'Another'],
    ]);
  });

  it('keeps those of one colour, of one state, and with tags', () => {
    const on = desk();
    const [prison, year] = [addTag(on.stores, 'Prisons'), addTag(on.stores, 'Years')];
    on.highlight('Evin', { colour: 'red', tagIds: [prison] });
    on.highlight('1367', { colour: 'blue', tagIds: [year] });
    on.highlight('Gohardasht', { colour: 'red', tagIds: [prison, year] });
    expect(listed(on, { colour: 'red' })).toEqual(['Evin', 'Gohardasht']);
    expect(listed(on, { tags: { all: [prison], none: [year] } })).toEqual(['Evin']);
    expect(listed(on, { tags: { any: [year] }, colour: 'blue' })).toEqual(['1367']);
    expect(listed(on, { state: 'needs-placing' })).toEqual([]);
  });

  it('keeps those whose words or comment hold every word typed, by the folding of search', () => {
    const on = desk('Hosseinali Montazerī wrote a letter.\n\nمتن نامهٔ آیت‌الله منتظری\n');
    on.highlight('Montazerī wrote', { comment: 'Quoted elsewhere' });
    on.highlight('نامهٔ آیت‌الله منتظری');
    on.highlight('a letter', { comment: 'montazeri again' });
    expect(listed(on, { text: 'montazeri' })).toEqual(['Montazerī wrote', 'a letter']);
    expect(listed(on, { text: 'MONTAZ, quoted' })).toEqual(['Montazerī wrote']);
    expect(listed(on, { text: 'منتظري' })).toEqual(['نامهٔ آیت‌الله منتظری']);
    expect(listed(on, { text: 'ontazeri' })).toEqual([]);
    expect(listed(on, { text: ' … ' })).toHaveLength(3);
  });

  it('finds the words of a comment after it was changed, and no longer those of the one before', () => {
    const on = desk();
    const { id } = on.highlight('Evin', { comment: 'north' });
    on.call('highlights.update', { highlightIds: [id], comment: 'south' });
    expect([listed(on, { text: 'north' }), listed(on, { text: 'south' })]).toEqual([[], ['Evin']]);
  });

  it('cuts long words to 2,000 units; one by itself is whole', () => {
    const on = desk('word '.repeat(1_000));
    const { id } = on.call('highlights.create', { documentId: on.documentId, start: 0, end: 4_000 });
    expect(on.call('highlights.list', {}).records[0]?.words).toHaveLength(2_000);
    expect(on.call('highlights.get', { highlightId: id }).words).toHaveLength(3_999);
  });

  it('answers shorter pages where comments are long', () => {
    const on = desk();
    for (let made = 0; made < 40; made += 1) on.highlight('Evin', { comment: 'ک'.repeat(20_000) });
    const first = on.call('highlights.list', { limit: 200 });
    expect(first.records).toHaveLength(14);
    const second = on.call('highlights.list', { limit: 200, cursor: first.next ?? '' });
    expect(second.records[0]?.id).not.toBe(first.records.at(-1)?.id);
    expect(first.total).toBe(40);
  });

  it('counts the notes that link to one or are about it, each once and without the trash', () => {
    const on = desk();
    const { id } = on.highlight('Evin');
    addNote(on.stores, { about: id, links: [id] });
    addNote(on.stores, { about: null, links: [id] });
    addNote(on.stores, { about: id, links: [], trashedAt: 1 });
    expect(on.call('highlights.list', {}).records[0]?.notes).toBe(2);
  });

  it('leaves out those of a document that is in the trash', () => {
    const on = desk();
    const { id } = on.highlight('Evin');
    on.stores.databases.library.exec(
      `INSERT INTO document_state (document_id, state, changed_at) SELECT id, 'trashed', 0 FROM document`,
    );
    expect(on.call('highlights.list', {})).toEqual({ records: [], total: 0, next: null });
    expect(codeOf(on.dispatch('highlights.get', { highlightId: id }))).toBe('not-found');
    expect(codeOf(on.dispatch('highlights.remove', { highlightIds: [id] }))).toBe('not-found');
  });

  it('cannot be continued from a place it does not know', () => {
    const on = desk();
    for (const cursor of ['nowhere', '', newId()]) {
      expect(codeOf(on.dispatch('highlights.list', { cursor }))).toBe('invalid-input');
    }
  });
});

function addTag(stores: LibraryStores, name: string): string {
  const id = tagId.parse(newId());
  stores.databases.library
    .prepare(
      `INSERT INTO tag (public_id, parent_id, name, name_key, colour, description, created_at)
       VALUES (?, NULL, ?, lower(?), 'yellow', '', 0)`,
    )
    .run(id, name, name);
  return id;
}

interface NoteParts {
  readonly about: HighlightId | null;
  readonly links: readonly HighlightId[];
  readonly trashedAt?: number;
}

function addNote(stores: LibraryStores, { about, links, trashedAt }: NoteParts): void {
  const { library } = stores.databases;
  const note = library
    .prepare(
      `INSERT INTO note (public_id, role, title, body, words, about_kind, about_id, version, created_at, changed_at,
         trashed_at)
       VALUES (?, 'note', '', '', 0, ?, ?, 1, 0, 0, ?)`,
    )
    .run(newId(), about === null ? null : 'highlight', about, trashedAt ?? null).lastInsertRowid;
  const link = library.prepare(
    `INSERT INTO note_link (note_id, target_kind, target_id) VALUES (?, 'highlight', ?)`,
  );
  for (const id of links) link.run(note, id);
}

function rowsOf({ databases }: LibraryStores): Readonly<Record<string, unknown>> {
  const count = (table: string): unknown =>
    databases.library.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  return {
    anchor: count('anchor'),
    highlight: count('highlight'),
    highlight_tag: count('highlight_tag'),
  };
}

function setState(
  on: Desk,
  id: string,
  { state, words }: { readonly state: string; readonly words: string },
): void {
  on.stores.databases.library
    .prepare(
      'UPDATE anchor SET state = ?, words = ? WHERE id = (SELECT anchor_id FROM highlight WHERE public_id = ?)',
    )
    .run(state, words, highlightId.parse(id));
}
