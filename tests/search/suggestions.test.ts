import { describe, expect, it } from 'vitest';
import type { SearchSuggestion } from '../../db/contract/search.ts';
import { libraryWith } from './search-library.ts';

/** Two languages, about invented people. */
const TEXT = [
  'The judge Raisi sat in the court of Tehran.',
  'The judge Khamenei Testi wrote to the court of Tehran.',
  'قاضی رئیسی در دادگاه تهران نشست.',
  'قاضي رئيسي و خمینی آزمونی آمدند.',
  'خامنه‌ای آزمونی به دادگاه نوشت.',
  'پور محمدی آزمونی آمد.',
  'The executions and the letters were many.',
];

function suggest(query: string, exact = false): SearchSuggestion[] {
  return libraryWith(...TEXT).search.run({ query, exact, limit: 10 }).suggestions;
}

function texts(query: string, kind: SearchSuggestion['kind']): string[] {
  return suggest(query)
    .filter((suggestion) => suggestion.kind === kind)
    .map(({ text, passages }) => `${text} ${passages}`);
}

describe('the other script', () => {
  it.each([
    ['Raisi', ['رئیسی 2']],
    ['raeesi', ['رئیسی 2']],
    ['رئیسی', ['Raisi 1']],
    ['رييسي', ['Raisi 1']],
    ['تهران', ['Tehran 2']],
    ['Tehran', ['تهران 1']],
    ['Khomeini', ['خمینی 1']],
    ['Khamenei', ['خامنه‌ای 1']],
    ['خامنه‌ای', ['Khamenei 1']],
    ['Pourmohammadi', []],
    ['Pour-Mohammadi', ['پور محمدی 1']],
    ['"Judge Raisi"', []],
    ['court', []],
    ['The', []],
  ])('of %s is %j', (query, found) => {
    expect(texts(query, 'other-script')).toEqual(found);
  });

  it('is offered beside what was typed, in a query that is otherwise the same', () => {
    expect(suggest('court Raisi^2 -Nayeri').map(({ query }) => query)).toEqual([
      'court (Raisi^2 OR رئیسی) -Nayeri',
    ]);
    expect(suggest('"Pour Mohammadi" OR court').map(({ query }) => query)).toEqual([
      '("Pour Mohammadi" OR "پور محمدی") OR court',
    ]);
  });

  it('is not offered for what is excluded or wanted exactly, and is never merged', () => {
    for (const query of ['court -Raisi', '=Raisi', 'Rais*']) expect(suggest(query)).toEqual([]);
    expect(suggest('Raisi', true)).toEqual([]);
    expect(libraryWith(...TEXT).search.run({ query: 'Raisi', exact: false, limit: 10 }).passages).toBe(1);
  });
});

describe('did you mean', () => {
  it.each([
    ['leters', ['letters 1']],
    ['exekutions', ['executions 1']],
    ['Rassy', ['Raisi 1']],
    ['zzzzzz', []],
    ['letters', []],
    ['"exekutions and"', ['executions and 1']],
    ['"letters and executions"', []],
    ['"exekutions of"', []],
    ['دادکاه', ['دادگاه 2']],
  ])('for %s answers %j', (query, found) => {
    expect(texts(query, 'did-you-mean')).toEqual(found);
  });

  it('rewrites the whole query with its signs, every unknown word at once', () => {
    const found = suggest('(leters^2 OR "exekutions and") -tehran lang:en');
    expect(found.map(({ typed, query }) => `${typed}: ${query}`)).toEqual([
      'leters: (letters^2 OR "executions and") -tehran lang:en',
      'exekutions and: (letters^2 OR "executions and") -tehran lang:en',
    ]);
  });

  it('answers queries that find what they promise', () => {
    const { search } = libraryWith(...TEXT);
    for (const query of ['leters', '"exekutions and"', 'Raisi', 'خامنه‌ای', 'exekutions letters']) {
      for (const suggestion of search.run({ query, exact: false, limit: 10 }).suggestions) {
        const answer = search.run({ query: suggestion.query, exact: false, limit: 10 });
        expect([query, answer.passages >= suggestion.passages, answer.ignored]).toEqual([query, true, []]);
      }
    }
  });
});
