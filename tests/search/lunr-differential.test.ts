import lunr from 'lunr';
import { describe, expect, it } from 'vitest';
import { openEvaluator } from '../../db/search/match/evaluate.ts';
import { openLexicon } from '../../db/search/words/expand-word.ts';
import { parseQuery } from '../../db/search/query/query-language.ts';
import { openDocumentTextStore } from '../../db/store/document-text.ts';
import { analyse } from '../../db/text/analyser.ts';
import { pick } from '../text/pieces.ts';
import { randomSource } from '../text/random-text.ts';
import { libraryOf, seedDocuments, type SearchLibrary, type TestDocument } from './search-library.ts';

/**
 * Search against `lunr.Index` over the same tokens: the same passages with the same scores. Lunr is given the bases as
 * ready tokens, because its own tokenizer splits differently; all else is Lunr's own code.
 */

const INVENTED = 300;
const TOLERANCE = 1e-9;

/** Words in several inflections and frequencies, among them stop words; the order is by falling frequency. */
const WORDS = `the of prison prisons prisoner letter letters was read reading reader
  execute executed execution executions court courts Alefi Bemani witness witnesses test
  tested testing relation relational conditions condition happily happy Tehran generous generously
  hopping hop agreed agree Fayçal faycal Ra’isi Raisi 1988`.split(/\s+/u);

function inventedDocuments(): TestDocument[] {
  const random = randomSource(7);
  const paragraph = (): string => {
    const length = 3 + Math.floor(random() ** 2 * 80);
    // Squared, so that the first words are many times as frequent as the last.
    return Array.from({ length }, () => WORDS[Math.floor(random() ** 2 * WORDS.length)]).join(' ');
  };
  return Array.from({ length: INVENTED / 30 }, (_, at) => ({
    file: `invented-${at}.txt`,
    text: Array.from({ length: 30 }, paragraph).join('.\n\n'),
  }));
}

interface IndexedPassage {
  readonly id: number;
  readonly words: string[];
}

function passagesOf(library: SearchLibrary): IndexedPassage[] {
  const texts = openDocumentTextStore(library.database);
  return library.database
    .prepare<[], { id: number; documentRowId: number; start: number; end: number }>(
      'SELECT id, document_id AS documentRowId, start, end FROM passage ORDER BY id',
    )
    .all()
    .map(({ id, documentRowId, start, end }) => {
      return { id, words: analyse(texts.slice(documentRowId, start, end)).map((token) => token.base) };
    });
}

/** `withStems` is Lunr as it comes; without, the oracle for prefixes, which Lunr looks for among whole words then. */
function lunrIndex(passages: readonly IndexedPassage[], options: { withStems: boolean }): lunr.Index {
  const builder = new lunr.Builder();
  builder.ref('id');
  builder.field('words');
  builder.pipeline.add(lunr.stopWordFilter);
  if (options.withStems) {
    builder.pipeline.add(lunr.stemmer);
    builder.searchPipeline.add(lunr.stemmer);
  }
  for (const passage of passages) builder.add(passage);
  return builder.build();
}

interface Clause {
  readonly word: string;
  readonly presence: 'required' | 'optional' | 'prohibited';
  readonly boost?: number;
}

function askLunr(index: lunr.Index, clauses: readonly Clause[]): Map<number, number> {
  const presences = {
    required: lunr.Query.presence.REQUIRED,
    optional: lunr.Query.presence.OPTIONAL,
    prohibited: lunr.Query.presence.PROHIBITED,
  };
  const results = index.query((query) => {
    for (const { word, presence, boost = 1 } of clauses) {
      const isPrefix = word.endsWith('*');
      query.term(word.toLowerCase().replace('*', ''), {
        presence: presences[presence],
        boost,
        usePipeline: !isPrefix,
        wildcard: isPrefix ? lunr.Query.wildcard.TRAILING : lunr.Query.wildcard.NONE,
      });
    }
  });
  return new Map(results.map((result) => [Number(result.ref), result.score]));
}

function asQuery(clauses: readonly Clause[]): string {
  const signs = { required: ' ', optional: ' OR ', prohibited: ' -' };
  const boosted = ({ word, boost }: Clause): string => (boost === undefined ? word : `${word}^${boost}`);
  return clauses.map((clause, at) => (at === 0 ? '' : signs[clause.presence]) + boosted(clause)).join('');
}

/** Passages that only one of the two answers, or that the two score differently; empty where they agree. */
function differences(found: ReadonlyMap<number, number>, wanted: ReadonlyMap<number, number>): unknown[] {
  const passages = new Set([...found.keys(), ...wanted.keys()]);
  return [...passages]
    .map((passage) => ({ passage, found: found.get(passage), wanted: wanted.get(passage) }))
    .filter(({ found, wanted }) => !(Math.abs((found ?? NaN) - (wanted ?? NaN)) < TOLERANCE));
}

function prepare() {
  const library = libraryOf([...seedDocuments(), ...inventedDocuments()]);
  const evaluate = openEvaluator(library.database, openLexicon(library.database));
  const ask = (query: string): Map<number, number> => {
    const { passages, scores } = evaluate({ query: parseQuery(query), breadth: 'stems' });
    return new Map(Array.from(passages, (passage, at) => [passage, scores[at] ?? NaN]));
  };
  return { passages: passagesOf(library), ask };
}

/** Words that the documents have, and a few they do not. No stop words: search passes over them, Lunr finds nothing. */
function vocabulary(passages: readonly IndexedPassage[]): string[] {
  const absent = ['absentword', 'zzz', 'executioners'];
  const words = new Set(passages.flatMap((passage) => passage.words).concat(absent));
  return [...words].filter((word) => lunr.stopWordFilter(new lunr.Token(word, {})) !== undefined);
}

describe('search and lunr.Index', () => {
  it('agree on passages and scores of 400 queries with AND, OR and NOT', () => {
    const { passages, ask } = prepare();
    const words = vocabulary(passages);
    const index = lunrIndex(passages, { withStems: true });
    const random = randomSource(11);
    let answered = 0;
    for (let round = 0; round < 400; round += 1) {
      const joint = pick(random, ['required', 'optional'] as const);
      const count = 1 + Math.floor(random() * 3);
      const frequent = words.slice(0, 60);
      const clauses: Clause[] = Array.from({ length: count }, () => {
        return { word: pick(random, random() < 0.6 ? frequent : words), presence: joint };
      });
      if (joint === 'required' && random() < 0.4) {
        clauses.push({ word: pick(random, frequent), presence: 'prohibited' });
      }
      const wanted = askLunr(index, clauses);
      if (wanted.size > 0) answered += 1;
      expect([clauses, differences(ask(asQuery(clauses)), wanted)]).toEqual([clauses, []]);
    }
    expect(answered).toBeGreaterThan(200);
  });

  it('agree on a word said twice, which counts twice', () => {
    const { passages, ask } = prepare();
    const index = lunrIndex(passages, { withStems: true });
    const clauses: Clause[] = ['prison', 'prisons', 'letter'].map((word) => ({ word, presence: 'required' }));
    expect(differences(ask('prison prisons letter'), askLunr(index, clauses))).toEqual([]);
  });

  it('agree on the scores of 150 queries with boosts', () => {
    const { passages, ask } = prepare();
    const words = vocabulary(passages).slice(0, 60);
    const index = lunrIndex(passages, { withStems: true });
    const random = randomSource(17);
    for (let round = 0; round < 150; round += 1) {
      const joint = pick(random, ['required', 'optional'] as const);
      const clauses = Array.from({ length: 1 + Math.floor(random() * 3) }, (): Clause => {
        return { word: pick(random, words), presence: joint, boost: pick(random, [0.1, 0.5, 1, 2, 3.5, 10]) };
      });
      expect([clauses, differences(ask(asQuery(clauses)), askLunr(index, clauses))]).toEqual([clauses, []]);
    }
  });

  it('agree on passages and scores of prefixes', () => {
    const { passages, ask } = prepare();
    const index = lunrIndex(passages, { withStems: false });
    const random = randomSource(13);
    const prefixes = vocabulary(passages)
      .filter((word) => /^[a-z]{4,}$/u.test(word))
      .map((word) => word.slice(0, 2 + Math.floor(random() * 3)));
    for (const prefix of [...new Set(prefixes)].slice(0, 120)) {
      const clauses: Clause[] = [{ word: `${prefix}*`, presence: 'required' }];
      expect([prefix, differences(ask(`${prefix}*`), askLunr(index, clauses))]).toEqual([prefix, []]);
    }
  });

  it('agree in the order that search shows, where no other spelling comes in', () => {
    const library = libraryOf(inventedDocuments());
    const index = lunrIndex(passagesOf(library), { withStems: true });
    const answer = library.search.run({ query: 'execution court', exact: false, limit: 200 });
    const wanted = askLunr(index, [
      { word: 'execution', presence: 'required' },
      { word: 'court', presence: 'required' },
    ]);
    expect(wanted.size).toBeGreaterThan(20);
    const scores = [...wanted.values()].toSorted((a, b) => b - a);
    expect(answer.hits.length).toBe(scores.length);
    for (const [at, hit] of answer.hits.entries()) expect(hit.score).toBeCloseTo(scores[at] ?? NaN, 9);
  });
});
