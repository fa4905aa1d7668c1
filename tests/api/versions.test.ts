import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../db/contract/ids.ts';
import { takeInFile } from '../support/corpus.ts';
import { dispatchOver } from '../support/dispatch.ts';
import { emptyLibrary } from '../support/library.ts';
import { codeOf } from '../support/vault.ts';

const FIRST = [
  'On Sunday morning the gaurds took him to the second floor, where three men sat behind a table.',
  'He was asked two questions. He was not allowed to answer the second one.',
  'His mother was told in November to come and fetch a bag.',
].join('\n\n');
const SECOND = `A heading.\n\n${FIRST.replace('gaurds', 'guards').replace('a bag', 'seven photographs')}`;

function desk() {
  const stores = emptyLibrary();
  const take = (name: string, text: string): DocumentId =>
    takeInFile(stores, { name, bytes: Buffer.from(text) }).documentId;
  const [first, other] = [take('letter.txt', FIRST), take('other.txt', 'Another letter, about questions.')];
  const on = dispatchOver(stores);
  const highlight = (words: string) => {
    const start = FIRST.indexOf(words);
    return on.call('highlights.create', { documentId: first, start, end: start + words.length });
  };
  const made = ['two questions', 'the gaurds took him to the second floor', 'a bag'].map(highlight);
  const range = { start: FIRST.indexOf('two questions'), end: FIRST.indexOf('two questions') + 13 };
  on.call('links.create', {
    kind: 'cites',
    from: { documentId: first, range },
    to: { documentId: other, range: null },
  });
  const addVersion = (text: string, documentId = first) =>
    on.call('documents.addVersion', { documentId, file: 'letter-2.txt', text });
  return { ...on, stores, first, other, made, addVersion };
}

/** What can be seen of a library. */
function visible({ call }: Pick<ReturnType<typeof desk>, 'call'>) {
  const { hits, documents, passages, terms } = call('search.run', { query: 'questions' });
  return {
    documents: call('documents.list', {}),
    highlights: call('highlights.list', {}),
    links: call('links.list', {}),
    search: { hits, documents, passages, terms },
    status: { ...call('library.status', {}), seq: 0 },
  };
}

describe('a corrected version of a document', () => {
  it('takes its place, with its highlights and links, and says what became of them', () => {
    const on = desk();
    const plan = on.call('documents.planVersion', { documentId: on.first, text: SECOND });
    const { document, plan: done } = on.addVersion(SECOND);
    expect(plan).toEqual({ anchored: 2, moved: 1, needsPlacing: 1 });
    expect(done).toEqual(plan);
    expect(document).toMatchObject({ file: 'letter-2.txt', highlights: 3, links: 1 });
    const { records } = on.call('highlights.list', { documentId: document.id });
    expect(records.map(({ words, state }) => [words, state])).toEqual([
      ['a bag', 'needs-placing'],
      ['the gaurds took him to the second floor', 'moved'],
      ['two questions', 'anchored'],
    ]);
    expect(SECOND.slice(records[2]?.start, records[2]?.end)).toBe('two questions');
    expect(on.call('documents.list', {}).records.map(({ id }) => id)).toEqual([on.other, document.id]);
  });

  it('is undone and redone without a trace in what can be seen', () => {
    const on = desk();
    const before = visible(on);
    on.addVersion(SECOND);
    const after = visible(on);
    on.call('undo.undo', {});
    expect(visible(on)).toEqual(before);
    on.call('undo.redo', {});
    expect(visible(on)).toEqual(after);
  });

  it('can be corrected again, and is known by the ids of all its versions', () => {
    const on = desk();
    const { document } = on.addVersion(SECOND);
    const { document: last } = on.addVersion(`${SECOND}\n\nAn end.`, document.id);
    expect(on.stores.documentVersions.current(on.first)?.id).toBe(last.id);
    expect(on.stores.documentVersions.idsOf(on.stores.documents.find(last.id)?.rowId ?? 0)).toEqual([
      last.id,
      document.id,
      on.first,
    ]);
    const { records } = on.call('highlights.list', { documentId: last.id });
    expect(records.map(({ state }) => state)).toEqual(['needs-placing', 'moved', 'anchored']);
  });

  it('can be the first one again, which then comes back with its own words', () => {
    const on = desk();
    const { document } = on.addVersion(SECOND);
    const back = on.addVersion(FIRST, document.id);
    expect(back.document.id).toBe(on.first);
    const { records } = on.call('highlights.list', { documentId: on.first });
    expect(records.map(({ words, state }) => [words, state])).toContainEqual(['a bag', 'moved']);
  });

  it('can be added again after it was undone', () => {
    const on = desk();
    const { document } = on.addVersion(SECOND);
    on.call('undo.undo', {});
    expect(on.addVersion(SECOND).document.id).toBe(document.id);
  });

  it('takes over the tags', () => {
    const on = desk();
    const tag = on.call('tags.create', { name: 'Letters', documentIds: [on.first] });
    expect(on.addVersion(SECOND).document.tags.map(({ id }) => id)).toEqual([tag.id]);
    expect(on.call('tags.get', { tagId: tag.id }).documents).toBe(1);
  });

  it('is refused where its text is that of a document that is there', () => {
    const on = desk();
    for (const text of [FIRST, 'Another letter, about questions.']) {
      const input = { documentId: on.first, text };
      expect(codeOf(on.dispatch('documents.planVersion', input))).toBe('already-there');
      expect(codeOf(on.dispatch('documents.addVersion', { ...input, file: 'x.txt' }))).toBe('already-there');
    }
  });

  it('is refused without anything to read, and of a document that was replaced', () => {
    const on = desk();
    const blank = { documentId: on.first, file: 'x.txt', text: ' \n ' };
    expect(codeOf(on.dispatch('documents.addVersion', blank))).toBe('invalid-input');
    on.addVersion(SECOND);
    const late = { documentId: on.first, file: 'x.txt', text: 'x' };
    expect(codeOf(on.dispatch('documents.addVersion', late))).toBe('not-found');
  });

  it('asks before it moves more than 20 records, and keeps no byte where it is not meant', () => {
    const on = desk();
    for (let start = 0; start < 20; start += 1) {
      on.call('highlights.create', { documentId: on.first, start, end: start + 12 });
    }
    const originals = on.stores.originals.count();
    const input = { documentId: on.first, file: 'x.txt', text: SECOND };
    expect(on.dispatch('documents.addVersion', input)).toMatchObject({ error: { details: { records: 26 } } });
    expect(on.stores.originals.count()).toBe(originals);
    expect(codeOf(on.dispatch('documents.addVersion', { ...input, confirmedRecords: 26 }))).toBe('ok');
    expect(on.call('undo.status', {}).undo?.records).toBe(26);
  });
});
