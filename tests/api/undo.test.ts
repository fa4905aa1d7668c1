import { describe, expect, it } from 'vitest';
import { MAX_UNCONFIRMED_RECORDS } from '../../db/contract/method.ts';
import type { Result } from '../../db/contract/result.ts';
import { dispatchOver, type TestDispatch } from '../support/dispatch.ts';
import { addDocument, emptyLibrary } from '../support/library.ts';

/** A library with so many documents, all removed by one command each. */
function withRemovals(count: number): TestDispatch {
  const stores = emptyLibrary();
  const ids = Array.from({ length: count }, (_, index) =>
    addDocument(stores, { title: `Letter ${index + 1}` }),
  );
  const library = dispatchOver(stores);
  for (const id of ids) library.call('documents.remove', { documentIds: [id] });
  return library;
}

const titles = (library: TestDispatch): string[] =>
  library.call('documents.list', {}).records.map(({ title }) => title);

const askedFor = (result: Result<unknown>): unknown => (result.ok ? null : result.error.details?.['records']);

describe('undo.undo', () => {
  it('takes the last step back and says by name which it was', () => {
    const library = withRemovals(2);
    const { step, steps } = library.call('undo.undo', {});
    expect({ command: step?.command, subject: step?.subject, isUndone: step?.isUndone, steps }).toEqual({
      command: 'documents.remove',
      subject: { name: 'Letter 2', count: 1 },
      isUndone: true,
      steps: 1,
    });
    expect(titles(library)).toEqual(['Letter 2']);
  });

  it('answers no step where there is none, and changes nothing', () => {
    const library = dispatchOver(emptyLibrary());
    expect(library.call('undo.undo', {})).toEqual({ step: null, steps: 0 });
    expect(library.call('undo.redo', {})).toEqual({ step: null, steps: 0 });
    expect(library.commits).toEqual([]);
  });

  it('takes back every step down to the one named', () => {
    const library = withRemovals(4);
    const second = library.call('undo.list', {}).records[2];
    const { step, steps } = library.call('undo.undo', { upTo: second?.id ?? 0 });
    expect([step?.subject.name, steps]).toEqual(['Letter 2', 3]);
    expect(titles(library)).toEqual(['Letter 2', 'Letter 3', 'Letter 4']);
  });

  it('is one change for the windows, however many steps it takes', () => {
    const library = withRemovals(4);
    const before = library.events.length;
    library.call('undo.undo', { upTo: 1 });
    expect(library.events.length).toBe(before + 1);
  });

  it('refuses a step that is not among those done', () => {
    const library = withRemovals(2);
    library.call('undo.undo', {});
    const refused = library.dispatch('undo.undo', { upTo: 2 });
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(titles(library)).toEqual(['Letter 2']);
  });

  it('asks first where the steps together changed many records', () => {
    const library = withRemovals(MAX_UNCONFIRMED_RECORDS + 1);
    const refused = library.dispatch('undo.undo', { upTo: 1 });
    expect(askedFor(refused)).toBe(MAX_UNCONFIRMED_RECORDS + 1);
    expect(titles(library)).toEqual([]);
    library.call('undo.undo', { upTo: 1, confirmedRecords: MAX_UNCONFIRMED_RECORDS + 1 });
    expect(titles(library)).toHaveLength(MAX_UNCONFIRMED_RECORDS + 1);
  });

  it('asks again where the number that was agreed to is another', () => {
    const library = withRemovals(MAX_UNCONFIRMED_RECORDS + 1);
    const refused = library.dispatch('undo.undo', { upTo: 1, confirmedRecords: 3 });
    expect(askedFor(refused)).toBe(MAX_UNCONFIRMED_RECORDS + 1);
  });
});

describe('undo.redo', () => {
  it('makes steps again, in the order in which they were made', () => {
    const library = withRemovals(3);
    library.call('undo.undo', { upTo: 1 });
    expect(library.call('undo.redo', {}).step?.subject.name).toBe('Letter 1');
    const { step, steps } = library.call('undo.redo', { upTo: 3 });
    expect([step?.subject.name, steps, titles(library)]).toEqual(['Letter 3', 2, []]);
  });

  it('has nothing to make again after something else was done', () => {
    const library = withRemovals(2);
    library.call('undo.undo', {});
    const [document] = library.call('documents.list', {}).records;
    library.call('documents.remove', { documentIds: [document?.id ?? ''] });
    expect(library.call('undo.redo', {})).toEqual({ step: null, steps: 0 });
  });
});

describe('undo.list', () => {
  it('has every step, newest first, and says which were taken back', () => {
    const library = withRemovals(3);
    library.call('undo.undo', {});
    const { records, total } = library.call('undo.list', {});
    expect(records.map(({ subject, isUndone }) => [subject.name, isUndone])).toEqual([
      ['Letter 3', true],
      ['Letter 2', false],
      ['Letter 1', false],
    ]);
    expect(total).toBe(3);
  });

  it('goes on page by page', () => {
    const library = withRemovals(5);
    const first = library.call('undo.list', { limit: 3 });
    const second = library.call('undo.list', { limit: 3, cursor: first.next ?? '' });
    expect(second.records.map(({ subject }) => subject.name)).toEqual(['Letter 2', 'Letter 1']);
    expect(second.next).toBeNull();
  });
});

describe('a command that can be undone', () => {
  it('asks first where it would change many records, and does so with their number', () => {
    const stores = emptyLibrary();
    const ids = Array.from({ length: MAX_UNCONFIRMED_RECORDS + 1 }, () => addDocument(stores));
    const library = dispatchOver(stores);
    const refused = library.dispatch('documents.remove', { documentIds: ids });
    expect(askedFor(refused)).toBe(ids.length);
    expect(titles(library)).toHaveLength(ids.length);
    library.call('documents.remove', { documentIds: ids, confirmedRecords: ids.length });
    expect(titles(library)).toEqual([]);
  });

  it('is not asked about up to that number', () => {
    const stores = emptyLibrary();
    const ids = Array.from({ length: MAX_UNCONFIRMED_RECORDS }, () => addDocument(stores));
    const library = dispatchOver(stores);
    expect(library.call('documents.remove', { documentIds: ids })).toEqual({ removed: ids.length });
  });

  it('makes no step where it is refused', () => {
    const library = dispatchOver(emptyLibrary());
    library.dispatch('documents.remove', { documentIds: ['0'.repeat(26)] });
    expect(library.call('undo.status', {})).toEqual({ undo: null, redo: null });
  });
});
