import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../db/text/canonical-text.ts';
import { splitIntoPassages } from '../../db/text/passages.ts';

const DOCUMENTS = new URL('../../seeds/documents/', import.meta.url);
const TABLES = new URL('../fixtures/passages/', import.meta.url);
const KIND_WIDTH = 21;

interface ReadPassage {
  readonly part: string;
  readonly opening: string;
}

/** The table of what a reader sees, written by hand: see the README beside it. */
function readTable(number: string): ReadPassage[] {
  const table = readFileSync(new URL(`${number}.txt`, TABLES), 'utf8');
  return table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ part: line.slice(0, KIND_WIDTH).trim(), opening: line.slice(KIND_WIDTH) }));
}

describe('the passages of the bundled documents', () => {
  it.each(readdirSync(DOCUMENTS))('are those that a reader sees in %s', (file) => {
    const text = canonicalText(readFileSync(new URL(file, DOCUMENTS), 'utf8'));
    const table = readTable(file.slice(0, 3));
    const found = splitIntoPassages(text).map(({ start, end, kind, level }, index) => ({
      part: kind === 'heading' ? `heading ${level}` : kind,
      opening: text.slice(start, end).slice(0, table[index]?.opening.length ?? 30),
    }));
    expect(found).toEqual(table);
  });

  it.each(readdirSync(DOCUMENTS))('all read from the left in %s', (file) => {
    const text = canonicalText(readFileSync(new URL(file, DOCUMENTS), 'utf8'));
    expect(splitIntoPassages(text).every(({ direction }) => direction === 'ltr')).toBe(true);
  });
});
