import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../db/text/canonical-text.ts';
import { hasEndlessMarks } from '../../db/text/characters.ts';
import { randomSource, randomText } from './random-text.ts';

describe('canonical text', () => {
  it('composes letters and accents, and changes compatibility characters in no way', () => {
    expect(canonicalText('Fayc\u0327al')).toBe('Fay\u00e7al');
    expect(canonicalText('ﬁ ² ﻙ Ⅳ')).toBe('ﬁ ² ﻙ Ⅳ');
  });

  it('ends every line with one line feed', () => {
    expect(canonicalText('a\r\nb\rc\n\r\nd')).toBe('a\nb\nc\n\nd');
  });

  it('keeps every defect of a capture: no-break spaces, soft hyphens, direction marks, white space at line ends', () => {
    const captured = '  criticisms.\u00a0 After\u00ad \u200f \t\nreleasedsecond\ufeff  ';
    expect(canonicalText(captured)).toBe(captured);
  });

  it('replaces what SQLite text cannot hold by one U+FFFD each, so that no offset moves', () => {
    expect(canonicalText('a\ud83db\ude00c\u0000d😀')).toBe('a\ufffdb\ufffdc\ufffdd😀');
  });

  it('does not change a second time', () => {
    const random = randomSource(7);
    for (let round = 0; round < 300; round += 1) {
      const once = canonicalText(randomText(random, 20));
      expect(canonicalText(once)).toBe(once);
    }
  });

  it('comes back from an SQLite text column as it went in', () => {
    const database = new Database(':memory:');
    database.exec('CREATE TABLE kept (text TEXT NOT NULL) STRICT');
    const insert = database.prepare<[string]>('INSERT INTO kept (text) VALUES (?)');
    const read = database.prepare<[], { text: string; length: number }>(
      'SELECT text, length(text) AS length FROM kept ORDER BY rowid DESC LIMIT 1',
    );
    const random = randomSource(8);
    for (let round = 0; round < 100; round += 1) {
      const text = canonicalText(randomText(random, 20));
      insert.run(text);
      expect(read.get()).toEqual({ text, length: Array.from(text).length });
    }
    database.close();
  });
});

describe('endless accents', () => {
  it('are more than a thousand in a row, wherever they stand', () => {
    expect(hasEndlessMarks(`text ${'\u0301'.repeat(1_001)} text`)).toBe(true);
    expect(hasEndlessMarks(`${'\u0301'.repeat(1_000)}a`.repeat(5))).toBe(false);
  });

  it('are found beyond the basic plane', () => {
    expect(hasEndlessMarks('\u{1d165}'.repeat(1_001))).toBe(true);
  });

  it('are not in written text', () => {
    expect(hasEndlessMarks('مُحَمَّد Fayçal e\u0301 😀 '.repeat(2_000))).toBe(false);
  });
});
