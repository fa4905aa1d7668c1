import { describe, expect, it } from 'vitest';
import { libraryWith } from './search-library.ts';

const TEXT = [
  'The judge Raisi sat there.',
  'The judge Raeesi sat there.',
  'The judges Raeesi and Raisi sat.',
  'The judge Hossein-Ali left.',
  'The judge Hosseinali left.',
];

function prepare() {
  const { search } = libraryWith(...TEXT);
  return (query: string, off: readonly { typed: string; form: string }[]) =>
    search.run({ query, exact: false, limit: 20, spellingsOff: off });
}

describe('a spelling that is switched off', () => {
  it('is still told with its count, and is in no hit and no mark', () => {
    const ask = prepare();
    const answer = ask('Raisi', [{ typed: 'Raisi', form: 'raeesi' }]);
    expect(answer.passages).toBe(2);
    expect(answer.terms[0]?.spellings).toEqual([
      { text: 'Raisi', passages: 2, relation: 'exact', form: 'raisi', isOff: false },
      { text: 'Raeesi', passages: 2, relation: 'spelling', form: 'raeesi', isOff: true },
    ]);
    const marked = answer.hits.flatMap(({ excerpt, marks }) =>
      marks.map(([from, to]) => excerpt.slice(from, to)),
    );
    expect(new Set(marked)).toEqual(new Set(['Raisi']));
  });

  it('is off for the term that was typed so, and for no other', () => {
    const ask = prepare();
    expect(ask('Raisi', [{ typed: 'raisi', form: 'raeesi' }]).passages).toBe(3);
    expect(ask('Raisi OR Raissi', [{ typed: 'Raisi', form: 'raeesi' }]).passages).toBe(3);
  });

  it('may be the very one that was typed, or a compound written apart', () => {
    const ask = prepare();
    expect(ask('Raisi', [{ typed: 'Raisi', form: 'raisi' }]).passages).toBe(2);
    expect(ask('Hosseinali', []).passages).toBe(2);
    expect(ask('Hosseinali', [{ typed: 'Hosseinali', form: 'hossein ali' }]).passages).toBe(1);
    expect(ask('Hossein Ali', [{ typed: 'Hossein', form: 'hosseinali' }]).passages).toBe(1);
  });

  it('is told too where the word beside it makes one name of both', () => {
    const [hossein] = prepare()('Hossein Ali', [{ typed: 'Hossein', form: 'hossein' }]).terms;
    expect(hossein?.spellings.map(({ form, isOff }) => `${form} ${isOff}`).toSorted()).toEqual([
      'hossein true',
      'hosseinali false',
    ]);
  });

  it('leaves a query of exclusions as it is', () => {
    const ask = prepare();
    expect(ask('judge -Raisi', [{ typed: 'Raisi', form: 'raeesi' }]).passages).toBe(3);
  });
});

describe('exactly this', () => {
  it('is told of each term, whether it was wanted of one or of all', () => {
    const { search } = libraryWith(...TEXT);
    const exact = (query: string, all: boolean) =>
      search.run({ query, exact: all, limit: 5 }).terms.map(({ isExact }) => isExact);
    expect(exact('=Raisi judge', false)).toEqual([true, false]);
    expect(exact('=Raisi judge', true)).toEqual([true, true]);
  });
});

describe('a boost', () => {
  it('puts the passages of the word first that counts more', () => {
    const { search } = libraryWith('There was a letter here.', 'There was a court here.');
    const first = (query: string) => search.run({ query, exact: false, limit: 5 }).hits[0]?.excerpt;
    expect(first('letter^3 OR court')).toContain('letter');
    expect(first('letter OR court^3')).toContain('court');
    expect(search.run({ query: 'letter^3', exact: false, limit: 5 }).terms[0]?.boost).toBe(3);
  });
});
