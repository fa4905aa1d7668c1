import { expect, test } from 'vitest';
import {
  chosenOf,
  chosenValues,
  withChosen,
  withoutChosen,
} from '../../renderer/features/search/scope/scope.ts';

test('choosing a value narrows by its facet, and what is not stated is a value too', () => {
  expect(withChosen({ years: ['1988'] }, 'publishers', [''])).toEqual({ years: ['1988'], publishers: [''] });
});

test('a facet without values leaves no trace, so that the same search is asked once', () => {
  expect(withChosen({ years: ['1988'] }, 'years', [])).toEqual({});
  expect(withChosen({ tags: { any: ['a'] } }, 'tags', [])).toEqual({});
});

test('tags are alternatives; other wishes about tags stay', () => {
  expect(withChosen({ tags: { none: ['b'] } }, 'tags', ['a'])).toEqual({ tags: { none: ['b'], any: ['a'] } });
  expect(chosenOf({ tags: { any: ['a'], none: ['b'] } }, 'tags')).toEqual(['a']);
});

test('a kind that no passage can have is not asked for', () => {
  expect(withChosen({}, 'kinds', ['heading', 'poem'])).toEqual({ kinds: ['heading'] });
});

test('everything that is chosen is listed facet by facet', () => {
  const scope = { languages: ['fa'], publishers: ['NCRI', 'Iran Focus'] };

  expect(chosenValues(scope)).toEqual([
    { facet: 'publishers', value: 'NCRI' },
    { facet: 'publishers', value: 'Iran Focus' },
    { facet: 'languages', value: 'fa' },
  ]);
});

test('one value is taken away without the others', () => {
  const scope = { languages: ['fa'], publishers: ['NCRI', 'Iran Focus'] };

  expect(withoutChosen(scope, { facet: 'publishers', value: 'NCRI' })).toEqual({
    languages: ['fa'],
    publishers: ['Iran Focus'],
  });
});
