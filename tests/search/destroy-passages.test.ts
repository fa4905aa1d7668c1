import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { LIBRARY_MIGRATIONS } from '../../db/schema/migrations/list.ts';
import { destroyPassages } from '../../db/search/index/destroy-passages.ts';
import { openEvaluator } from '../../db/search/match/evaluate.ts';
import { openLexicon } from '../../db/search/words/expand-word.ts';
import { indexTexts, type TextToIndex } from '../../db/search/index/index-passages.ts';
import { forgetPassages, openIndexKeeper } from '../../db/search/index/maintain-index.ts';
import { parseQuery } from '../../db/search/query/query-language.ts';
import { analyse } from '../../db/text/analyser.ts';
import { randomSource } from '../text/random-text.ts';
import { testPassages } from './benchmark-corpus.ts';

function indexOf(passages: readonly TextToIndex[], batch: number): Database.Database {
  const database = new Database(':memory:');
  for (const { sql } of LIBRARY_MIGRATIONS) database.exec(sql);
  for (let at = 0; at < passages.length; at += batch) indexTexts(database, passages.slice(at, at + batch));
  return database;
}

const wordsOf = (passages: readonly TextToIndex[]): string[] => [
  ...new Set(passages.flatMap(({ text }) => analyse(text).map(({ form }) => form))),
];

/** What is found for each word and for pairs of neighbours, with scores rounded to what adding up in another order leaves. */
function answers(database: Database.Database, words: readonly string[]): unknown[] {
  const evaluate = openEvaluator(database, openLexicon(database));
  const queries = words.flatMap((word, at) => [
    word,
    `"${word} ${words[at + 1] ?? word}"`,
    `${word.slice(0, 3)}*`,
  ]);
  return queries.map((query) => {
    const { passages, scores } = evaluate({ query: parseQuery(query), breadth: 'stems' });
    return [query, [...passages], [...scores].map((score) => score.toFixed(6))];
  });
}

/** Every form the database holds anywhere. */
function formsIn(database: Database.Database): string[] {
  return database.prepare<[], string>('SELECT form FROM search_term').pluck().all();
}

function finishMerges(database: Database.Database): void {
  const keeper = openIndexKeeper(database);
  while (keeper.step(2));
}

const { passages } = testPassages(1000);
const few = passages.slice(0, 300);

describe('destroyed passages', () => {
  it.each([
    ['a segment of their own', (id: number) => id > 100 && id <= 150],
    ['the newest segment', (id: number) => id > 250],
    ['parts of all segments', (id: number) => id % 3 === 0],
    ['the end of a segment', (id: number) => id > 140 && id <= 150],
    ['everything', () => true],
  ])('answer as if they had never been there: %s', (_, isDestroyed) => {
    const database = indexOf(few, 50);
    const kept = few.filter(({ id }) => !isDestroyed(id));
    destroyPassages(database, few.map(({ id }) => id).filter(isDestroyed));
    const words = wordsOf(few).slice(0, 200);
    expect(answers(database, words)).toEqual(answers(indexOf(kept, 50), words));
  });

  it('leave no word of theirs in the vocabulary, and every other one', () => {
    const database = indexOf(few, 50);
    const kept = few.filter(({ id }) => id % 2 === 0);
    destroyPassages(
      database,
      few.map(({ id }) => id).filter((id) => id % 2 === 1),
    );
    const words = formsIn(database).filter((form) => !form.startsWith('\u0001'));
    expect(words.toSorted()).toEqual(wordsOf(kept).toSorted());
  });

  it('leave no posting, whether merged, being merged or left behind by a merge', () => {
    const random = randomSource(7);
    for (let round = 0; round < 10; round += 1) {
      const database = indexOf(few, 20);
      forgetPassages(database, [5, 6, 7, 8]);
      const keeper = openIndexKeeper(database);
      for (let steps = Math.floor(random() * 12); steps > 0; steps -= 1) keeper.step(0);
      destroyPassages(
        database,
        few.map(({ id }) => id),
      );
      const rows = database
        .prepare(
          `SELECT (SELECT count(*) FROM search_posting) + (SELECT count(*) FROM search_segment)
             + (SELECT count(*) FROM search_tombstone)`,
        )
        .pluck();
      expect(rows.get()).toBe(0);
      finishMerges(database);
    }
  });

  it('do not come back with a merge', () => {
    const database = indexOf(few, 20);
    openIndexKeeper(database).step(0);
    destroyPassages(database, [1, 50, 51, 299]);
    finishMerges(database);
    const kept = few.filter(({ id }) => ![1, 50, 51, 299].includes(id));
    const words = wordsOf(few).slice(0, 100);
    expect(answers(database, words)).toEqual(answers(indexOf(kept, 50), words));
  });

  it('give their ids to new passages, which are found by words that were destroyed with them', () => {
    const database = indexOf([{ id: 1, text: 'A letter of Bemani.' }], 1);
    indexTexts(database, [{ id: 2, text: 'Alefi wrote it.' }]);
    destroyPassages(database, [2]);
    indexTexts(database, [{ id: 2, text: 'Alefi and Bemani' }]);
    const evaluate = openEvaluator(database, openLexicon(database));
    const found = ['alefi', 'bemani', 'wrote'].map((word) => [
      ...evaluate({ query: parseQuery(word), breadth: 'exact' }).passages,
    ]);
    expect(found).toEqual([[2], [1, 2], []]);
  });

  it('leave words that are nearly like theirs to be found', () => {
    const database = indexOf([{ id: 1, text: 'Evin' }], 1);
    indexTexts(database, [{ id: 2, text: 'Even Evil' }]);
    destroyPassages(database, [2]);
    const evaluate = openEvaluator(database, openLexicon(database));
    const { passages: found, findings } = evaluate({ query: parseQuery('evon~'), breadth: 'all-spellings' });
    expect([...found]).toEqual([1]);
    expect(findings[0]?.variants.map(({ terms }) => terms[0]?.form)).toEqual(['evin']);
  });
});
