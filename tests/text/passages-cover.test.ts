import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../db/text/canonical-text.ts';
import { MAX_PASSAGE_LENGTH } from '../../db/text/cut-long-passage.ts';
import { splitIntoPassages, type PassageRange } from '../../db/text/passages.ts';
import { randomSource, randomText } from './random-text.ts';
import { ownTimeMs } from '../support/own-time.ts';

const ROUNDS = 600;

/** The first thing wrong with the passages of a text, or `null`. */
function findFault(text: string, passages: readonly PassageRange[]): string | null {
  let before = 0;
  for (const passage of passages) {
    const { start, end, kind, level } = passage;
    const place = `${kind} ${start}–${end}`;
    if (start < before || end <= start || end > text.length) return `${place} overlaps or is empty`;
    if (/\S/.test(text.slice(before, start))) return `${place} leaves out what stands before it`;
    if (/^\s|\s$/.test(text.slice(start, end))) return `${place} begins or ends with white space`;
    if (end - start > MAX_PASSAGE_LENGTH) return `${place} is too long`;
    if (kind === 'heading' ? level < 1 || level > 6 : level !== 0) return `${place} has level ${level}`;
    if (splitsPair(text, start) || splitsPair(text, end)) return `${place} cuts a surrogate pair`;
    before = end;
  }
  return /\S/.test(text.slice(before)) ? 'the end is left out' : null;
}

function splitsPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

describe('the passages of any text', () => {
  it('lie in reading order, never overlap and hold every character that is not white space', () => {
    const random = randomSource(1988);
    for (let round = 0; round < ROUNDS; round += 1) {
      const text = canonicalText(randomText(random, 1 + Math.floor(random() * 60)));
      const fault = findFault(text, splitIntoPassages(text));
      expect({ round, fault }).toEqual({ round, fault: null });
    }
  });

  it('are found in text that is not canonical, too', () => {
    const random = randomSource(1367);
    for (let round = 0; round < ROUNDS / 4; round += 1) {
      const text = randomText(random, 30);
      const fault = findFault(text, splitIntoPassages(text));
      expect({ round, fault }).toEqual({ round, fault: null });
    }
  });

  it('are none where there is nothing but white space', () => {
    expect(splitIntoPassages('')).toEqual([]);
    expect(splitIntoPassages(' \n\t\u00a0\ufeff\n\n')).toEqual([]);
  });

  it('keep characters that cannot be seen with the passage before them', () => {
    const text = 'First.\n\u200f\nSecond.\n\u200e';
    const passages = splitIntoPassages(text);
    expect(passages.map(({ start, end }) => text.slice(start, end))).toEqual([
      'First.\n\u200f',
      'Second.\n\u200e',
    ]);
  });

  it('hold a text of nothing but direction marks as one', () => {
    expect(splitIntoPassages('\u200f\n\u200e\u200f')).toMatchObject([
      { start: 0, end: 4, kind: 'paragraph' },
    ]);
  });
});

describe('long passages', () => {
  it('are cut after the last sentence that fits', () => {
    const text = `${'A sentence of seven words stands here. '.repeat(150)}End.`;
    const passages = splitIntoPassages(text);
    expect(passages.length).toBe(2);
    for (const { start, end } of passages)
      expect(text.slice(start, end)).toMatch(/^(?:A sentence|End)[^]*\.$/);
  });

  it('are not cut after an abbreviation or before a small letter', () => {
    const text = `${'x '.repeat(1_500)}Here ends one. ${'Y '.repeat(300)}z. ${'y '.repeat(100)}Mr. ${'Z '.repeat(3_000)}`;
    const [first] = splitIntoPassages(text);
    expect(text.slice(first?.start, first?.end)).toMatch(/Here ends one\.$/);
  });

  it('are cut at white space where no sentence ends', () => {
    const text = 'wordy '.repeat(2_000);
    for (const { start, end } of splitIntoPassages(text))
      expect(text.slice(start, end)).toMatch(/^wordy[^]*wordy$/);
  });

  it('are cut anywhere but inside a character where there is no white space', () => {
    const text = `x${'😀'.repeat(5_000)}`;
    const passages = splitIntoPassages(text);
    expect(passages.length).toBeGreaterThan(2);
    for (const { start, end } of passages) expect(text.slice(start, end).isWellFormed()).toBe(true);
  });

  it('are not cut before an accent', () => {
    const text = `x${'e\u0323'.repeat(5_000)}x`;
    for (const { start } of splitIntoPassages(text)) expect(text.charAt(start)).not.toBe('\u0323');
  });

  it('go on as paragraphs in the direction of the whole', () => {
    const persian = 'این جمله ساختگی است. '.repeat(190);
    const text = `1. ${persian}${'PMOI and other names in Latin letters. '.repeat(20)}`;
    const passages = splitIntoPassages(text);
    expect(passages.map(({ kind }) => kind)).toEqual(['numbered-paragraph', 'paragraph']);
    expect(passages.map(({ direction }) => direction)).toEqual(['rtl', 'rtl']);
  });
});

describe('the time that a long text takes', () => {
  const LENGTH = 10_000_000;
  const BOUND_MS = 8_000;
  const ofLength = (unit: string): string => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
  const shapes = new Map([
    ['paragraphs', ofLength(`${'A sentence of seven words stands here. '.repeat(12)}\n\n`)],
    [
      'hard-wrapped lines',
      ofLength('the words of this line go on until it is as wide as the page and then\n'),
    ],
    ['one line of prose', ofLength('A sentence of seven words stands here. ')],
    ['one line without a space', ofLength('abcdefghij')],
    ['one line of stars', `${ofLength('*')}x`],
    ['one line of closing marks', ofLength('.”))) ')],
    ['one line of white space', `${ofLength(' ')}x`],
    ['Persian lines', ofLength('این متن ساختگی است و تنها برای آزمودن برنامه نوشته شده است.\n')],
  ]);

  it.each([...shapes])('stays within a few seconds for 10 MB of %s', (_, text) => {
    const startedAt = ownTimeMs();
    splitIntoPassages(text);
    expect(ownTimeMs() - startedAt).toBeLessThan(BOUND_MS);
  });
});
