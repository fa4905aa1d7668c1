import { describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../../db/contract/search.ts';
import { matchesPattern } from '../../db/search/query/wildcards.ts';
import { pick } from '../text/pieces.ts';
import { randomSource } from '../text/random-text.ts';
import { libraryWith } from './search-library.ts';

function ask(paragraphs: readonly string[], query: string, exact = false): SearchAnswer {
  return libraryWith(...paragraphs).search.run({ query, exact, limit: 200 });
}

function forms(paragraphs: readonly string[], query: string, exact = false): string[] {
  return ask(paragraphs, query, exact).terms.flatMap((term) =>
    term.spellings.map(({ text, relation }) => `${text} ${relation}`),
  );
}

const TEXT = [
  'He met Raisi and Raeisi.',
  'The rallies and the raising of the rains.',
  'Râisi came to Tehran.',
];

describe('a pattern', () => {
  it('means every word that goes as it does', () => {
    expect(forms(TEXT, 'ra?si').toSorted()).toEqual(['Raisi pattern', 'Râisi pattern'].toSorted());
    expect(forms(TEXT, 'ra*si').toSorted()).toEqual(
      ['Raeisi pattern', 'Raisi pattern', 'Râisi pattern'].toSorted(),
    );
    expect(forms(TEXT, 'ra*i*s').toSorted()).toEqual(['rains pattern', 'rallies pattern']);
    expect(forms(TEXT, 'ra?ing*')).toEqual([]);
  });

  it('tells diacritics apart where exactly this is wanted', () => {
    expect(forms(TEXT, 'ra?si', true)).toEqual(['Raisi pattern']);
    expect(forms(TEXT, '=râ?si')).toEqual(['Râisi pattern']);
  });

  it('may be part of a phrase or compound', () => {
    const text = ['The Pour-Mohammadi file.', 'The Pour-Mahdi file.', 'The death commission sat.'];
    expect(ask(text, 'Pour-Ma*di').passages).toBe(1);
    expect(ask(text, 'Pour-Mo*di').passages).toBe(1);
    expect(ask(text, '"dea* commission"').passages).toBe(1);
    expect(ask(text, '"commission dea*"').passages).toBe(0);
    expect(ask(text, '"com*on the"~2').passages).toBe(1);
  });

  it('matches Persian words', () => {
    expect(forms(['محمد و محمود آمدند.'], 'مح*د').toSorted()).toEqual(
      ['محمد pattern', 'محمود pattern'].toSorted(),
    );
  });

  it('matches as the regular expression does that says the same', () => {
    const random = randomSource(37);
    for (let round = 0; round < 3000; round += 1) {
      const pattern = Array.from({ length: 6 }, () => pick(random, ['a', 'b', '*', '?'])).join('');
      const word = Array.from({ length: Math.floor(random() * 8) }, () => pick(random, ['a', 'b'])).join('');
      const same = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'u');
      expect([pattern, word, matchesPattern(pattern, word)]).toEqual([pattern, word, same.test(word)]);
    }
  });

  it('takes no longer for many stars', () => {
    const started = performance.now();
    expect(matchesPattern('a*'.repeat(128), `${'a'.repeat(256)}b`.repeat(1))).toBe(true);
    expect(matchesPattern(`${'a*'.repeat(128)}c`, 'a'.repeat(256))).toBe(false);
    expect(performance.now() - started).toBeLessThan(100);
  });
});
