import { describe, expect, it } from 'vitest';
import type { DocumentId } from '../../db/contract/ids.ts';
import type { Result } from '../../db/contract/result.ts';
import type { TrashedRecord } from '../../db/contract/undo.ts';
import type { LibraryStores } from '../../db/store/library.ts';
import { takeInFile } from '../support/corpus.ts';
import { dispatchOver, type TestDispatch } from '../support/dispatch.ts';
import { emptyLibrary } from '../support/library.ts';
import { codeOf } from '../support/vault.ts';

interface Desk extends TestDispatch {
  readonly stores: LibraryStores;
  /** Takes a document in by way of the real importer, so that it can be searched. */
  take(name: string, text: string): DocumentId;
  trashed(id: DocumentId): TrashedRecord;
  /** Destroys, with the number that is asked for. */
  destroy(records?: readonly TrashedRecord[]): number;
  found(query: string): readonly string[];
}

const asked = (result: Result<unknown>): unknown => (result.ok ? null : result.error.details?.['records']);

function desk(): Desk {
  const stores = emptyLibrary();
  const dispatch = dispatchOver(stores);
  return {
    ...dispatch,
    stores,
    take: (name, text) => takeInFile(stores, { name, bytes: Buffer.from(text) }).documentId,
    trashed: (id) => ({ kind: 'document', id }),
    destroy(records) {
      const input = records === undefined ? {} : { records: [...records] };
      const confirmedRecords = Number(asked(dispatch.dispatch('trash.empty', input)));
      return dispatch.call('trash.empty', { ...input, confirmedRecords }).destroyed;
    },
    found: (query) => dispatch.call('search.run', { query }).hits.map(({ title }) => title),
  };
}

const LETTER = 'A letter of Alefi.\n\nIt names Bemani twice: Bemani and Bemani.';
const REPORT = 'A report on Bemani.\n\nNothing of the other.';

/** Two documents, the first with a highlight and with a link to the second. */
function deskWithWork() {
  const on = desk();
  const letter = on.take('letter.txt', LETTER);
  const report = on.take('report.txt', REPORT);
  const highlight = on.call('highlights.create', { documentId: letter, start: 12, end: 17 });
  const link = on.call('links.create', {
    kind: 'cites',
    from: { documentId: letter, range: { start: 0, end: 8 } },
    to: { documentId: report, range: null },
  });
  return { on, letter, report, highlight, link };
}

describe('a document in the trash', () => {
  it('is in no list, no count and no search', () => {
    const { on, letter } = deskWithWork();
    const before = on.call('library.status', {});
    on.call('documents.remove', { documentIds: [letter] });
    const status = on.call('library.status', {});
    expect({
      documents: on.call('documents.list', {}).records.map(({ file }) => file),
      total: on.call('documents.list', {}).total,
      counted: [before.documents - status.documents, before.words > status.words],
      found: on.found('Bemani'),
      alone: on.found('Alefi'),
    }).toEqual({
      documents: ['report.txt'],
      total: 1,
      counted: [1, true],
      found: ['A report on Bemani.'],
      alone: [],
    });
  });

  it('counts for nothing in the answer of a search', () => {
    const { on, letter, report } = deskWithWork();
    on.call('documents.remove', { documentIds: [letter] });
    const { terms, passages, documents, matching } = on.call('search.run', { query: 'Bemani' });
    expect({ spellings: terms[0]?.spellings, passages, documents, matching }).toEqual({
      spellings: [{ text: 'Bemani', passages: 1, relation: 'exact', form: 'bemani', isOff: false }],
      passages: 1,
      documents: 1,
      matching: [{ documentId: report, passages: 1 }],
    });
  });

  it('answers a search as a library does that never had it', () => {
    const { on, letter } = deskWithWork();
    on.call('documents.remove', { documentIds: [letter] });
    const other = desk();
    other.take('report.txt', REPORT);
    for (const query of ['Bemani', '"report on"', 'noth*', 'alefi OR report', 'bemani -alefi', 'raport~']) {
      const hits = (of: Desk): unknown =>
        of.call('search.run', { query }).hits.map(({ excerpt, marks, score }) => [excerpt, marks, score]);
      expect([query, hits(on)]).toEqual([query, hits(other)]);
    }
  });

  it.each([
    ['documents.get', {}],
    ['documents.text', { start: 0, end: 5 }],
    ['passages.list', {}],
    ['search.run', { query: 'Bemani' }],
    ['search.marks', { query: 'Bemani' }],
    ['search.find', { text: 'Bemani' }],
    ['readingPositions.set', { start: 1 }],
    ['highlights.list', {}],
    ['highlights.create', { start: 0, end: 8 }],
    ['documents.remove', {}],
  ] as const)('cannot be opened or worked on: %s', (method, more) => {
    const { on, letter } = deskWithWork();
    on.call('documents.remove', { documentIds: [letter] });
    const input = method === 'documents.remove' ? { documentIds: [letter] } : { documentId: letter, ...more };
    expect(codeOf(on.dispatch(method, input))).toBe('not-found');
  });

  it('says where it is when it is asked for', () => {
    const { on, letter } = deskWithWork();
    on.call('documents.remove', { documentIds: [letter] });
    const refused = on.dispatch('documents.get', { documentId: letter });
    expect(refused).toMatchObject({ ok: false, error: { details: { isInTrash: true } } });
  });

  it('takes what hangs on it along', () => {
    const { on, letter, report, highlight, link } = deskWithWork();
    on.call('documents.remove', { documentIds: [letter] });
    expect({
      highlights: on.call('highlights.list', {}).total,
      highlight: codeOf(on.dispatch('highlights.get', { highlightId: highlight.id })),
      links: on.call('links.list', { documentId: report }).total,
      link: codeOf(on.dispatch('links.get', { linkId: link.id })),
    }).toEqual({ highlights: 0, highlight: 'not-found', links: 0, link: 'not-found' });
  });
});

describe('restoring', () => {
  it('brings a document back with all that hung on it', () => {
    const { on, letter, report } = deskWithWork();
    const before = [
      on.call('documents.list', {}).records,
      on.call('highlights.list', {}).records,
      on.call('links.list', { documentId: report }).records,
      on.call('search.run', { query: 'Bemani' }).hits,
    ];
    on.call('documents.remove', { documentIds: [letter] });
    expect(on.call('trash.restore', { records: [on.trashed(letter)] })).toEqual({ restored: 1, renamed: 0 });
    expect([
      on.call('documents.list', {}).records,
      on.call('highlights.list', {}).records,
      on.call('links.list', { documentId: report }).records,
      on.call('search.run', { query: 'Bemani' }).hits,
    ]).toEqual(before);
    expect(on.call('trash.list', {}).total).toBe(0);
  });

  it('is a step that can be undone', () => {
    const { on, letter } = deskWithWork();
    on.call('documents.remove', { documentIds: [letter] });
    on.call('trash.restore', { records: [on.trashed(letter)] });
    on.call('undo.undo', {});
    expect(on.call('trash.list', {}).records.map(({ label }) => label)).toEqual(['A letter of Alefi.']);
  });

  it('refuses what is not in the trash, and restores nothing of the rest', () => {
    const { on, letter, report } = deskWithWork();
    on.call('documents.remove', { documentIds: [letter] });
    const refused = on.dispatch('trash.restore', { records: [on.trashed(letter), on.trashed(report)] });
    expect([codeOf(refused), on.call('trash.list', {}).total]).toEqual(['not-found', 1]);
  });
});

describe('trash.list', () => {
  it('has what was removed last first, with what would be destroyed with it', () => {
    const { on, letter, report } = deskWithWork();
    on.call('documents.remove', { documentIds: [report] });
    on.clock.nowMs += 1000;
    on.call('documents.remove', { documentIds: [letter] });
    expect(on.call('trash.list', {}).records).toEqual([
      {
        record: on.trashed(letter),
        label: 'A letter of Alefi.',
        trashedAt: '2026-01-01T00:00:01.000Z',
        records: 3,
      },
      {
        record: on.trashed(report),
        label: 'A report on Bemani.',
        trashedAt: '2026-01-01T00:00:00.000Z',
        records: 2,
      },
    ]);
  });

  it('goes on page by page', () => {
    const on = desk();
    const documentIds = Array.from({ length: 5 }, (_, index) => on.take(`${index}.txt`, `Letter ${index}`));
    on.call('documents.remove', { documentIds });
    const labels: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { records: readonly { label: string }[]; next: string | null } = on.call('trash.list', {
        limit: 2,
        ...(cursor === null ? {} : { cursor }),
      });
      labels.push(...page.records.map(({ label }) => label));
      cursor = page.next;
    } while (cursor !== null);
    expect(labels.toSorted()).toEqual(['Letter 0', 'Letter 1', 'Letter 2', 'Letter 3', 'Letter 4']);
  });
});

describe('emptying the trash', () => {
  it('asks first, however little there is, and counts all that goes with it', () => {
    const { on, letter } = deskWithWork();
    on.call('documents.remove', { documentIds: [letter] });
    const refused = on.dispatch('trash.empty', {});
    expect([codeOf(refused), asked(refused)]).toEqual(['confirmation-needed', 3]);
    expect(on.call('trash.list', {}).total).toBe(1);
  });

  it('destroys everything in it, and nothing else', () => {
    const { on, letter, report } = deskWithWork();
    on.call('documents.remove', { documentIds: [letter] });
    expect(on.destroy()).toBe(3);
    expect(on.call('trash.list', {}).total).toBe(0);
    expect(on.call('documents.list', {}).records.map(({ id }) => id)).toEqual([report]);
    expect(on.found('Bemani')).toEqual(['A report on Bemani.']);
  });

  it('destroys only what is named', () => {
    const { on, letter, report } = deskWithWork();
    on.call('documents.remove', { documentIds: [letter, report] });
    on.destroy([on.trashed(report)]);
    expect(on.call('trash.list', {}).records.map(({ label }) => label)).toEqual(['A letter of Alefi.']);
    on.call('trash.restore', { records: [on.trashed(letter)] });
    expect(on.call('highlights.list', {}).total).toBe(1);
    expect(on.call('links.list', {}).total).toBe(0);
  });

  it('ends the list of steps', () => {
    const { on, letter } = deskWithWork();
    on.call('documents.remove', { documentIds: [letter] });
    on.destroy();
    expect(on.call('undo.list', {}).total).toBe(0);
    expect(on.call('undo.status', {})).toEqual({ undo: null, redo: null });
  });

  it('does nothing, and forgets nothing, where the trash is empty', () => {
    const { on } = deskWithWork();
    expect(on.call('trash.empty', {})).toEqual({ destroyed: 0 });
    expect(on.call('undo.list', {}).total).toBe(2);
  });

  it('leaves a library in which documents are taken in and found as ever', () => {
    const { on, letter } = deskWithWork();
    on.call('documents.remove', { documentIds: [letter] });
    on.destroy();
    on.take('other.txt', 'A statement of Alefi on Bemani.');
    on.take('letter.txt', LETTER);
    expect(on.found('Alefi').toSorted()).toEqual(['A letter of Alefi.', 'A statement of Alefi on Bemani.']);
    expect(on.call('search.run', { query: 'Bemani' }).documents).toBe(3);
  });

  it('deletes the original, and an original that an interruption left behind', () => {
    const { on, letter } = deskWithWork();
    on.stores.originals.put({ sha256: 'a'.repeat(64), bytes: Buffer.from('left behind') });
    on.call('documents.remove', { documentIds: [letter] });
    on.destroy();
    expect(on.stores.originals.hashes()).toEqual(
      on.call('documents.list', {}).records.map(({ sha256 }) => sha256),
    );
  });
});
