import { describe, expect, it } from 'vitest';
import { cutIntoChunks, MAX_CHUNK_LENGTH } from '../../db/store/document-text.ts';
import { addDocument, emptyLibrary } from '../support/library.ts';

/** Text of the given length in which a surrogate pair lies across every chunk's end. */
function awkwardText(length: number): string {
  return `a${'😶'.repeat(length)}`.slice(0, length - 1) + 'z';
}

describe('the text of a document', () => {
  it.each([
    ['empty', ''],
    ['short', 'Evin'],
    ['one chunk long', 'x'.repeat(MAX_CHUNK_LENGTH)],
    ['one unit longer', 'x'.repeat(MAX_CHUNK_LENGTH + 1)],
    ['full of surrogate pairs', `a${'😶'.repeat(30_000)}`],
    ['Persian', 'زندان اوین '.repeat(5000)],
  ])('comes back as it was stored: %s', (_, text) => {
    const stores = emptyLibrary();
    const rowId = stores.documents.find(addDocument(stores, { text }))?.rowId ?? 0;
    expect(stores.texts.slice(rowId, 0, text.length)).toBe(text);
  });

  it('is sliced like a string, across chunks and beyond its ends', () => {
    const text = `a${'😶'.repeat(20_000)}z`;
    const stores = emptyLibrary();
    addDocument(stores, { text: 'before' });
    const rowId = stores.documents.find(addDocument(stores, { text }))?.rowId ?? 0;
    addDocument(stores, { text: 'after' });
    const places = [0, 1, 2, 8190, 8191, 8192, 8193, 16_383, 16_384, 24_575, 40_000, 40_001, 40_002, 50_000];
    for (const start of places) {
      for (const end of places)
        expect(stores.texts.slice(rowId, start, end)).toBe(text.slice(start, Math.max(start, end)));
    }
  });
});

describe('the chunks of a text', () => {
  it('are whole characters and no longer than a chunk may be', () => {
    const text = awkwardText(50_001);
    const chunks = cutIntoChunks(text);
    expect(chunks.map((chunk) => chunk.text).join('')).toBe(text);
    expect(Math.max(...chunks.map((chunk) => chunk.text.length))).toBeLessThanOrEqual(MAX_CHUNK_LENGTH);
    expect(
      chunks.every((chunk) => chunk.text === text.slice(chunk.start, chunk.start + chunk.text.length)),
    ).toBe(true);
    expect(chunks.slice(0, -1).filter((chunk) => !chunk.text.isWellFormed())).toEqual([]);
  });
});
