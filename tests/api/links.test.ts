import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../db/contract/ids.ts';
import type { Link, LinkPlace } from '../../db/contract/links.ts';
import { canonicalOffset } from '../../db/contract/models.ts';
import type { Result } from '../../db/contract/result.ts';
import type { LibraryStores } from '../../db/store/library.ts';
import { newId } from '../../db/service/new-id.ts';
import { dispatchOver, type TestDispatch } from '../support/dispatch.ts';
import { addDocument, emptyLibrary } from '../support/library.ts';
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

describe('the list of links', () => {
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
