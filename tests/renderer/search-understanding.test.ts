import { describe, expect, test } from 'vitest';
import type { SearchAnswer, SearchFilter, SearchTerm } from '../../db/contract/search.ts';
import { sentenceOf } from '../../renderer/features/search/understanding.ts';
import { LANGUAGES } from '../../renderer/strings/language-tools.ts';

type Understood = Pick<SearchAnswer, 'understood' | 'terms' | 'filters'>;

function aTerm(typed: string, term: Partial<SearchTerm> = {}): SearchTerm {
  return {
    typed,
    kind: 'word',
    isExcluded: false,
    isExact: false,
    distance: 0,
    boost: 1,
    spellings: [],
    ...term,
  };
}

function aFilter(typed: string, filter: Partial<SearchFilter> = {}): SearchFilter {
  return { field: 'title', typed, from: null, until: null, documents: 1, ...filter };
}

function spelling(text: string, relation: SearchTerm['spellings'][number]['relation'] = 'spelling') {
  return { text, form: text.toLowerCase(), passages: 1, relation, isOff: false };
}

/** The sentence without the signs that keep names of either script in their place. */
function say(answer: Understood, language: 'en' | 'fa' = 'en'): string | null {
  const { strings, formats } = LANGUAGES[language];
  const sentence = sentenceOf(answer, { text: strings.search.understood, formats });
  return sentence?.replaceAll(/[\u2068\u2069]/g, '') ?? null;
}

const term = (index: number) => ({ kind: 'term', term: index }) as const;
const filter = (index: number) => ({ kind: 'filter', filter: index }) as const;

function one(searched: SearchTerm): Understood {
  return { understood: term(0), terms: [searched], filters: [] };
}

function filtered(by: SearchFilter): Understood {
  const understood = { kind: 'all', parts: [term(0), filter(0)], without: [] } as const;
  return {
    understood: { ...understood, parts: [...understood.parts], without: [] },
    terms: [aTerm('fatwa')],
    filters: [by],
  };
}

describe('a whole query', () => {
  test('says what has to be there, what must not, and of which documents', () => {
    const sentence = say({
      understood: {
        kind: 'all',
        parts: [term(0), term(1), filter(0)],
        without: [term(2)],
      },
      terms: [
        aTerm('Raisi', { spellings: [spelling('Raisi', 'exact'), spelling('Raeesi'), spelling('Ra’isi')] }),
        aTerm('greatest crime', { kind: 'phrase' }),
        aTerm('Khamenei', { isExcluded: true }),
      ],
      filters: [aFilter('1989', { field: 'date', until: '1988-12-31' })],
    });

    expect(sentence).toBe(
      'All of: Raisi (also Raeesi, Ra’isi), the words “greatest crime”; not: Khamenei; published before 1989',
    );
  });

  test('says alternatives', () => {
    const understood = { kind: 'any' as const, parts: [term(0), term(1)] };
    const sentence = say({ understood, terms: [aTerm('Montazeri'), aTerm('Rehman')], filters: [] });

    expect(sentence).toBe('Any of: Montazeri, Rehman');
  });

  test('keeps what stands in brackets together', () => {
    const sentence = say({
      understood: {
        kind: 'all',
        parts: [
          term(0),
          { kind: 'any', parts: [term(1), { kind: 'all', parts: [term(2)], without: [term(3)] }] },
        ],
        without: [],
      },
      terms: [aTerm('fatwa'), aTerm('Evin'), aTerm('Gohardasht'), aTerm('Karaj', { isExcluded: true })],
      filters: [],
    });

    expect(sentence).toBe('All of: fatwa, (Evin or (Gohardasht without Karaj))');
  });

  test('of wishes about documents alone says so', () => {
    const sentence = say({ understood: filter(0), terms: [], filters: [aFilter('Evin')] });

    expect(sentence).toBe('Every passage of the documents with: “Evin” in the title');
  });

  test('that could not be searched for has no sentence', () => {
    expect(say({ understood: null, terms: [], filters: [] })).toBeNull();
  });

  test('is said in Persian', () => {
    const understood = { kind: 'all' as const, parts: [term(0), term(1)], without: [term(2)] };
    const sentence = say(
      { understood, terms: [aTerm('رئیسی'), aTerm('نیری'), aTerm('خامنه‌ای')], filters: [] },
      'fa',
    );

    expect(sentence).toBe('همهٔ این‌ها: رئیسی، نیری؛ بدون: خامنه‌ای');
  });
});

describe('a word', () => {
  test.each([
    ['of one spelling', { isExact: true }, 'Searched for: exactly Raisi'],
    ['as a beginning', { kind: 'prefix' }, 'Searched for: words that begin with Raisi'],
    ['nearly so', { kind: 'fuzzy', distance: 1 }, 'Searched for: words nearly like Raisi'],
    ['as a pattern', { kind: 'pattern' }, 'Searched for: words of the form Raisi'],
    [
      'near others',
      { kind: 'near', distance: 5 },
      'Searched for: the words “Raisi” with at most 5 words between',
    ],
    ['of some weight', { boost: 3 }, 'Searched for: Raisi [weight 3]'],
  ] as const)('%s is said so', (_what, partial, sentence) => {
    expect(say(one(aTerm('Raisi', partial)))).toBe(sentence);
  });

  test('names three of its other spellings and counts the rest', () => {
    const spellings = ['Raeesi', 'Ra’isi', 'Raissi', 'Ra’eesi', 'Reisi'].map((text) => spelling(text));

    expect(say(one(aTerm('Raisi', { spellings })))).toBe(
      'Searched for: Raisi (also Raeesi, Ra’isi, Raissi and 2 more)',
    );
  });

  test('of which the typed spelling is switched off is said to be found only in the others', () => {
    const spellings = [{ ...spelling('Raisi', 'exact'), isOff: true }, spelling('Raeesi')];

    expect(say(one(aTerm('Raisi', { spellings })))).toBe('Searched for: Raisi (only as Raeesi)');
  });

  test('does not name what is its own spelling, another form of it, or switched off', () => {
    const spellings = [
      spelling('PRISON'),
      spelling('prisons', 'inflected'),
      { ...spelling('prisoon'), isOff: true },
    ];

    expect(say(one(aTerm('prison', { spellings })))).toBe('Searched for: prison');
  });
});

describe('a time', () => {
  test.each([
    ['a year', '1988-01-01', '1988-12-31', 'published in 1988'],
    ['a month', '1988-07-01', '1988-07-31', 'published in July 1988'],
    ['February of a leap year', '1988-02-01', '1988-02-29', 'published in February 1988'],
    ['a day', '1988-07-28', '1988-07-28', 'published on 28 July 1988'],
    ['before a year', null, '1988-12-31', 'published before 1989'],
    ['before a month', null, '1988-06-30', 'published before July 1988'],
    ['until a day', null, '1988-07-28', 'published until 28 July 1988'],
    ['from a year on', '1989-01-01', null, 'published from 1989 on'],
    ['several years', '1988-01-01', '1990-12-31', 'published from 1 January 1988 to 31 December 1990'],
    ['half a year', '1988-01-01', '1988-06-30', 'published from 1 January 1988 to 30 June 1988'],
    ['a month and a bit', '1988-07-01', '1988-08-02', 'published from 1 July 1988 to 2 August 1988'],
  ])('%s', (...[, from, until, said]) => {
    const by = aFilter('typed', { field: 'date', from, until });

    expect(say(filtered(by))).toBe(`Searched for: fatwa; ${said}`);
  });

  test('that is open on both sides is said as it was typed', () => {
    expect(say(filtered(aFilter('1988', { field: 'date' })))).toBe('Searched for: fatwa; date 1988');
  });
});

test('a language is named, not its code', () => {
  expect(say(filtered(aFilter('fa', { field: 'language' })))).toBe('Searched for: fatwa; language Persian');
});

test('what was typed stands isolated, so that a name in the other script leaves the sentence in order', () => {
  const { strings, formats } = LANGUAGES.en;
  const wording = { text: strings.search.understood, formats };

  expect(sentenceOf(filtered(aFilter('رئیسی')), wording)).toBe(
    'Searched for: \u2068fatwa\u2069; “\u2068رئیسی\u2069” in the title',
  );
});
