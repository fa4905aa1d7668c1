import { describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../../db/contract/search.ts';
import { libraryWith } from './search-library.ts';

function ask(paragraphs: readonly string[], query: string, exact = false): SearchAnswer {
  return libraryWith(...paragraphs).search.run({ query, exact, limit: 50 });
}

function marked(answer: SearchAnswer): string[] {
  return answer.hits.flatMap(({ excerpt, marks }) => marks.map(([start, end]) => excerpt.slice(start, end)));
}

/** What is typed, the word as a document writes it, and what of it is marked. All sentences are invented. */
const FOUND: readonly (readonly [kind: string, typed: string, written: string, marked?: string])[] = [
  ['Arabic yeh in the query', 'نيري', 'نیری'],
  ['Arabic yeh in the document', 'نیری', 'نيري'],
  ['alef maksura in the query', 'نیرى', 'نیری'],
  ['alef maksura in the document', 'موسی', 'موسى'],
  ['both yehs in one word', 'رئيسی', 'رئیسي'],
  ['Arabic kaf in the query', 'كميته', 'کمیته'],
  ['Arabic kaf in the document', 'کمیته', 'كميته'],
  ['Arabic kaf and yeh together', 'مركزي', 'مرکزی'],
  ['teh marbuta in the document', 'کمیته', 'کمیتة'],
  ['heh with hamza in the document', 'کمیته', 'کمیتۀ'],
  ['heh with hamza as two signs', 'کمیته', 'کمیته\u0654'],
  ['hamza on yeh as two signs in the query', 'ري\u0654یسی', 'رئیسی'],
  ['hamza on yeh as two signs in the document', 'رئیسی', 'رى\u0654یسی'],
  ['alef with hamza', 'مامور', 'مأمور'],
  ['alef with hamza in the query', 'مأمور', 'مامور'],
  ['alef with hamza below', 'اسلام', 'إسلام'],
  ['alef wasla', 'اسلام', 'ٱسلام'],
  ['alef with madda', 'ازادی', 'آزادی'],
  ['alef with madda in the query', 'آزادی', 'ازادی'],
  ['waw with hamza', 'مسوول', 'مسؤول'],
  ['waw with hamza in the query', 'مسؤول', 'مسوول'],
  ['fathatan', 'کاملا', 'کاملاً'],
  ['fathatan in the query', 'کاملاً', 'کاملا'],
  ['short vowels in the document', 'محمد', 'مُحَمَّد'],
  ['short vowels in the query', 'مُحَمَّد', 'محمد'],
  ['shadda alone', 'محمد', 'محمّد'],
  ['superscript alef', 'رحمن', 'رحمٰن'],
  ['superscript alef in the query', 'رحمٰن', 'رحمن'],
  ['kashida in the document', 'اعدام', 'اعـــدام'],
  ['kashida in the query', 'اعـدام', 'اعدام'],
  ['non-joiner in a verb, left out in the query', 'میشود', 'می‌شود'],
  ['non-joiner in a verb, left out in the document', 'می‌شود', 'میشود'],
  ['non-joiner in a compound name', 'حسینعلی', 'حسین‌علی'],
  ['a space in a compound name', 'حسینعلی', 'حسین علی'],
  ['non-joiner typed, a space written', 'حسین‌علی', 'حسین علی'],
  ['a space typed, non-joiner written', '"حسین علی"', 'حسین‌علی'],
  ['plural after a non-joiner, the word alone typed', 'زندان', 'زندان‌ها', 'زندان'],
  ['plural written together, the word alone typed', 'زندان', 'زندانها'],
  ['plural after a space, the word alone typed', 'زندان', 'زندان ها', 'زندان'],
  ['the word alone, plural typed together', 'زندانها', 'زندان'],
  ['the word alone, plural typed with a non-joiner', 'زندان‌ها', 'زندان'],
  ['plural written together, typed with a non-joiner', 'زندان‌ها', 'زندانها'],
  ['plural with a non-joiner, typed together', 'زندانها', 'زندان‌ها'],
  ['genitive plural with a non-joiner', 'زندان', 'زندان‌های', 'زندان'],
  ['genitive plural written together', 'زندان', 'زندانهای'],
  ['genitive plural typed, plain plural written', 'زندانهای', 'زندانها'],
  ['genitive plural with Arabic yeh', 'زندان', 'زندان‌هاي', 'زندان'],
  ['plural with a possessive', 'زندان', 'زندانهایشان'],
  ['comparative', 'بزرگ', 'بزرگتر'],
  ['comparative with a non-joiner', 'بزرگ', 'بزرگ‌تر', 'بزرگ'],
  ['superlative typed, comparative written', 'بزرگترین', 'بزرگتر'],
  ['superlative with a non-joiner', 'بزرگ‌ترین', 'بزرگ'],
  ['the indefinite suffix', 'نامه', 'نامه‌ای', 'نامه'],
  ['the verb suffix', 'رفته', 'رفته‌اند', 'رفته'],
  ['Persian digits in the query', '۱۳۶۷', '1367'],
  ['Persian digits in the document', '1367', '۱۳۶۷'],
  ['Arabic digits in the query', '١٣٦٧', '۱۳۶۷'],
  ['Arabic digits in the document', '۱۳۶۷', '١٣٦٧'],
  ['grouped Persian digits', '30000', '۳۰٬۰۰۰'],
  ['a Persian comma after the word', 'اوین', 'اوین،', 'اوین'],
  ['a Persian semicolon after the word', 'اوین', 'اوین؛', 'اوین'],
  ['a Persian question mark after the word', 'اوین', 'اوین؟', 'اوین'],
  ['a Persian question mark in the query', 'اوین؟', 'اوین'],
  ['a Persian comma in the query', 'اوین،', 'اوین'],
  ['guillemets around the word', 'اوین', '«اوین»', 'اوین'],
  ['guillemets in the query', '«زندان اوین»', 'زندان اوین'],
  ['quotation marks of the other kind', '“زندان اوین”', 'زندان اوین'],
  ['brackets', 'اوین', '(اوین)', 'اوین'],
  ['an ellipsis', 'اوین', 'اوین…', 'اوین'],
  ['a dash between words', 'اوین', 'تهران–اوین', 'اوین'],
  ['a slash between words', 'اوین', 'تهران/اوین', 'اوین'],
  ['direction marks in the document', 'اوین', '\u200fاوین\u200e', 'اوین'],
  ['direction marks in the query', '\u200fاوین\u200e', 'اوین'],
  ['presentation forms', 'سلام', 'ﺳﻼﻡ'],
  ['a soft hyphen', 'اوین', 'او\u00adین'],
  ['a prefix', 'زند*', 'زندان'],
  ['a prefix with Arabic letters', 'كمي*', 'کمیته'],
  ['one edit', 'زنران~', 'زندان'],
  ['a pattern', 'زن*ن', 'زندان'],
  ['a field of another alphabet beside it', 'اوین lang:fa', 'اوین'],
];

describe('Persian', () => {
  it(`is tried in at least sixty ways: ${FOUND.length}`, () => {
    expect(FOUND.length).toBeGreaterThanOrEqual(60);
  });

  it.each(FOUND.map((found) => [`${found[0]}: ${found[1]} finds ${found[2]}`, found] as const))(
    '%s',
    (_, found) => {
      const [, typed, written, mark = written] = found;
      const text = [
        `در این نامه نوشته بود که ${written} در آن سال چنین بود.`,
        'بند دیگری که هیچ یک را ندارد.',
      ];
      const answer = ask(text, typed);
      expect(answer.passages).toBe(1);
      expect(marked(answer).join(' ')).toContain(mark);
    },
  );

  it.each([
    ['دختر', 'دخ'],
    ['تنها', 'تن'],
    ['دفتر', 'دف'],
    ['خامنه‌ای', 'خامنه'],
    ['کرمی', 'کریمی'],
    ['حسنی', 'حسینی'],
    ['نوری', 'نیری'],
    ['خمینی', 'خامنی'],
  ])('%s does not find %s', (typed, written) => {
    expect(ask([`در این نامه نوشته بود که ${written} در آن سال چنین بود.`], typed).passages).toBe(0);
  });

  it('takes only what was typed where exactly this is wanted, but for letters that are one', () => {
    const text = ['زندان اوین.', 'زندانها و زندان‌ها.', 'زندانی'].map((words) => `در نامه ${words}`);
    expect(ask(text, 'زندان', true).passages).toBe(2);
    expect(ask(text, 'زندانها', true).passages).toBe(1);
    expect(ask(['نيري آمد و رفت'], 'نیری', true).passages).toBe(1);
  });

  it('reads operators and parentheses beside Persian words', () => {
    const text = ['رئیسی در تهران بود.', 'نیری در تهران بود.', 'رئیسی در قم بود.'];
    expect(ask(text, '(رئیسی OR نیری) تهران').passages).toBe(2);
    expect(ask(text, 'تهران -رئیسی').passages).toBe(1);
    expect(ask(text, '"در قم"').passages).toBe(1);
    expect(ask(text, '"قم رئیسی"~1').passages).toBe(1);
  });
});
