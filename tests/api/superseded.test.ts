import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../db/contract/ids.ts';
import { commitChange } from '../../db/store/library.ts';
import { takeInFile } from '../support/corpus.ts';
import { dispatchOver } from '../support/dispatch.ts';
import { emptyLibrary } from '../support/library.ts';
import { codeOf } from '../support/vault.ts';

/** A library in which one document has taken the place of another, and that of a third before it. */
function desk() {
  const stores = emptyLibrary();
  const take = (text: string): DocumentId =>
    takeInFile(stores, { name: 'letter.txt', bytes: Buffer.from(text) }).documentId;
  const [oldest, older, newest] = ['A letter of Alefi', 'A leter of Alefi', 'A letter by Alefi'].map(take);
  if (oldest === undefined || older === undefined || newest === undefined) throw new Error('unreachable');
  const supersede = (id: DocumentId, by: DocumentId): void => {
    const [row, byRow] = [id, by].map((each) => stores.documents.find(each)?.rowId ?? 0);
    commitChange(stores, () => stores.documentStates.supersede(row ?? 0, byRow ?? 0, 0));
  };
  supersede(oldest, older);
  supersede(older, newest);
  return { ...dispatchOver(stores), stores, oldest, older, newest };
}

describe('a document whose place another version has taken', () => {
  it('is in no list, no count and no search of the library', () => {
    const on = desk();
    const { newest } = on;
    const { records, total } = on.call('documents.list', {});
    const { documents, passages, hits } = on.call('search.run', { query: 'Alefi' });
    expect({
      listed: [records.map(({ id }) => id), total],
      counted: on.call('library.status', {}).documents,
      found: [documents, passages, hits.map(({ documentId }) => documentId)],
      misspelled: on.call('search.run', { query: 'leter' }).passages,
    }).toEqual({ listed: [[newest], 1], counted: 1, found: [1, 1, [newest]], misspelled: 0 });
  });

  it('can be read and searched by itself, to compare the versions', () => {
    const on = desk();
    const { older } = on;
    expect({
      title: on.call('documents.get', { documentId: older }).title,
      text: on.call('documents.text', { documentId: older, start: 0, end: 7 }).text,
      passages: on.call('passages.list', { documentId: older }).total,
      found: on.call('search.run', { query: 'leter', documentId: older }).passages,
      marks: on.call('search.marks', { query: 'Alefi', documentId: older }).marks,
      inText: on.call('search.find', { text: 'lete', documentId: older }).marks.length,
    }).toEqual({
      title: 'A leter of Alefi',
      text: 'A leter',
      passages: 1,
      found: 1,
      marks: [{ start: 11, end: 16 }],
      inText: 1,
    });
  });

  it('names the newest one, which does not name itself', () => {
    const on = desk();
    const named = [on.oldest, on.older, on.newest].map(
      (documentId) => on.call('documents.get', { documentId }).supersededBy,
    );
    expect(named).toEqual([on.newest, on.newest, null]);
  });

  it('is not worked on: the newer one is', () => {
    const { dispatch, older, newest } = desk();
    const refused = dispatch('highlights.create', { documentId: older, start: 0, end: 8 });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'not-found', details: { supersededBy: newest } },
    });
    expect(codeOf(dispatch('documents.remove', { documentIds: [older] }))).toBe('not-found');
  });

  it('is destroyed with the one that took its place, and counted before', () => {
    const on = desk();
    const { dispatch, stores, newest } = on;
    on.call('documents.remove', { documentIds: [newest] });
    expect(on.call('trash.list', {}).records.map(({ records }) => records)).toEqual([3]);
    const refused = dispatch('trash.empty', {});
    expect(refused).toMatchObject({ ok: false, error: { details: { records: 3 } } });
    on.call('trash.empty', { confirmedRecords: 3 });
    expect([stores.documents.count(), stores.originals.count()]).toEqual([0, 0]);
  });
});
