import { describe, expect, it } from 'vitest';
import { analyse, type Token } from '../../db/text/analyser.ts';
import { textOfPieces } from './pieces.ts';
import { randomSource } from './random-text.ts';
import { ownTimeMs } from '../support/own-time.ts';

const forms = (text: string): string[] => analyse(text).map((token) => token.form);
const bases = (text: string): string[] => analyse(text).map((token) => token.base);
const surfaces = (text: string): string[] => analyse(text).map(({ start, end }) => text.slice(start, end));

function only(text: string): Token {
  const [token, ...more] = analyse(text);
  if (!token || more.length > 0) throw new Error(`"${text}" is not one word`);
  return token;
}

describe('the analyser on Latin script', () => {
  it('takes every kind of apostrophe inside a word for the same one', () => {
    for (const apostrophe of "'’‘ʼ`´′ʿʾʻʽʹˈ‛՚ꞌ＇") {
      const { form, base } = only(`Ra${apostrophe}isi`);
      expect([apostrophe, form, base]).toEqual([apostrophe, "ra'isi", 'raisi']);
    }
  });

  it('takes an apostrophe at either end of a word for a quotation mark', () => {
    expect(surfaces('‘At least spare these two.’ said the prisoners’ families, ʿAli')).toEqual([
      'At',
      'least',
      'spare',
      'these',
      'two',
      'said',
      'the',
      'prisoners',
      'families',
      'Ali',
    ]);
  });

  it('keeps a possessive out of the word and out of its range', () => {
    expect(forms("Montazeri’s IRAN’S Khomeini's prisoners’ 80’s")).toEqual([
      'montazeri',
      'iran',
      'khomeini',
      'prisoners',
      '80',
    ]);
    expect(surfaces('Montazeri’s tape')).toEqual(['Montazeri', 'tape']);
  });

  it('separates at every dash, slash, quotation mark and bracket', () => {
    for (const sign of [
      '-',
      '‐',
      '‑',
      '–',
      '—',
      '−',
      '/',
      '\\',
      '"',
      '“',
      '”',
      '«',
      '»',
      '(',
      ')',
      '[',
      ']',
      '{',
      '_',
      '…',
      '·',
    ]) {
      expect(forms(`PMOI${sign}MEK`)).toEqual(['pmoi', 'mek']);
    }
  });

  it('keeps diacritics in the form and not in the base, however they are encoded', () => {
    for (const written of ['Fayçal', 'Fayc\u0327al']) {
      expect([only(written).form, only(written).base]).toEqual(['fayçal', 'faycal']);
    }
    expect(bases('Mojāhedīn Ḥosayn Straße Łódź Ærø Ἀθῆναι')).toEqual([
      'mojahedin',
      'hosayn',
      'strasse',
      'lodz',
      'aero',
      'αθηναι',
    ]);
  });

  it('reads compatibility forms as what they stand for', () => {
    expect(forms('ﬁle Ｒａｉｓｉ Ⅻ')).toEqual(['file', 'raisi', 'xii']);
  });

  it('reads a number with groups as one number, and other commas as commas', () => {
    expect(forms('10,000 and 1,234,567')).toEqual(['10000', 'and', '1234567']);
    expect(forms('1,2 12345,678 1,0001 a1,000 1,000,00')).toEqual([
      '1',
      '2',
      '12345',
      '678',
      '1',
      '0001',
      'a1',
      '000',
      '1000',
      '00',
    ]);
    expect(surfaces('all those 10,000 supporters')).toContain('10,000');
  });

  it('finds the words of a footnoted or badly captured sentence', () => {
    expect(forms('massacre¹ was², 1.In the summer; exe\u00adcution PMOI\u200f(')).toEqual([
      'massacre',
      'was',
      '1',
      'in',
      'the',
      'summer',
      'execution',
      'pmoi',
    ]);
  });

  it('says which words have a capital, and which capitals a sentence start explains', () => {
    const text = 'The tape of Montazeri. Raisi said: “Execute” them — Ali did';
    const told = analyse(text).map((token) => [token.form, token.isCapitalised, token.isSentenceStart]);
    expect(told.filter(([, isCapitalised]) => isCapitalised)).toEqual([
      ['the', true, true],
      ['montazeri', true, false],
      ['raisi', true, true],
      ['execute', true, true],
      ['ali', true, false],
    ]);
  });
});

describe('the analyser on Persian and Arabic script', () => {
  it.each([
    ['علي', 'علی'],
    ['علىٰ', 'علی'],
    ['كتاب', 'کتاب'],
    ['فاطمة', 'فاطمه'],
    ['خانۀ', 'خانه'],
    ['خانهٔ', 'خانه'],
    ['أحمد', 'احمد'],
    ['إسلام', 'اسلام'],
    ['ٱلله', 'الله'],
    ['آیت', 'ایت'],
    ['مؤمن', 'مومن'],
    ['مُحَمَّد', 'محمد'],
    ['محمـــد', 'محمد'],
    ['رئيسى', 'رئیسی'],
    ['ري\u0654يسي', 'رئیسی'],
    ['ﻣﻨﺘﻈﺮﯼ', 'منتظری'],
  ])('reads %s as %s', (written, form) => {
    expect(forms(written)).toEqual([form]);
    expect(bases(written)).toEqual([form]);
  });

  it('reads both digit sets and their grouping signs', () => {
    expect(forms('۱۳۶۷ ١٩٨٨ ۳۰٬۰۰۰ ۳۰،۰۰۰')).toEqual(['1367', '1988', '30000', '30000']);
  });

  it.each(['ها', 'های', 'ای', 'تر', 'ترین', 'اند'])(
    'splits the suffix %s off after a zero width non-joiner',
    (suffix) => {
      expect(forms(`زندان‌${suffix}`)).toEqual(['زندان', suffix]);
    },
  );

  it('reads a suffix in the letters of an Arabic keyboard', () => {
    expect(forms('زندان‌هاي')).toEqual(['زندان', 'های']);
  });

  it('joins whatever else stands around a zero width non-joiner', () => {
    expect(forms('می‌شود حسین‌علی نمی‌خواهم')).toEqual(['میشود', 'حسینعلی', 'نمیخواهم']);
    expect(forms('کتاب‌های‌شان')).toEqual(['کتاب', 'هایشان']);
  });

  it('takes its script for capitalised, having no capitals', () => {
    expect(analyse('گفت که رئیسی').every((token) => token.isCapitalised)).toBe(true);
  });

  it('separates at Persian punctuation', () => {
    expect(forms('رئیسی، نیری؛ اشراقی؟ «کمیته»')).toEqual(['رئیسی', 'نیری', 'اشراقی', 'کمیته']);
  });
});

describe('the analyser on any text', () => {
  it('gives ranges that alone mean the same word', () => {
    for (let seed = 1; seed <= 3000; seed += 1) {
      const text = textOfPieces(randomSource(seed), 12);
      for (const { form, base, start, end } of analyse(text)) {
        const alone = analyse(text.slice(start, end));
        const told = alone.map((token) => [token.form, token.base, token.start, token.end]);
        expect([text, told]).toEqual([text, [[form, base, 0, end - start]]]);
      }
    }
  });

  it('gives such ranges where it cuts a word that is too long', () => {
    // Cut in the middle of the last word, its beginning would be a suffix that splits.
    const text = `${'ب'.repeat(252)}\u200cهایشان`;
    for (const { form, start, end } of analyse(text)) {
      expect(analyse(text.slice(start, end)).map((token) => token.form)).toEqual([form]);
    }
  });

  it('gives ranges that rise and do not overlap, and words that are not empty', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const text = textOfPieces(randomSource(seed), 60);
      let last = 0;
      for (const { start, end, base } of analyse(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(base).not.toBe('');
        last = end;
      }
    }
  });

  it('takes lone surrogates, NUL and direction marks for no word', () => {
    expect(forms('\ud800\udfffa\ud83db\u0000c\u202e\u202d')).toEqual(['a', 'b', 'c']);
    expect(analyse('')).toEqual([]);
  });

  it('cuts an endless word into pieces that lose nothing', () => {
    const endless = 'Ab9'.repeat(100_000);
    const tokens = analyse(endless);
    expect(tokens.map((token) => token.base).join('')).toBe(endless.toLowerCase());
    expect(Math.max(...tokens.map((token) => token.end - token.start))).toBeLessThanOrEqual(256);
  });

  it.each([
    "a'",
    "x's",
    '1,',
    '1,000,',
    'a\u00ad',
    'a\u200c',
    '\u200c',
    'ها‌',
    'e\u0301',
    '\u0301',
    '𐌰',
    "'",
    'ـ',
  ])('takes time in proportion to the length of a text that repeats %j', (piece) => {
    const text = piece.repeat(100_000);
    const started = ownTimeMs();
    analyse(text);
    // A tenth of that on an idle machine; a step that is quadratic takes minutes.
    expect(ownTimeMs() - started).toBeLessThan(5000);
  });
});
