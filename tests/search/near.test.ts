import { describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../../db/contract/search.ts';
import { nearWindows } from '../../db/search/match/near.ts';
import { pick } from '../text/pieces.ts';
import { randomSource } from '../text/random-text.ts';
import { libraryWith } from './search-library.ts';

function ask(paragraphs: readonly string[], query: string, exact = false): SearchAnswer {
  return libraryWith(...paragraphs).search.run({ query, exact, limit: 200 });
}

function marked(answer: SearchAnswer): string[] {
  return answer.hits.flatMap(({ excerpt, marks }) => marks.map(([start, end]) => excerpt.slice(start, end)));
}

const COURT = 'The witness Alefi told the court of the letter.';

describe('words near each other', () => {
  it.each([
    ['"witness court"~3', 1],
    ['"witness court"~2', 0],
    ['"court witness"~3', 1],
    ['"witness of"~0', 0],
    ['"court of"~0', 1],
    ['"of court"~0', 1],
    ['"letter witness court"~5', 1],
    ['"letter witness court"~4', 0],
    ['"the the"~3', 1],
    ['"the the the"~5', 1],
    ['"the the the the"~50', 0],
    ['"witness absent"~50', 0],
  ])('%s is in %i passages', (query, passages) => {
    expect(ask([COURT], query).passages).toBe(passages);
  });

  it('are found in every spelling, which are told in the order that was typed', () => {
    const answer = ask(
      ['Alefi met the judge Baymani.', 'Bemani met nobody, and Alafi left.'],
      '"Bemani Alefi"~3',
    );
    expect(answer.passages).toBe(2);
    const [term] = answer.terms;
    expect([term?.kind, term?.distance]).toEqual(['near', 3]);
    expect(term?.spellings.map(({ text, form }) => `${text}: ${form}`).toSorted()).toEqual([
      'Baymani … Alefi: baymani alefi',
      'Bemani … Alafi: bemani alafi',
    ]);
  });

  it('are marked where they are near, and nowhere else in the passage', () => {
    const far = 'and then of many other things that nobody wrote down in any letter at all';
    expect(marked(ask([`The court of Alefi sat, ${far}, court.`], '"Alefi court"~2'))).toEqual([
      'court',
      'Alefi',
    ]);
  });

  it('are those that looking at every window finds', () => {
    const random = randomSource(31);
    for (let round = 0; round < 400; round += 1) {
      const words = Array.from({ length: 12 }, () => pick(random, ['a', 'b', 'c', 'd']));
      const asked = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(random, ['a', 'b', 'c']));
      const distance = Math.floor(random() * 5);
      const places = new Map(asked.map((word) => [word, placesOf(words, word)]));
      const found = nearWindows(
        asked.map((word) => places.get(word) ?? []),
        distance,
      );
      expect(found.length > 0).toBe(standNear(words, asked, distance));
    }
  });
});

function placesOf(words: readonly string[], wanted: string): number[] {
  return words.flatMap((word, at) => (word === wanted ? [at] : []));
}

/** Straight from the definition: some stretch of the text holds all words, with few enough others. */
function standNear(words: readonly string[], asked: readonly string[], distance: number): boolean {
  return words.some((_, start) => {
    const stretch = words.slice(start, start + asked.length + distance);
    for (const word of asked) {
      const at = stretch.indexOf(word);
      if (at === -1) return false;
      stretch[at] = '';
    }
    return true;
  });
}
