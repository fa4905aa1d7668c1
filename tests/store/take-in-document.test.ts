import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ORIGINAL_CHUNK_BYTES } from '../../db/store/originals.ts';
import { takeInDocument } from '../../db/store/take-in-document.ts';
import { emptySourceRecord } from '../../db/store/source-records.ts';
import { documentId } from '../../db/contract/ids.ts';
import { newId } from '../../db/service/new-id.ts';
import { ingest } from '../../db/import/ingest.ts';
import { takeInFile } from '../support/corpus.ts';
import { emptyLibrary, stated } from '../support/library.ts';
import { valueOf } from '../support/vault.ts';

const LETTER = Buffer.from('Heading\n\nTest Person Alefi wrote this.\n\nAnd this.\n');

function counts(stores: ReturnType<typeof emptyLibrary>): Record<string, number> {
  const { library, originals } = stores.databases;
  const count = (database: typeof library, table: string): number =>
    database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? -1;
  return {
    documents: count(library, 'document'),
    passages: count(library, 'passage'),
    segments: count(library, 'search_segment'),
    originals: count(originals, 'original'),
  };
}

describe('taking in a document', () => {
  it('keeps its text, passages, source record and original bytes', () => {
    const stores = emptyLibrary();
    const source = { ...emptySourceRecord(), author: stated('Test Person Alefi') };
    const taken = takeInFile(stores, { name: 'letter.txt', bytes: LETTER, source });
    const document = stores.documents.find(taken.documentId);
    expect(taken.kind).toBe('taken-in');
    expect(document?.sha256).toBe(createHash('sha256').update(LETTER).digest('hex'));
    const rowId = document?.rowId ?? 0;
    expect(stores.texts.slice(rowId, 0, document?.length ?? 0)).toBe(LETTER.toString());
    expect(stores.passages.page(rowId, 0, 10)).toHaveLength(document?.passages ?? -1);
    expect(stores.sourceRecords.read(rowId)).toEqual(source);
    expect(Buffer.concat([...stores.originals.chunks(document?.sha256 ?? '')])).toEqual(LETTER);
  });

  it('changes nothing the second time, and names the document that is there', () => {
    const stores = emptyLibrary();
    const first = takeInFile(stores, { name: 'letter.txt', bytes: LETTER });
    const before = { ...counts(stores), seq: stores.meta.read().seq };
    const second = takeInFile(stores, { name: 'copy of letter.txt', bytes: LETTER });
    expect(second).toEqual({ kind: 'duplicate', documentId: first.documentId });
    expect({ ...counts(stores), seq: stores.meta.read().seq }).toEqual(before);
  });

  it('is one change, counted once', () => {
    const stores = emptyLibrary();
    takeInFile(stores, { name: 'letter.txt', bytes: LETTER });
    expect(stores.meta.read()).toMatchObject({ seq: 1, revision: 1 });
  });

  it('leaves only the original behind when it fails, and uses it the next time', () => {
    const stores = emptyLibrary();
    const document = valueOf(ingest({ name: 'letter.txt', bytes: LETTER }));
    const failing = () =>
      takeInDocument(stores, {
        id: documentId.parse(newId()),
        document,
        original: LETTER,
        source: emptySourceRecord(),
        origin: 'imported',
        indexPassages() {
          throw new Error('the power went');
        },
      });
    expect(failing).toThrow('the power went');
    expect(counts(stores)).toEqual({ documents: 0, passages: 0, segments: 0, originals: 1 });
    expect(stores.meta.read().seq).toBe(0);
    takeInFile(stores, { name: 'letter.txt', bytes: LETTER });
    expect(counts(stores)).toMatchObject({ documents: 1, segments: 1, originals: 1 });
  });
});

describe('an original', () => {
  it.each([0, 1, ORIGINAL_CHUNK_BYTES - 1, ORIGINAL_CHUNK_BYTES, ORIGINAL_CHUNK_BYTES * 2 + 1])(
    'of %i bytes comes back byte for byte, in pieces',
    (length) => {
      const { originals } = emptyLibrary();
      const bytes = Buffer.from(Array.from({ length }, (_, index) => (index * 7) % 251));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      originals.put({ sha256, bytes });
      originals.put({ sha256, bytes });
      const chunks = [...originals.chunks(sha256)];
      expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
      expect(chunks).toHaveLength(Math.ceil(length / ORIGINAL_CHUNK_BYTES));
      expect(originals.size(sha256)).toBe(length);
    },
  );

  it('that is not there has no size', () => {
    expect(emptyLibrary().originals.size('0'.repeat(64))).toBeNull();
  });
});
