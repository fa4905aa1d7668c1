import { describe, expect, test } from 'vitest';
import { estimateStrength, proposeWords } from '../../renderer/features/vault/strength/estimate.ts';
import {
  guessesOfUnknown,
  guessTime,
  hasUnknownWords,
  wordsOf,
} from '../../renderer/features/vault/strength/guess-time.ts';
import { ownTimeMs } from '../support/own-time.ts';

const YEAR_OF_GUESSES = 10_000 * 365.25 * 24 * 3600;

describe('how long guessing takes', () => {
  test.each([
    [1, { unit: 'seconds', count: 1 }],
    [10_000 * 60, { unit: 'minutes', count: 1 }],
    [10_000 * 3600 * 5, { unit: 'hours', count: 5 }],
    [10_000 * 86_400 * 45, { unit: 'days', count: 45 }],
    [YEAR_OF_GUESSES, { unit: 'months', count: 12 }],
    [YEAR_OF_GUESSES * 45_678, { unit: 'years', count: 46_000 }],
    [YEAR_OF_GUESSES * 10 ** 9, { unit: 'ages', count: 0 }],
    [Number.POSITIVE_INFINITY, { unit: 'ages', count: 0 }],
  ])('for %d guesses is said in a unit that fits', (guesses, expected) => {
    expect(guessTime(guesses)).toMatchObject(expected);
  });

  test.each([
    [9, 'weak'],
    [11, 'fair'],
    [99_000, 'fair'],
    [101_000, 'strong'],
  ])('of %d years is called %3$s', (years, verdict) => {
    expect(guessTime(years * YEAR_OF_GUESSES).verdict).toBe(verdict);
  });
});

describe('a passphrase', () => {
  test.each([
    ['evin', 'weak'],
    ['Khomeini1988', 'weak'],
    ['correct horse battery staple', 'fair'],
    ['seven quiet readers of old letters', 'strong'],
    ['گذرواژه', 'weak'],
    ['زندانی آزاد', 'weak'],
    ['هفت خوانندهٔ آرام نامه‌های کهنه', 'strong'],
  ])('such as %j is called %s', (passphrase, verdict) => {
    expect(estimateStrength(passphrase).verdict).toBe(verdict);
  });

  test('of any length is estimated in less than a second', () => {
    const startedAt = ownTimeMs();
    for (const passphrase of [
      'x'.repeat(100_000),
      'گ'.repeat(100_000),
      'aB3$'.repeat(25_000),
      '\u0000\ud800',
    ]) {
      expect(['weak', 'fair', 'strong']).toContain(estimateStrength(passphrase).verdict);
    }
    expect(ownTimeMs() - startedAt).toBeLessThan(4000);
  });

  test('is worth the same however its letters are composed', () => {
    const word = 'هفت خوانندهٔ آرام';
    expect(estimateStrength(word.normalize('NFD'))).toEqual(estimateStrength(word.normalize('NFC')));
  });

  test('in a script whose words are not known is counted by its words', () => {
    expect(hasUnknownWords('زندان')).toBe(true);
    expect(hasUnknownWords('prison ١٢')).toBe(false);
    expect(wordsOf('هم‌وطن، یک دو')).toEqual(['هم', 'وطن', 'یک', 'دو']);
    expect(guessesOfUnknown('زندان')).toBe(10 ** 4);
    expect(guessesOfUnknown('زندانیان')).toBe(10 ** 8);
  });
});

describe('words that are proposed', () => {
  test('are six of the list, others each time', () => {
    const proposals = Array.from({ length: 200 }, proposeWords);
    expect(new Set(proposals).size).toBe(200);
    expect(new Set(proposals.map((proposal) => proposal.split(' ').length))).toEqual(new Set([6]));
  });

  test('are called strong', () => {
    // An estimate takes most of a second on a slow machine, and each proposal is as likely as any other.
    const verdicts = Array.from({ length: 10 }, () => estimateStrength(proposeWords()).verdict);
    expect(new Set(verdicts)).toEqual(new Set(['strong']));
  });

  test('are drawn from the whole of it', () => {
    const words = new Set(
      Array.from({ length: 3000 }, proposeWords).flatMap((proposal) => proposal.split(' ')),
    );
    expect(words.size).toBeGreaterThan(6500);
    expect([...words].filter((word) => !/^[a-z-]{3,9}$/.test(word))).toEqual([]);
  });
});
