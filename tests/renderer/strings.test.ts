import { expect, test } from 'vitest';
import { ERROR_CODES } from '../../db/contract/result.ts';
import { en } from '../../renderer/strings/en.ts';
import { fa } from '../../renderer/strings/fa.ts';
import { LANGUAGES, preferredLanguage } from '../../renderer/strings/language-tools.ts';

/** Numbers, names, and lists of numbers: what the functions ask for is one of them. */
const SAMPLES = [[3, 7], ['a name', 'a word'], [[3, 7]]];

/** Every sentence of a catalogue with its key; functions are asked with plain samples. */
function sentences(catalogue: unknown, key = ''): [string, string][] {
  if (typeof catalogue === 'string') return [[key, catalogue]];
  if (typeof catalogue === 'function') {
    const said = SAMPLES.map((samples) => sayWith(catalogue, samples)).find((one) => one !== null);
    return [[key, said ?? '']];
  }
  if (typeof catalogue !== 'object' || catalogue === null) return [];
  return Object.entries(catalogue).flatMap(([name, value]) => sentences(value, `${key}.${name}`));
}

/** `null` where the sentence cannot be made of such samples. */
function sayWith(say: Function, samples: readonly unknown[]): string | null {
  try {
    const said: unknown = Reflect.apply(say, undefined, samples);
    return String(said);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

test('both languages say everything, and nothing more', () => {
  expect(sentences(fa).map(([key]) => key)).toEqual(sentences(en).map(([key]) => key));
});

test.each(['en', 'fa'] as const)('in %s nothing is empty, loud or decorated', (language) => {
  const unfit = sentences(LANGUAGES[language].strings).filter(
    ([, sentence]) => sentence.trim() === '' || /[!！]|\p{Extended_Pictographic}/u.test(sentence),
  );

  expect(unfit).toEqual([]);
});

test('every error has its sentences in both languages', () => {
  const unfinished = ERROR_CODES.filter(
    (code) => !en.errors.codes[code].endsWith('.') || !fa.errors.codes[code].endsWith('.'),
  );

  expect(unfinished).toEqual([]);
});

test('Persian sentences are in Persian, names of keys and examples aside', () => {
  const foreign = sentences(fa).filter(
    ([key, sentence]) =>
      !/[\u0600-\u06ff]/.test(sentence) &&
      !/keyNames|separator|quoted|ignoredPart|languageNames|query$|typed$|fingerprint$|chosenWords$/.test(
        key,
      ),
  );

  expect(foreign).toEqual([]);
});

test('counts are in the figures of the language', () => {
  expect(en.search.summary(1234, 1)).toBe('1,234 passages in 1 document');
  expect(fa.search.summary(1234, 1)).toBe('۱٬۲۳۴ قطعه در ۱ سند');
});

test('the first pages follow the language of the system', () => {
  expect(preferredLanguage(['fa-IR', 'en'])).toBe('fa');
  expect(preferredLanguage(['de', 'fa'])).toBe('en');
  expect(preferredLanguage([])).toBe('en');
});
