import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract, METHOD_NAMES } from '../../db/contract/contract.ts';
import { MAX_REPLY_BYTES } from '../../db/contract/limits.ts';
import { dispatchOver } from '../support/dispatch.ts';
import type { LibraryStores } from '../../db/store/library.ts';
import { addDocument, emptyLibrary } from '../support/library.ts';
import { codeOf, valueOf } from '../support/vault.ts';

describe('a command', () => {
  it('is one change: the counters rise by one, and one event tells what to read again', () => {
    const stores = emptyLibrary();
    const documentId = addDocument(stores, { text: 'Some text' });
    const before = stores.meta.read();
    const { dispatch, events, commits } = dispatchOver(stores);
    valueOf(dispatch('readingPositions.set', { documentId, start: 4 }));
    expect(stores.meta.read()).toMatchObject({ seq: before.seq + 1, revision: before.revision + 1 });
    expect(commits).toEqual([before.seq + 1]);
    expect(events).toEqual([
      { kind: 'changed', topics: ['reading-positions'], revision: before.revision + 1 },
    ]);
  });

  it('that is refused changes nothing and tells nobody', () => {
    const stores = emptyLibrary();
    const documentId = addDocument(stores, { text: 'Some text' });
    const before = stores.meta.read();
    const { dispatch, events, commits } = dispatchOver(stores);
    expect(codeOf(dispatch('readingPositions.set', { documentId, start: 10 }))).toBe('invalid-input');
    expect(stores.meta.read()).toEqual(before);
    expect(valueOf(dispatch('readingPositions.get', { documentId }))).toEqual({ start: null });
    expect([events, commits]).toEqual([[], []]);
  });

  it('that finds nothing to change is no change: nothing is counted, written or told', () => {
    const stores = emptyLibrary();
    const documentId = addDocument(stores, { text: 'Some text' });
    const { dispatch, events, commits } = dispatchOver(stores);
    const calls = [
      ['readingPositions.set', { documentId, start: 4 }],
      ['settings.set', { theme: 'dark' }],
    ] as const;
    const first = calls.map(([method, input]) => valueOf(dispatch(method, input)));
    const before = { ...stores.meta.read(), events: events.length, commits: commits.length };
    const again = calls.map(([method, input]) => valueOf(dispatch(method, input)));
    valueOf(dispatch('settings.set', {}));
    expect(again).toEqual(first);
    expect({ ...stores.meta.read(), events: events.length, commits: commits.length }).toEqual(before);
    valueOf(dispatch('readingPositions.set', { documentId, start: 5 }));
    valueOf(dispatch('settings.set', { theme: 'light' }));
    expect(stores.meta.read().seq).toBe(before.seq + 2);
  });

  it('accepts the very end of a document as a place', () => {
    const stores = emptyLibrary();
    const documentId = addDocument(stores, { text: 'Some text' });
    expect(codeOf(dispatchOver(stores).dispatch('readingPositions.set', { documentId, start: 9 }))).toBe(
      'ok',
    );
  });
});

describe('a query', () => {
  it('never writes', () => {
    const stores = emptyLibrary();
    const documentId = addDocument(stores, { text: 'Some text' });
    const { dispatch, events } = dispatchOver(stores);
    const changes = () =>
      stores.databases.library.prepare<[], number>('SELECT total_changes()').pluck().get();
    const before = changes();
    for (const [method, input] of [
      ['library.status', {}],
      ['documents.list', { filter: 'title', sort: 'date' }],
      ['documents.get', { documentId }],
      ['documents.text', { documentId, start: 0, end: 9 }],
      ['passages.list', { documentId }],
      ['search.run', { query: 'text' }],
      ['search.marks', { documentId, query: 'text' }],
      ['search.find', { documentId, text: 'text' }],
      ['readingPositions.get', { documentId }],
      ['settings.get', {}],
      ['vault.status', {}],
    ] as const) {
      valueOf(dispatch(method, input));
    }
    expect(changes()).toBe(before);
    expect(events).toEqual([]);
  });
});

describe('a call that cannot be answered', () => {
  it.each(['', 'documents', 'documents.drop', '__proto__', 'constructor', 'toString', 'vault.status '])(
    'is unknown: "%s"',
    (method) => {
      const { dispatch, records } = dispatchOver(emptyLibrary());
      expect(codeOf(dispatch(method, {}))).toBe('unknown-method');
      expect(records).toEqual([{ event: 'call', method: 'unknown', ms: 3, code: 'unknown-method' }]);
    },
  );

  it('says which field was wrong and never what stood in it', () => {
    const { dispatch } = dispatchOver(emptyLibrary());
    const secret = 'canary-passphrase';
    const answers = [
      dispatch('vault.unlock', { passphrase: [secret] }),
      dispatch('vault.unlock', { passphrase: secret, [secret]: 1 }),
      dispatch('documents.get', { documentId: secret }),
      dispatch('documents.list', { sort: secret }),
    ];
    expect(answers.map(codeOf)).toEqual(Array.from({ length: 4 }, () => 'invalid-input'));
    expect(JSON.stringify(answers)).not.toContain(secret);
    expect(answers[2]).toMatchObject({ error: { details: { field: 'documentId' } } });
  });

  it('is too large when its answer is', () => {
    const stores = emptyLibrary();
    const long = { value: 'x', evidence: 'y'.repeat(MAX_REPLY_BYTES / 3) };
    for (let copy = 0; copy < 3; copy += 1) addDocument(stores, { source: { place: long } });
    const { dispatch } = dispatchOver(stores);
    expect(codeOf(dispatch('documents.list', {}))).toBe('too-large');
    expect(codeOf(dispatch('documents.list', { limit: 2 }))).toBe('ok');
  });

  it('tells of a bug by an incident that the log explains, and shows no stack', () => {
    const stores = emptyLibrary();
    const { dispatch, records } = dispatchOver(stores);
    stores.databases.library.exec('DROP TABLE setting; CREATE TABLE setting (name TEXT) STRICT');
    const result = dispatch('settings.get', {});
    expect(result).toMatchObject({ ok: false, error: { code: 'internal', incident: 'incident-1' } });
    expect(JSON.stringify(result)).not.toMatch(/\.ts|node_modules|\bat /);
    expect(records).toMatchObject([
      { code: 'internal', incident: 'incident-1', error: { name: 'SqliteError', code: 'SQLITE_ERROR' } },
    ]);
    expect(JSON.stringify(records)).not.toMatch(/no such column/);
    expect(JSON.stringify(records)).not.toContain(dirname(import.meta.dirname));
    expect(JSON.stringify(records)).toMatch(/settings\.ts:\d+/);
  });
});

describe('trouble with the disk', () => {
  it('is called a full disk, and the change is not made', () => {
    const stores = emptyLibrary();
    const documentId = addDocument(stores, { text: 'Some text' });
    fillThePages(stores);
    const { dispatch, events } = dispatchOver(stores);
    const before = stores.meta.read();
    expect(codeOf(dispatch('readingPositions.set', { documentId, start: 1 }))).toBe('disk-full');
    expect(stores.meta.read()).toEqual(before);
    expect(valueOf(dispatch('readingPositions.get', { documentId }))).toEqual({ start: null });
    expect(events).toEqual([]);
  });

  it('is called a folder that cannot be written', () => {
    const stores = emptyLibrary();
    stores.databases.library.pragma('query_only = ON');
    expect(codeOf(dispatchOver(stores).dispatch('settings.set', { theme: 'dark' }))).toBe(
      'data-folder-not-writable',
    );
  });
});

/** Leaves no room for another reading position, and no page to be had for more. */
function fillThePages({ databases: { library } }: LibraryStores): void {
  library.pragma('foreign_keys = OFF');
  library.pragma(`max_page_count = ${String(library.pragma('page_count', { simple: true }))}`);
  const insert = library.prepare<[number]>('INSERT INTO reading_position (document_id, start) VALUES (?, 1)');
  const fill = () => {
    for (let row = 1000; row < 100_000; row += 1) insert.run(row);
  };
  expect(fill).toThrow('full');
  library.pragma('foreign_keys = ON');
}

function libraryWithLongPassages() {
  const stores = emptyLibrary();
  const documentId = addDocument(stores, { text: 'x'.repeat(4000 * 200) });
  const rowId = stores.documents.find(documentId)?.rowId ?? 0;
  stores.databases.library.exec(`DELETE FROM passage; UPDATE document SET passages = 200`);
  for (let ordinal = 0; ordinal < 200; ordinal += 1) {
    stores.passages.insert(rowId, {
      ordinal,
      start: ordinal * 4000,
      end: ordinal * 4000 + 4000,
      kind: 'paragraph',
      level: 0,
      direction: 'ltr',
    });
  }
  return { dispatch: dispatchOver(stores).dispatch, documentId };
}

describe('passages', () => {
  it('come in pages that end before they hold too much text, and every one comes once', () => {
    const { dispatch, documentId } = libraryWithLongPassages();
    const ordinals: number[] = [];
    const lengths: number[] = [];
    let cursor: string | undefined;
    do {
      const page = valueOf(dispatch('passages.list', { documentId, limit: 200, ...(cursor && { cursor }) }));
      const { records, next } = contract['passages.list'].output.parse(page);
      ordinals.push(...records.map(({ ordinal }) => ordinal));
      lengths.push(records.reduce((sum, { text }) => sum + text.length, 0));
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    expect(ordinals).toEqual(Array.from({ length: 200 }, (_, index) => index));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(300_000);
    expect(lengths.length).toBe(3);
  });

  it('go on from a cursor only where there is such a place', () => {
    const { dispatch, documentId } = libraryWithLongPassages();
    expect(codeOf(dispatch('passages.list', { documentId, cursor: 'x' }))).toBe('invalid-input');
    expect(codeOf(dispatch('passages.list', { documentId, cursor: '-1' }))).toBe('invalid-input');
    expect(valueOf(dispatch('passages.list', { documentId, cursor: '500' }))).toMatchObject({
      records: [],
      next: null,
    });
  });
});

describe('the text of a document', () => {
  it.each([
    [0, 4, 'Some'],
    [5, 100, 'text'],
    [9, 9, ''],
    [50, 60, ''],
  ])('from %i to %i is cut to what there is', (start, end, text) => {
    const stores = emptyLibrary();
    const documentId = addDocument(stores, { text: 'Some text' });
    const answer = valueOf(dispatchOver(stores).dispatch('documents.text', { documentId, start, end }));
    expect(answer).toEqual({ start: Math.min(start, 9), end: Math.min(end, 9), text });
  });

  it('is refused backwards, and given at most 200,000 units at a time', () => {
    const stores = emptyLibrary();
    const documentId = addDocument(stores, { text: 'x'.repeat(300_000) });
    const { dispatch } = dispatchOver(stores);
    expect(codeOf(dispatch('documents.text', { documentId, start: 5, end: 4 }))).toBe('invalid-input');
    expect(valueOf(dispatch('documents.text', { documentId, start: 1, end: 300_000 }))).toMatchObject({
      start: 1,
      end: 200_001,
    });
  });
});

it('has a handler for every method of the contract', () => {
  const { dispatch } = dispatchOver(emptyLibrary());
  expect(METHOD_NAMES.filter((name) => codeOf(dispatch(name, null)) !== 'invalid-input')).toEqual([]);
});
