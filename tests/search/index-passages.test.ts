import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migration0010 } from '../../db/schema/migrations/0010-library.ts';
import { migration0020 } from '../../db/schema/migrations/0020-search.ts';
import { openEvaluator } from '../../db/search/match/evaluate.ts';
import { openLexicon } from '../../db/search/words/expand-word.ts';
import { indexPassages, type PassageToIndex } from '../../db/search/index/index-passages.ts';
import { CapitalCounts } from '../../db/search/index/capital-counts.ts';
import { openPostings } from '../../db/search/index/postings.ts';
import { openPassageTable } from '../../db/search/index/segments.ts';
import { parseQuery } from '../../db/search/query/query-language.ts';
import { openVocabulary } from '../../db/search/words/vocabulary.ts';
import { analyse } from '../../db/text/analyser.ts';
import { pick } from '../text/pieces.ts';
import { randomSource } from '../text/random-text.ts';

function emptyIndex(): Database.Database {
  const database = new Database(':memory:');
  database.exec(migration0010.sql);
  database.exec(migration0020.sql);
  return database;
}

const WORDS = [
  'the',
  'letter',
  'letters',
  'Alefi',
  'Bemani',
  'of',
  'prison',
  'Ra’isi',
  'Raisi',
  'raisi',
  'رئیسی',
];

function inventedPassages(count: number): PassageToIndex[] {
  const random = randomSource(3);
  return Array.from({ length: count }, (_, at) => {
    const words = Array.from({ length: Math.floor(random() * 12) }, () => pick(random, WORDS));
    // Gaps between the ids, as deleted documents leave them.
    return { id: (at + 1) * 3, tokens: analyse(words.join(' ')) };
  });
}

/** Every occurrence in the index, told from the passages themselves. */
function placesOf(passages: readonly PassageToIndex[], form: string): [number, number[]][] {
  return passages
    .map(({ id, tokens }): [number, number[]] => [
      id,
      tokens.flatMap((token, at) => (token.form === form ? [at] : [])),
    ])
    .filter(([, positions]) => positions.length > 0);
}

function placesIn(database: Database.Database, form: string): [number, number[]][] {
  const term = openVocabulary(database).withForm(form);
  if (!term) return [];
  const { passages, offsets, positions, frequencies } = openPostings(database)(openPassageTable(database)())
    .ofForm(term)
    .occurrences();
  return Array.from(passages, (passage, at) => {
    const places = [...positions.subarray(offsets[at], offsets[at + 1])];
    expect(frequencies[at]).toBe(places.length);
    return [passage, places];
  });
}

describe('the search index', () => {
  it.each([1, 2, 7, 200])('has every word at its place, in %i segments', (segments) => {
    const database = emptyIndex();
    const passages = inventedPassages(200);
    const size = Math.ceil(passages.length / segments);
    for (let at = 0; at < passages.length; at += size) indexPassages(database, passages.slice(at, at + size));
    const stored = database.prepare<[], { id: number }>('SELECT id FROM search_segment').all();
    expect(stored).toHaveLength(segments);
    const forms = [...new Set(WORDS.flatMap((word) => analyse(word).map((token) => token.form)))];
    for (const form of forms) expect(placesIn(database, form)).toEqual(placesOf(passages, form));
  });

  it('answers and ranks the same however the passages were batched', () => {
    const passages = inventedPassages(200);
    const answers = [1, 10].map((segments) => {
      const database = emptyIndex();
      const size = passages.length / segments;
      for (let at = 0; at < passages.length; at += size)
        indexPassages(database, passages.slice(at, at + size));
      const evaluate = openEvaluator(database, openLexicon(database));
      return ['letter', 'Raisi -prison', '"of the"', 'al*', 'رئیسی OR Bemani'].map((query) => {
        const { passages, scores } = evaluate({ query: parseQuery(query), breadth: 'all-spellings' });
        return [...passages].map((passage, at) => [passage, scores[at]]);
      });
    });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]?.every((answer) => answer.length > 0)).toBe(true);
  });

  it('finds what was added after a search was made, and ranks by it', () => {
    const database = emptyIndex();
    const evaluate = openEvaluator(database, openLexicon(database));
    const ask = (answering: typeof evaluate): number[] => [
      ...answering({ query: parseQuery('letter'), breadth: 'stems' }).scores,
    ];
    expect(ask(evaluate)).toEqual([]);
    const added = ['a letter', 'a letter on prisons', 'no word of it', 'letter after letter after letter'];
    for (const [at, text] of added.entries()) {
      indexPassages(database, [{ id: at * 5000 + 1, tokens: analyse(text) }]);
      expect(ask(evaluate)).toEqual(ask(openEvaluator(database, openLexicon(database))));
    }
    expect(ask(evaluate)).toHaveLength(3);
  });

  it('leaves nothing behind when the transaction it runs in fails', () => {
    const database = emptyIndex();
    const attempt = database.transaction(() => {
      indexPassages(database, inventedPassages(20));
      throw new Error('the document could not be stored');
    });
    expect(attempt).toThrow('could not be stored');
    for (const table of ['search_segment', 'search_term', 'search_posting']) {
      expect(database.prepare(`SELECT 1 FROM ${table}`).all()).toEqual([]);
    }
  });

  it('refuses passages older than those it has, whose postings could not be read in order', () => {
    const database = emptyIndex();
    indexPassages(database, [{ id: 7, tokens: analyse('a letter') }]);
    expect(() => indexPassages(database, [{ id: 7, tokens: analyse('a letter') }])).toThrow(
      'order of their ids',
    );
  });

  it('makes no segment of no passages, and counts passages without words', () => {
    const database = emptyIndex();
    indexPassages(database, []);
    indexPassages(database, [{ id: 1, tokens: [] }]);
    const segments = database
      .prepare<[], { passages: number; words: number }>('SELECT passages, words FROM search_segment')
      .all();
    expect(segments).toEqual([{ passages: 1, words: 0 }]);
  });

  it('counts the capitals that tell a name, without those at the start of a sentence', () => {
    const database = emptyIndex();
    const text = 'Letter of Alefi. Alefi wrote the letter, said Alefi, a Letter';
    indexPassages(database, [{ id: 1, tokens: analyse(text) }]);
    const counts = new CapitalCounts(database);
    const told = ['letter', 'alefi', 'of'].map((form) => {
      const { capitalised, uncapitalised } = counts.of(openVocabulary(database).withForm(form)?.id ?? 0);
      return [form, capitalised, uncapitalised];
    });
    expect(told).toEqual([
      ['letter', 1, 1],
      ['alefi', 2, 0],
      ['of', 0, 1],
    ]);
  });

  it('looks names up by their sound with its index, not by reading all words', () => {
    const database = emptyIndex();
    const plan = database
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT id FROM search_term
         WHERE sound = 'rt' AND is_name_like = 1`,
      )
      .all();
    expect(plan.map((row) => row.detail).join(' ')).toContain('search_term_sound');
  });
});
