import { beforeAll, describe, expect, it } from 'vitest';
import { documentId as documentIdShape, type DocumentId } from '../../db/contract/ids.ts';
import { searchAnswer, textMarks } from '../../db/contract/models.ts';
import { openSearch, type Search } from '../../db/search/search.ts';
import { createCorpusFile } from '../../db/store/corpus-file.ts';
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
