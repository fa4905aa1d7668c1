import { describe, expect, it } from 'vitest';
import { tagId } from '../../db/contract/ids.ts';
import type { NoteTarget } from '../../db/contract/notes.ts';
import { newId } from '../../db/service/new-id.ts';
import { commitChange } from '../../db/store/library.ts';
import { dispatchOver, type TestDispatch } from '../support/dispatch.ts';
import { addDocument, emptyLibrary } from '../support/library.ts';
import { codeOf } from '../support/vault.ts';

function startWithDocument() {
  const stores = emptyLibrary();
  const documentId = addDocument(stores, {
    title: 'Letter of an invented clerk',
    text: 'Words of an invented letter',
  });
  return { ...dispatchOver(stores), stores, documentId };
}

const titlesOf = ({ call }: TestDispatch, input: object): string[] =>
  call('notes.list', input).records.map(({ title }) => title);

/** A note that one stretch of writing has saved, and the last save of the same stretch, made from the version before. */
function noteWithLastSave() {
  const on = startWithDocument();
  const made = on.call('notes.create', { body: 'one' });
  const first = { noteId: made.id, version: made.version, body: 'two', editing: 'mine' };
  const last = { ...first, body: 'two three', followsOwn: true as const };
  return { on, first, last };
}

describe('a note', () => {
  it('is kept as written, with its words counted and its marks left out of its opening', () => {
    const { call } = startWithDocument();
    const body = '# Heading\n\n- one **two**\n- [ ] three [[tag:' + newId() + '|four]]';
    const made = call('notes.create', { title: 'Title', body });
    expect(call('notes.get', { noteId: made.id })).toEqual(made);
    expect(made).toMatchObject({ body, opening: 'Heading one two three four', words: 5 });
  });

  it('is saved only by whoever has seen its last version', () => {
    const { call, dispatch } = startWithDocument();
    const made = call('notes.create', { body: 'one' });
    const saved = call('notes.save', { noteId: made.id, version: made.version, body: 'two' });
    expect(saved.version).toBeGreaterThan(made.version);
    const late = dispatch('notes.save', { noteId: made.id, version: made.version, body: 'three' });
    expect(codeOf(late)).toBe('changed-meanwhile');
    expect(call('notes.get', { noteId: made.id }).body).toBe('two');
  });

  describe('that a closing window saves behind a save whose answer it has not heard', () => {
    it('has the words of the last one', () => {
      const { on, first, last } = noteWithLastSave();
      on.call('notes.save', first);
      expect(on.call('notes.save', last).body).toBe('two three');
    });

    it('keeps them where the one before arrives behind', () => {
      const { on, first, last } = noteWithLastSave();
      on.call('notes.save', last);
      expect(codeOf(on.dispatch('notes.save', first))).toBe('changed-meanwhile');
      expect(on.call('notes.get', { noteId: first.noteId }).body).toBe('two three');
    });

    it('has the words of the last one where the one before emptied it', () => {
      const { on, first, last } = noteWithLastSave();
      const long = on.call('notes.save', { ...first, body: 'word '.repeat(100) });
      on.call('notes.save', { ...first, version: long.version, body: '' });
      expect(on.call('notes.save', { ...last, version: long.version }).body).toBe('two three');
    });

    it('keeps the words of the one before in its history: the last may have taken their place', () => {
      const { on, first, last } = noteWithLastSave();
      const { version } = on.call('notes.save', first);
      on.call('notes.save', last);
      expect(on.call('notes.version', { noteId: first.noteId, version }).body).toBe('two');
    });

    it('is not overwritten where somebody else has saved it since', () => {
      const { on, first, last } = noteWithLastSave();
      const { version } = on.call('notes.save', first);
      on.call('notes.save', { ...first, version, body: 'theirs', editing: 'theirs' });
      expect(codeOf(on.dispatch('notes.save', last))).toBe('changed-meanwhile');
    });
  });

  it('is undone a stretch of work at a time, and what was undone stays in its history', () => {
    const { call } = startWithDocument();
    let note = call('notes.create', { body: 'begun' });
    for (const body of ['a', 'ab', 'abc']) {
      note = call('notes.save', { noteId: note.id, version: note.version, body, editing: 'first' });
    }
    note = call('notes.save', { noteId: note.id, version: note.version, body: 'later', editing: 'second' });
    call('undo.undo', {});
    expect(call('notes.get', { noteId: note.id }).body).toBe('abc');
    call('undo.undo', {});
    expect(call('notes.get', { noteId: note.id }).body).toBe('begun');
    const history = call('notes.history', { noteId: note.id }).records;
    const bodies = history.map(({ version }) => call('notes.version', { noteId: note.id, version }).body);
    expect(bodies).toEqual(['later', 'abc']);
  });

  it('never has a version number twice, not even after an undo', () => {
    const { call } = startWithDocument();
    const made = call('notes.create', { body: 'one' });
    const second = call('notes.save', { noteId: made.id, version: made.version, body: 'two' });
    call('undo.undo', {});
    const third = call('notes.save', { noteId: made.id, version: made.version, body: 'three' });
    expect(third.version).not.toBe(second.version);
  });

  it.each([
    ['20 MB', 'x'.repeat(20_000_000)],
    ['NUL', 'a\u0000b'],
    ['a lone surrogate', 'a\udc00b'],
  ])('of %s is refused, and what was there is kept', (_what, body) => {
    const { call, dispatch } = startWithDocument();
    const made = call('notes.create', { body: 'kept' });
    expect(codeOf(dispatch('notes.save', { noteId: made.id, version: made.version, body }))).toBe(
      'invalid-input',
    );
    expect(call('notes.get', { noteId: made.id }).body).toBe('kept');
  });

  it.each(['a\nb', 'a\u2028b', 'a\u0000', 'a\ud800', 'x'.repeat(501)])('has no title such as %j', (title) => {
    const { dispatch } = startWithDocument();
    expect(codeOf(dispatch('notes.create', { title }))).toBe('invalid-input');
  });

  it('is saved once where the answer was lost and the save is sent again', () => {
    const { call, commits } = startWithDocument();
    const made = call('notes.create', { body: 'one' });
    const save = { noteId: made.id, version: made.version, body: 'two' };
    const saved = call('notes.save', save);
    const count = commits.length;
    expect(call('notes.save', save)).toEqual(saved);
    expect(commits).toHaveLength(count);
  });

  it('is not about itself', () => {
    const { call, dispatch } = startWithDocument();
    const made = call('notes.create', {});
    const about = { kind: 'note', id: made.id };
    expect(codeOf(dispatch('notes.save', { noteId: made.id, version: made.version, about }))).toBe(
      'invalid-input',
    );
  });

  it('tells of what it leads to anew or no more, and of nothing else', () => {
    const { call, documentId, events } = startWithDocument();
    const topicsOf = (): readonly string[] =>
      events.flatMap((event) => (event.kind === 'changed' ? [event.topics] : [])).at(-1) ?? [];
    const body = `[[document:${documentId}|it]]`;
    let note = call('notes.create', { body });
    expect(topicsOf()).toEqual(['notes', 'documents', 'undo']);
    note = call('notes.save', { noteId: note.id, version: note.version, body: `More ${body}` });
    expect(topicsOf()).toEqual(['notes', 'undo']);
    call('notes.save', { noteId: note.id, version: note.version, body: 'Nothing' });
    expect(topicsOf()).toEqual(['notes', 'documents', 'undo']);
  });

  it('lists no more links than fit into a reply, and is found from each of them', () => {
    const { call } = startWithDocument();
    const ids = Array.from({ length: 600 }, () => newId());
    const made = call('notes.create', { body: ids.map((id) => `[[tag:${id}]]`).join(' ') });
    expect(made.links).toHaveLength(500);
    const last = tagId.parse(ids.at(-1));
    expect(call('notes.backlinks', { target: { kind: 'tag', id: last } }).total).toBe(1);
  });

  it('keeps hostile text as text', () => {
    const { call } = startWithDocument();
    const body = '<img src=x onerror=alert(1)> __proto__ \u202E \u2028 ```[[tag:x]]```';
    const made = call('notes.create', { title: '<b>', body });
    expect(call('notes.get', { noteId: made.id })).toMatchObject({ title: '<b>', body, links: [] });
  });

  it('goes to the trash and comes back', () => {
    const { call, dispatch } = startWithDocument();
    const { id } = call('notes.create', { title: 'Short-lived' });
    expect(call('notes.remove', { noteIds: [id] })).toEqual({ removed: 1 });
    expect(codeOf(dispatch('notes.get', { noteId: id }))).toBe('not-found');
    call('trash.restore', { records: [{ kind: 'note', id }] });
    expect(call('notes.get', { noteId: id }).title).toBe('Short-lived');
  });
});

describe('the journal', () => {
  it('has one note a day', () => {
    const { call, dispatch } = startWithDocument();
    expect(call('notes.journal', { day: '2026-01-02' }).note).toBeNull();
    const made = call('notes.create', { day: '2026-01-02', role: 'journal', body: 'Read on.' });
    expect(call('notes.journal', { day: '2026-01-02' }).note).toEqual(made);
    const again = dispatch('notes.create', { day: '2026-01-02', role: 'journal' });
    expect(again).toMatchObject({ error: { code: 'name-taken', details: { noteId: made.id } } });
  });
});

describe('the list', () => {
  it.each([
    ['case and diacritics', 'Émigré', 'emigre'],
    ['a word begun', 'Gohardasht', 'gohar'],
    ['the two yehs and kafs', 'زندان گوهردشت', 'زندان'],
    ['Persian letters of an Arabic keyboard', 'کتاب یزد', 'كتاب يزد'],
    ['dashes', 'Kani–Rahmani', 'kani rahmani'],
  ])('finds by the folding of search: %s', (_what, body, text) => {
    const test = startWithDocument();
    test.call('notes.create', { title: 'found', body });
    test.call('notes.create', { title: 'other', body: 'nothing of it' });
    expect(titlesOf(test, { text })).toEqual(['found']);
  });

  it('has what was changed last first, and no templates unless asked', () => {
    const test = startWithDocument();
    const { call, clock } = test;
    const first = call('notes.create', { title: 'first' });
    clock.nowMs += 1000;
    call('notes.create', { title: 'second' });
    call('notes.create', { title: 'form', role: 'template' });
    clock.nowMs += 1000;
    call('notes.save', { noteId: first.id, version: first.version, body: 'more' });
    expect(titlesOf(test, {})).toEqual(['first', 'second']);
    expect(titlesOf(test, { role: 'template' })).toEqual(['form']);
  });

  it('goes on from page to page without losing or doubling a note', () => {
    const test = startWithDocument();
    for (let index = 0; index < 25; index += 1) test.call('notes.create', { title: `Note ${index % 5}` });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const input = { limit: 4, sort: 'title' as const, ...(cursor === undefined ? {} : { cursor }) };
      const page = test.call('notes.list', input);
      seen.push(...page.records.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });
});

it('the list by title follows the Persian alphabet', () => {
  const { call } = startWithDocument();
  const titles = ['پرونده', 'تاریخ', 'چاپ', 'حکم', 'ژاله', 'کرج', 'گوهردشت', 'نامه'];
  for (const title of titles.toReversed()) call('notes.create', { title });
  const { records } = call('notes.list', { sort: 'title' });
  expect(records.map(({ title }) => title)).toEqual(titles);
});

describe('links', () => {
  it('are seen from the other end, with the words around them', () => {
    const { call, documentId } = startWithDocument();
    const target: NoteTarget = { kind: 'document', id: documentId };
    call('notes.create', {
      title: 'Linking',
      body: `Compare **[[document:${documentId}|the letter]]** with it.`,
    });
    call('notes.create', { title: 'About', about: target, body: 'Words.' });
    const { records, total } = call('notes.backlinks', { target });
    expect(total).toBe(2);
    const linking = records.find(({ note }) => note.title === 'Linking');
    const [start, end] = linking?.marks[0] ?? [0, 0];
    expect(linking?.excerpt).toBe('Compare the letter with it.');
    expect(linking?.excerpt.slice(start, end)).toBe('the letter');
    expect(records.map(({ note }) => note.about?.label ?? null)).toContain('Letter of an invented clerk');
  });

  it('follow a rename, and say where their target is gone', () => {
    const { call } = startWithDocument();
    const tag = call('tags.create', { name: 'Evin' });
    const made = call('notes.create', { body: `See [[tag:${tag.id}|Evin]] and [[note:${newId()}|nothing]]` });
    call('tags.update', { tagId: tag.id, name: 'Evin prison' });
    const { links } = call('notes.get', { noteId: made.id });
    expect(links.map(({ label, isMissing }) => [label, isMissing])).toEqual([
      ['Evin prison', false],
      ['', true],
    ]);
  });

  it('are proposed where a name stands without one, in any spelling of its marks', () => {
    const { call } = startWithDocument();
    const tag = call('tags.create', { name: 'Fayçal Hall', aliases: ['تالار'] });
    call('notes.create', { title: 'names it', body: 'They met in the FAYCAL-HALL that day.' });
    call('notes.create', { title: 'by alias', body: 'در تالار بودند' });
    call('notes.create', { title: 'links it', body: `Faycal Hall [[tag:${tag.id}|x]]` });
    call('notes.create', { title: 'part of a word', body: 'Faycal Halley' });
    const { records } = call('notes.mentions', { target: { kind: 'tag', id: tag.id } });
    expect(records.map(({ note }) => note.title).toSorted()).toEqual(['by alias', 'names it']);
    const named = records.find(({ note }) => note.title === 'names it');
    const [start, end] = named?.marks[0] ?? [0, 0];
    expect(named?.excerpt.slice(start, end)).toBe('FAYCAL-HALL');
  });

  it('are offered while typing: documents, notes, tags and quotes', () => {
    const { call, documentId } = startWithDocument();
    call('tags.create', { name: 'Letters' });
    call('notes.create', { title: 'On the letter' });
    call('highlights.create', { documentId, start: 9, end: 27 });
    const { targets } = call('notes.complete', { text: 'lett' });
    expect(targets.map(({ target, label }) => [target.kind, label])).toEqual([
      ['document', 'Letter of an invented clerk'],
      ['tag', 'Letters'],
      ['note', 'On the letter'],
      ['highlight', 'an invented letter'],
    ]);
  });

  it('are offered for Persian letters, whatever the keyboard', () => {
    const { call } = startWithDocument();
    call('tags.create', { name: 'کرج' });
    call('notes.create', { title: 'نامه‌ای از کرج' });
    const { targets } = call('notes.complete', { text: 'كر' });
    expect(targets.map(({ label }) => label).toSorted()).toEqual(['نامه‌ای از کرج', 'کرج'].toSorted());
  });

  it('in code are text, and words inside a link are no mention', () => {
    const { call, documentId } = startWithDocument();
    const tag = call('tags.create', { name: 'Evin' });
    call('notes.create', { title: 'code', body: `\`[[tag:${tag.id}|Evin]]\`` });
    call('notes.create', { title: 'inside', body: `[[document:${documentId}|On Evin]]` });
    const target: NoteTarget = { kind: 'tag', id: tag.id };
    expect(call('notes.backlinks', { target }).total).toBe(0);
    expect(call('notes.mentions', { target }).records.map(({ note }) => note.title)).toEqual(['code']);
    expect(call('notes.list', { text: 'evin' }).total).toBe(2);
  });

  it('show a quote by its words as they are now', () => {
    const { call, documentId } = startWithDocument();
    const quote = call('highlights.create', { documentId, start: 9, end: 27 });
    call('notes.create', { body: `He wrote:\n\n> ![[highlight:${quote.id}]]` });
    const [found] = call('notes.backlinks', { target: { kind: 'highlight', id: quote.id } }).records;
    expect(found).toMatchObject({ excerpt: 'an invented letter', marks: [[0, 18]] });
  });

  it('do not lead from a note to itself', () => {
    const { call } = startWithDocument();
    const made = call('notes.create', { title: 'Circle' });
    call('notes.save', { noteId: made.id, version: made.version, body: `Circle [[note:${made.id}|x]]` });
    const target: NoteTarget = { kind: 'note', id: made.id };
    expect(call('notes.backlinks', { target }).total).toBe(0);
    expect(call('notes.mentions', { target }).total).toBe(0);
  });

  it('from a template are not proposed', () => {
    const { call } = startWithDocument();
    const tag = call('tags.create', { name: 'Evin' });
    call('notes.create', { role: 'template', body: 'Evin' });
    expect(call('notes.mentions', { target: { kind: 'tag', id: tag.id } }).total).toBe(0);
  });

  it('to an earlier version of a document lead to the newer one, from either end', () => {
    const { call, stores, documentId } = startWithDocument();
    const newer = addDocument(stores, { title: 'Letter, corrected' });
    call('notes.create', { title: 'links', body: `[[document:${documentId}|it]]` });
    call('notes.create', { title: 'about', about: { kind: 'document', id: documentId } });
    const rowOf = (id: typeof newer): number => stores.documents.find(id)?.rowId ?? 0;
    commitChange(stores, () => stores.documentStates.supersede(rowOf(documentId), rowOf(newer), 0));
    const [named] = call('notes.resolve', { targets: [{ kind: 'document', id: documentId }] }).targets;
    expect(named).toMatchObject({
      label: 'Letter, corrected',
      isMissing: false,
      place: { documentId: newer },
    });
    const target: NoteTarget = { kind: 'document', id: newer };
    expect(call('notes.backlinks', { target }).total).toBe(2);
    expect(call('notes.list', { about: target }).total).toBe(1);
  });

  it('are offered best first: what begins with the words, then what was made last', () => {
    const { call } = startWithDocument();
    for (const title of ['On Evin prison', 'Prison Evin', 'Evin', 'Evin prison'])
      call('notes.create', { title });
    const labels = (text: string): string[] =>
      call('notes.complete', { text, kinds: ['note'] }).targets.map(({ label }) => label);
    expect(labels('evin pri')).toEqual(['Evin prison', 'On Evin prison', 'Prison Evin']);
    expect(labels('')).toEqual(['Evin prison', 'Evin', 'Prison Evin', 'On Evin prison']);
    expect(labels('…')).toEqual([]);
  });

  it('are offered for a tag by its other names, and never for what is in the trash', () => {
    const { call, documentId } = startWithDocument();
    const tag = call('tags.create', { name: 'Evin', aliases: ['زندان اوين'] });
    const gone = call('tags.create', { name: 'اوین دیگر' });
    call('tags.remove', { tagIds: [gone.id] });
    call('highlights.create', { documentId, start: 9, end: 27 });
    expect(call('notes.complete', { text: 'اوی' }).targets.map(({ target }) => target.id)).toEqual([tag.id]);
    call('documents.remove', { documentIds: [documentId] });
    expect(call('notes.complete', { text: 'invented' }).targets).toEqual([]);
  });

  it('to something that is not there cannot be what a note is about', () => {
    const { dispatch } = startWithDocument();
    const about = { kind: 'tag', id: newId() };
    expect(codeOf(dispatch('notes.create', { about }))).toBe('not-found');
  });
});
