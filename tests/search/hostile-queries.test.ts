import { beforeAll, describe, expect, it } from 'vitest';
import { documentId as documentIdShape, type DocumentId } from '../../db/contract/ids.ts';
import { searchAnswer, textMarks } from '../../db/contract/search.ts';
import { openSearch, type Search } from '../../db/search/search.ts';
import { createCorpusFile } from '../../db/store/corpus-file.ts';
import { analyse } from '../../db/text/analyser.ts';
import { takeInFile } from '../support/corpus.ts';
import { textOfPieces, pick } from '../text/pieces.ts';
import { randomSource } from '../text/random-text.ts';
import { seedDocuments } from './search-library.ts';

let search: Search;
let documentId: DocumentId;

beforeAll(() => {
  const corpus = createCorpusFile(':memory:');
  for (const { file, text } of seedDocuments()) {
    takeInFile(corpus.stores, { name: file, bytes: Buffer.from(text) });
  }
  search = openSearch(corpus.stores.databases.library);
  const hit = search.run({ query: 'Raisi', exact: false, limit: 1 }).hits[0];
  if (!hit) throw new Error('The seeds have Raisi.');
  documentId = hit.documentId;
  return () => corpus.close();
});

/** For six answers, on a machine that does other things too; what is not bounded takes minutes. */
const LONGEST_MS = 3000;

/** The answers of all three calls, held to the contract's shape, and how long they took. */
function tryAll(query: string): number {
  const started = performance.now();
  for (const exact of [false, true]) {
    expect(searchAnswer.safeParse(search.run({ query, exact, limit: 200 })).error).toBeUndefined();
    expect(textMarks.safeParse(search.marks({ documentId, query, exact })).error).toBeUndefined();
    expect(textMarks.safeParse(search.find({ documentId, text: query, exact })).error).toBeUndefined();
  }
  return performance.now() - started;
}

/** Mostly of the planes that are used, now and then a surrogate that stands alone. */
function anyCodePoint(random: () => number): number {
  return Math.floor(random() < 0.7 ? random() * 0x800 : random() * 0x110000);
}

const HOSTILE: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['blanks', ' \n\t\u00a0\u3000'],
  ['a quotation mark', '"'],
  ['two parentheses', '(('],
  ['a star', '*'],
  ['~9', '~9'],
  ['an operator', 'AND'],
  ['1988:', '1988:'],
  ['10,000 letters', 'x'.repeat(10_000)],
  ['100,000 letters', 'Raisi'.repeat(20_000)],
  ['eight stars', '********'],
  ['eight tildes', '~~~~~~~~'],
  ['stars in words', 'a*b*c*d*e*f*g*h*'],
  ['5,000 ORs', 'Raisi OR '.repeat(5000)],
  ['5,000 operators', 'OR '.repeat(5000)],
  ['10,000 parentheses', `${'('.repeat(10_000)}Raisi${')'.repeat(10_000)}`],
  ['10,000 that never close', '('.repeat(10_000)],
  ['10,000 negations', '-('.repeat(10_000)],
  ['unbalanced quotes', '"greatest “crime" « "'],
  ['lone surrogates', '\ud800 \udc00 a\ud800b "\udfff"'],
  ['NUL', 'Rai\u0000si \u0000'],
  ['right-to-left overrides', '\u202eisiaR\u202c \u2067Raisi\u2069'],
  ['a prototype', '__proto__:x constructor toString hasOwnProperty'],
  ['a regular expression', '^(a+)+$ [\\w]*? (?<=x) \\p{L}'],
  ['SQL', "'; DROP TABLE search_term; --"],
  ['LIKE signs', "%_% like '%'"],
  ['a phrase of 10,000 words', `"${'the '.repeat(10_000)}"`],
  ['many fuzzy words', 'montazri~2 '.repeat(16)],
  ['many prefixes', 'ex* th* in* pr* re* '.repeat(4)],
  ['only exclusions', '-Raisi -Nayeri NOT Tehran'],
  ['combining marks', `Raisi${'\u0301'.repeat(5000)}`],
  ['apostrophes', "'''''''' ’’’’ x'x'x'x'x'x"],
  ['5,000 fields', 'title:Raisi OR '.repeat(5000)],
  ['fields without values', 'title: author: before: date:.. '.repeat(100)],
  ['parentheses of fields that never close', 'title:(a -(b OR "'.repeat(500)],
  ['10,000 carets', '^'.repeat(10_000)],
  ['boosts of everything', 'Raisi^99999 Raisi^-1 Raisi^1e9 ^2 "a"^^^'],
  ['wildcards of every kind', 'ra?????????????si ra*a*a*a*a*a*a*a*si ex*?*?*?n* th*e*'],
  ['10,000 question marks', `Raisi${'?'.repeat(10_000)}i`],
  ['10,000 stars in a word', `Rai${'*'.repeat(10_000)}si`],
  ['common words near each other', '"the of and to in a was is that by"~50 '.repeat(3)],
  ['one word near itself', `"${'the '.repeat(64)}"~50`],
  ['dates beyond all days', 'date:9999-99-99 after:9999 before:0000 date:99999 date:1988-02-30..'],
  ['colons', ':::: a: :b a::b http://:80:80/:'],
  ['a name of a prototype', 'constructor:x __proto__:x toString:() hasOwnProperty:"'],
  ['the highest code points', '\u{10FFFF}* \u{10FFFF}\uffff'],
];

describe('search, whatever is typed', () => {
  it.each(HOSTILE)('answers %s within bounded time', (_, query) => {
    expect(tryAll(query)).toBeLessThan(LONGEST_MS);
  });

  it('answers random mixtures of words, operators and broken text', () => {
    const random = randomSource(23);
    const signs = [
      '"',
      '“',
      '(',
      ')',
      '*',
      '~',
      '~2',
      '-',
      '=',
      ' OR ',
      ' AND ',
      ' NOT ',
      '|',
      ' ',
      ' ',
      ':',
      '?',
      '^2',
      '~5',
      'title:',
      'تاریخ:',
      'before:',
      'name:',
      '..',
      'Raisi',
      'the',
    ];
    for (let round = 0; round < 200; round += 1) {
      const query = Array.from({ length: 1 + Math.floor(random() * 30) }, () =>
        random() < 0.5 ? pick(random, signs) : textOfPieces(random, 2),
      ).join('');
      expect(tryAll(query)).toBeLessThan(LONGEST_MS);
    }
  });

  it('answers any string of up to 10,000 code points', () => {
    const random = randomSource(29);
    for (let round = 0; round < 24; round += 1) {
      const length = Math.floor(random() ** 2 * 10_000);
      const query = Array.from({ length }, () => String.fromCodePoint(anyCodePoint(random))).join('');
      expect(tryAll(query)).toBeLessThan(LONGEST_MS);
    }
  });

  it('marks inside the excerpt, and only words that the analyser takes for the spellings found', () => {
    const random = randomSource(41);
    const words = [
      'Raisi',
      'execut*',
      'the',
      '"death commission"',
      'Tehran~',
      '"of the"~4',
      'pri?on*',
      'name:Raisi',
    ];
    for (let round = 0; round < 120; round += 1) {
      const query = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, words)).join(
        pick(random, [' ', ' OR ', ' -', ' OR -(']),
      );
      const { hits, terms } = search.run({ query, exact: round % 4 === 0, limit: 50 });
      const forms = new Set(terms.flatMap((term) => term.spellings.flatMap(({ form }) => form.split(' '))));
      for (const { excerpt, marks } of hits) {
        let last = 0;
        for (const [start, end] of marks) {
          expect(start >= last && end > start && end <= excerpt.length).toBe(true);
          last = end;
          const marked = analyse(excerpt.slice(start, end)).map(({ form }) => form);
          expect(marked.length).toBeGreaterThan(0);
          const isKnown = query.includes('name:') || marked.every((form) => forms.has(form));
          expect([query, marked, isKnown]).toEqual([query, marked, true]);
        }
      }
    }
  });

  it('finds nothing, and says so, for exclusions alone', () => {
    const answer = search.run({ query: '-Raisi', exact: false, limit: 20 });
    expect([answer.passages, answer.hits, answer.terms]).toEqual([0, [], []]);
    expect(answer.ignored).toEqual([{ text: 'Raisi', reason: 'only-exclusions' }]);
  });

  it('answers nothing for a document that is not there', () => {
    const unknown = documentIdShape.parse('0'.repeat(26));
    expect(search.marks({ documentId: unknown, query: 'Raisi', exact: false })).toEqual({
      marks: [],
      spellings: [],
    });
    expect(search.find({ documentId: unknown, text: 'Raisi', exact: false })).toEqual({
      marks: [],
      spellings: [],
    });
    expect(search.run({ documentId: unknown, query: 'Raisi', exact: false, limit: 5 }).passages).toBe(0);
  });
});
