import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../db/contract/ids.ts';
import type { Link, LinkPlace } from '../../db/contract/links.ts';
import { canonicalOffset } from '../../db/contract/models.ts';
import type { Result } from '../../db/contract/result.ts';
import type { LibraryStores } from '../../db/store/library.ts';
import { newId } from '../../db/service/new-id.ts';
import { dispatchOver, type TestDispatch } from '../support/dispatch.ts';
import { addDocument, emptyLibrary } from '../support/library.ts';
import { ownTimeMs } from '../support/own-time.ts';
import { codeOf } from '../support/vault.ts';

const TAPE = 'You will be named among the greatest criminals in history.\n';
const LETTER = 'The greatest crime in the Islamic Republic.\n\nخواهند نوشت\n';

interface Desk extends TestDispatch {
  readonly stores: LibraryStores;
  readonly tape: DocumentId;
  readonly letter: DocumentId;
  link(from: LinkPlace, to: LinkPlace, more?: Readonly<Record<string, unknown>>): Link;
  tryLink(from: LinkPlace, to: LinkPlace, more?: Readonly<Record<string, unknown>>): Result<unknown>;
}

/** A library with two documents to be linked. */
function desk(): Desk {
  const stores = emptyLibrary();
  const tape = addDocument(stores, { text: TAPE, title: 'A tape' });
  const letter = addDocument(stores, { text: LETTER, title: 'A letter' });
  const dispatch = dispatchOver(stores);
  return {
    ...dispatch,
    stores,
    tape,
    letter,
    link: (from, to, more = {}) => dispatch.call('links.create', { kind: 'see-also', from, to, ...more }),
    tryLink: (from, to, more = {}) =>
      dispatch.dispatch('links.create', { kind: 'see-also', from, to, ...more }),
  };
}

function whole(documentId: DocumentId): LinkPlace {
  return { documentId, range: null };
}

function words(documentId: DocumentId, text: string, wanted: string): LinkPlace {
  const start = text.indexOf(wanted);
  const range = { start: canonicalOffset.parse(start), end: canonicalOffset.parse(start + wanted.length) };
  return { documentId, range };
}

/** 5,000 links whose ends are both to be placed, in the first document. */
const MANY_LOST_LINKS = `
  WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 10000)
  INSERT INTO anchor (id, document_id, extent, start, end, words, before, after, state)
  SELECT n, (SELECT min(id) FROM document), 'range', 0, 3, 'You', '', '', 'needs-placing' FROM number;
  INSERT INTO link (public_id, kind, from_anchor_id, to_anchor_id, comment, created_at, changed_at)
  SELECT printf('%026d', id), 'see-also', id, id + 5000, '', 0, 0 FROM anchor WHERE id <= 5000;`;

const onTape = (on: Desk, wanted: string): LinkPlace => words(on.tape, TAPE, wanted);
const inLetter = (on: Desk, wanted: string): LinkPlace => words(on.letter, LETTER, wanted);

describe('making a link', () => {
  it('joins two passages and shows both ends with their words', () => {
    const on = desk();
    const made = on.link(onTape(on, 'greatest criminals '), inLetter(on, 'greatest crime'), {
      kind: 'same-utterance',
      comment: 'Two translations.',
    });
    expect(made).toMatchObject({
      kind: 'same-utterance',
      comment: 'Two translations.',
      from: {
        documentId: on.tape,
        documentTitle: 'A tape',
        words: 'greatest criminals',
        range: { start: 28, end: 46 },
      },
      to: { documentId: on.letter, documentTitle: 'A letter', words: 'greatest crime', state: 'anchored' },
    });
    expect(on.call('links.get', { linkId: made.id })).toEqual(made);
  });

  it('joins whole documents, which have no words of their own', () => {
    const on = desk();
    const { from, to } = on.link(whole(on.tape), inLetter(on, 'خواهند'));
    expect(from).toMatchObject({ range: null, words: '', state: 'anchored', direction: 'ltr' });
    expect(to).toMatchObject({ words: 'خواهند', direction: 'rtl' });
  });

  it('joins a document and a passage of its own', () => {
    const on = desk();
    expect(codeOf(on.tryLink(whole(on.tape), onTape(on, 'criminals')))).toBe('ok');
  });

  it('cuts long words at its ends to 400 units', () => {
    const on = desk();
    const long = addDocument(on.stores, { text: 'word '.repeat(1_000) });
    expect(
      on.link(words(long, 'word '.repeat(1_000), 'word '.repeat(900)), whole(on.tape)).from.words,
    ).toHaveLength(400);
  });

  it('is a step to undo, named by the words at both ends', () => {
    const on = desk();
    const made = on.link(onTape(on, 'history'), whole(on.letter));
    expect(on.call('undo.status', {}).undo).toMatchObject({
      subject: { name: 'history', into: 'A letter' },
      records: 1,
    });
    on.call('undo.undo', {});
    expect(on.call('links.list', {}).total).toBe(0);
    expect(on.stores.databases.library.prepare('SELECT count(*) FROM anchor').pluck().get()).toBe(0);
    on.call('undo.redo', {});
    expect(on.call('links.get', { linkId: made.id })).toEqual(made);
  });

  it('is refused from a passage to itself, white space or not, and from a document to itself', () => {
    const on = desk();
    const [spaced, bare] = [onTape(on, ' history.\n'), onTape(on, 'history.')];
    expect(codeOf(on.tryLink(spaced, bare))).toBe('invalid-input');
    expect(codeOf(on.tryLink(whole(on.tape), whole(on.tape)))).toBe('invalid-input');
    expect(on.call('links.list', {}).total).toBe(0);
  });

  it('is refused where the same link is there', () => {
    const on = desk();
    const [one, other] = [onTape(on, 'history'), inLetter(on, 'crime')];
    on.link(one, other, { kind: 'cites' });
    expect(codeOf(on.tryLink(one, other, { kind: 'cites', comment: 'again' }))).toBe('name-taken');
    expect(codeOf(on.tryLink(one, other, { kind: 'repeats' }))).toBe('ok');
    expect(codeOf(on.tryLink(other, one, { kind: 'cites' }))).toBe('ok');
  });

  it('is the same link turned round where its kind reads the same from both ends', () => {
    const on = desk();
    on.link(whole(on.tape), whole(on.letter), { kind: 'see-also' });
    expect(codeOf(on.tryLink(whole(on.letter), whole(on.tape), { kind: 'see-also' }))).toBe('name-taken');
  });

  it.each(['from', 'to'])('is refused where its %s end lies outside the text', (end) => {
    const on = desk();
    const outside = {
      documentId: on.tape,
      range: { start: canonicalOffset.parse(5), end: canonicalOffset.parse(500) },
    };
    const [from, to] = end === 'from' ? [outside, whole(on.letter)] : [whole(on.letter), outside];
    expect(codeOf(on.tryLink(from, to))).toBe('invalid-input');
  });

  it('is refused to a document that is not there', () => {
    const on = desk();
    const nowhere = { documentId: newId(), range: null };
    const input = { kind: 'cites', from: whole(on.tape), to: nowhere };
    expect(codeOf(on.dispatch('links.create', input))).toBe('not-found');
  });
});

describe('changing a link', () => {
  it('gives it another kind and comment', () => {
    const on = desk();
    const { id } = on.link(whole(on.tape), whole(on.letter));
    on.clock.nowMs += 1_000;
    expect(
      on.call('links.update', { linkId: id, kind: 'contradicts', comment: 'On the date.' }),
    ).toMatchObject({
      kind: 'contradicts',
      comment: 'On the date.',
      changedAt: '2026-01-01T00:00:01.000Z',
      createdAt: '2026-01-01T00:00:00.000Z',
    });
  });

  it('turns it round, and back by undoing', () => {
    const on = desk();
    const { id } = on.link(whole(on.tape), whole(on.letter), { kind: 'translation-of' });
    const turned = on.call('links.update', { linkId: id, isTurned: true });
    expect([turned.from.documentId, turned.to.documentId]).toEqual([on.letter, on.tape]);
    on.call('undo.undo', {});
    expect(on.call('links.get', { linkId: id }).from.documentId).toBe(on.tape);
  });

  it('changes nothing where all is as wished', () => {
    const on = desk();
    const { id, kind } = on.link(whole(on.tape), whole(on.letter));
    const commits = on.commits.length;
    on.call('links.update', { linkId: id, kind, comment: '' });
    expect(on.commits).toHaveLength(commits);
  });

  it('does not make two links the same', () => {
    const on = desk();
    on.link(whole(on.tape), whole(on.letter), { kind: 'cites' });
    const { id } = on.link(whole(on.tape), whole(on.letter), { kind: 'repeats' });
    expect(codeOf(on.dispatch('links.update', { linkId: id, kind: 'cites' }))).toBe('name-taken');
    expect(codeOf(on.dispatch('links.update', { linkId: id, kind: 'cites', isTurned: true }))).toBe('ok');
  });

  it('may be turned round where its kind reads the same from both ends', () => {
    const on = desk();
    const { id } = on.link(whole(on.tape), whole(on.letter), { kind: 'same-utterance' });
    expect(on.call('links.update', { linkId: id, isTurned: true }).from.documentId).toBe(on.letter);
  });

  it('removes several with their anchors, and brings them back', () => {
    const on = desk();
    const made = [on.link(whole(on.tape), whole(on.letter)), on.link(onTape(on, 'named'), whole(on.letter))];
    const linkIds = made.map(({ id }) => id);
    expect(on.call('links.remove', { linkIds: [...linkIds, ...linkIds] })).toEqual({ removed: 2 });
    expect(on.stores.databases.library.prepare('SELECT count(*) FROM anchor').pluck().get()).toBe(0);
    on.call('undo.undo', {});
    expect(on.call('links.list', {}).total).toBe(2);
  });

  it('removes none where one is not there', () => {
    const on = desk();
    const { id } = on.link(whole(on.tape), whole(on.letter));
    expect(codeOf(on.dispatch('links.remove', { linkIds: [id, newId()] }))).toBe('not-found');
    expect(on.call('links.list', {}).total).toBe(1);
  });
});

describe('placing an end of a link anew', () => {
  const CORRECTED = TAPE.replace('criminals', 'villains');

  /** A link whose first end lost its words to a correction of the tape. */
  function withLostEnd(on: Desk) {
    const made = on.link(onTape(on, 'criminals'), inLetter(on, 'crime'));
    const added = on.call('documents.addVersion', {
      documentId: on.tape,
      file: 'corrected.txt',
      text: CORRECTED,
    });
    const corrected = added.document.id;
    const start = CORRECTED.indexOf('villains');
    return { id: made.id, corrected, words: { start, end: start + 'villains'.length } };
  }

  it('gives an end that lost its words others of the corrected text', () => {
    const on = desk();
    const { id, corrected, words } = withLostEnd(on);
    expect(on.call('links.get', { linkId: id }).from).toMatchObject({ state: 'needs-placing', range: null });
    on.clock.nowMs += 1_000;
    const placed = on.call('links.placeEnd', { linkId: id, side: 'from', ...words });
    expect(placed).toMatchObject({
      from: { documentId: corrected, state: 'anchored', words: 'villains', range: words },
      to: { words: 'crime', state: 'anchored' },
      changedAt: '2026-01-01T00:00:01.000Z',
    });
    expect(on.call('links.get', { linkId: id })).toEqual(placed);
  });

  it('is taken back and made again', () => {
    const on = desk();
    const { id, words } = withLostEnd(on);
    const before = on.call('links.get', { linkId: id });
    const placed = on.call('links.placeEnd', { linkId: id, side: 'from', ...words });
    on.call('undo.undo', {});
    expect(on.call('links.get', { linkId: id })).toEqual(before);
    on.call('undo.redo', {});
    expect(on.call('links.get', { linkId: id })).toEqual(placed);
  });

  it('says with its own range that an end which moved is where it belongs', () => {
    const on = desk();
    const { id } = on.link(onTape(on, 'greatest criminals in history'), whole(on.letter));
    const text = TAPE.replace('criminals', 'criminal');
    on.call('documents.addVersion', { documentId: on.tape, file: 'corrected.txt', text });
    const { from } = on.call('links.get', { linkId: id });
    expect(from.state).toBe('moved');
    const range = from.range ?? { start: 0, end: 0 };
    const placed = on.call('links.placeEnd', { linkId: id, side: 'from', ...range });
    expect(placed.from).toMatchObject({
      state: 'anchored',
      range,
      words: text.slice(range.start, range.end),
    });
  });

  it('moves the end that is named, and only that one', () => {
    const on = desk();
    const { id, from } = on.link(onTape(on, 'history'), inLetter(on, 'crime'));
    const start = LETTER.indexOf('Islamic');
    const placed = on.call('links.placeEnd', { linkId: id, side: 'to', start, end: start + 7 });
    expect(placed).toMatchObject({ from, to: { words: 'Islamic', documentId: on.letter } });
  });

  it('changes nothing where the end is there already', () => {
    const on = desk();
    const { id, from } = on.link(onTape(on, 'history'), whole(on.letter));
    const range = from.range ?? { start: 0, end: 0 };
    const commits = on.commits.length;
    on.call('links.placeEnd', { linkId: id, side: 'from', ...range });
    expect(on.commits).toHaveLength(commits);
  });

  it('is refused for an end that is a whole document', () => {
    const on = desk();
    const { id } = on.link(whole(on.tape), inLetter(on, 'crime'));
    expect(codeOf(on.dispatch('links.placeEnd', { linkId: id, side: 'from', start: 0, end: 8 }))).toBe(
      'invalid-input',
    );
  });

  it('is refused outside the text, and on the place of the other end', () => {
    const on = desk();
    const { id, to } = on.link(onTape(on, 'named'), onTape(on, 'history'));
    const place = (range: object) =>
      codeOf(on.dispatch('links.placeEnd', { linkId: id, side: 'from', ...range }));
    expect(place({ start: 0, end: 5_000 })).toBe('invalid-input');
    expect(place(to.range ?? {})).toBe('invalid-input');
  });

  it('does not make two links the same', () => {
    const on = desk();
    on.link(onTape(on, 'history'), whole(on.letter));
    const { id } = on.link(onTape(on, 'named'), whole(on.letter));
    const { range } = onTape(on, 'history');
    expect(codeOf(on.dispatch('links.placeEnd', { linkId: id, side: 'from', ...range }))).toBe(
      'already-there',
    );
  });

  it('is refused for a link that is not there', () => {
    const on = desk();
    const input = { linkId: newId(), side: 'from', start: 0, end: 5 };
    expect(codeOf(on.dispatch('links.placeEnd', input))).toBe('not-found');
  });

  it('lists what is to be reviewed, in all documents and in one', () => {
    const on = desk();
    on.link(inLetter(on, 'Islamic'), whole(on.letter));
    const { id, corrected, words } = withLostEnd(on);
    const review = (more: object = {}) => {
      const { records, total } = on.call('links.list', { state: 'needs-placing', ...more });
      return { ids: records.map((link) => link.id), total };
    };
    expect(review()).toEqual({ ids: [id], total: 1 });
    expect(review({ documentId: corrected })).toEqual({ ids: [id], total: 1 });
    expect(review({ documentId: on.letter })).toEqual({ ids: [], total: 0 });
    expect(review({ state: 'moved' })).toEqual({ ids: [], total: 0 });
    on.call('links.placeEnd', { linkId: id, side: 'from', ...words });
    expect(review()).toEqual({ ids: [], total: 0 });
  });
});

describe('the list of links', () => {
  it('of thousands to be reviewed is found by looking each of their ends up once', () => {
    const on = desk();
    const { library } = on.stores.databases;
    library.exec(MANY_LOST_LINKS);
    const startedAt = ownTimeMs();
    expect(on.call('links.list', { state: 'needs-placing' }).total).toBe(5_000);
    expect(ownTimeMs() - startedAt).toBeLessThan(1_000);
  });

  it('shows a link at both its ends', () => {
    const on = desk();
    const { id } = on.link(onTape(on, 'history'), inLetter(on, 'crime'));
    for (const documentId of [on.tape, on.letter]) {
      expect(on.call('links.list', { documentId }).records.map((link) => link.id)).toEqual([id]);
    }
  });

  it('is in the reading order of the ends in the document, each link once, page by page', () => {
    const on = desk();
    const made = ['history', 'criminals', 'named', 'You'].map((wanted, index) =>
      index % 2 === 0
        ? on.link(onTape(on, wanted), whole(on.letter))
        : on.link(whole(on.letter), onTape(on, wanted)),
    );
    const within = on.link(onTape(on, 'greatest'), onTape(on, 'will'));
    const expected = [made[3], within, made[2], made[1], made[0]].map((link) => link?.id);
    const first = on.call('links.list', { documentId: on.tape, limit: 2 });
    const second = on.call('links.list', { documentId: on.tape, limit: 3, cursor: first.next ?? '' });
    expect([...first.records, ...second.records].map(({ id }) => id)).toEqual(expected);
    expect([first.total, second.next]).toEqual([5, null]);
  });

  it('of all documents has the newest first, page by page', () => {
    const on = desk();
    const made = ['named', 'history', 'You'].map(
      (wanted) => on.link(onTape(on, wanted), whole(on.letter)).id,
    );
    const first = on.call('links.list', { limit: 2 });
    const second = on.call('links.list', { limit: 2, cursor: first.next ?? '' });
    expect([...first.records, ...second.records].map(({ id }) => id)).toEqual(made.toReversed());
    expect(second.next).toBeNull();
  });

  it('leaves out links to a document in the trash', () => {
    const on = desk();
    const { id } = on.link(onTape(on, 'history'), whole(on.letter));
    on.stores.databases.library
      .prepare(
        `INSERT INTO document_state (document_id, state, changed_at)
         SELECT id, 'trashed', 0 FROM document WHERE public_id = ?`,
      )
      .run(on.letter);
    expect(on.call('links.list', {})).toEqual({ records: [], total: 0, next: null });
    expect(on.call('links.list', { documentId: on.tape }).total).toBe(0);
    expect(codeOf(on.dispatch('links.get', { linkId: id }))).toBe('not-found');
    expect(codeOf(on.dispatch('links.remove', { linkIds: [id] }))).toBe('not-found');
  });

  it('cannot be continued from a place it does not know', () => {
    const on = desk();
    const elsewhere = addDocument(on.stores);
    const { id } = on.link(whole(on.tape), whole(on.letter));
    for (const cursor of ['nowhere', '', newId()]) {
      expect(codeOf(on.dispatch('links.list', { cursor }))).toBe('invalid-input');
    }
    expect(codeOf(on.dispatch('links.list', { documentId: elsewhere, cursor: id }))).toBe('invalid-input');
  });
});
