import { describe, expect, test } from 'vitest';
import { plainRequest } from '../../renderer/api/search.ts';
import {
  everySpelling,
  exactlyThis,
  isOff,
  toggleSpelling,
  withAllOn,
  withQuery,
} from '../../renderer/features/search/request.ts';

const RAISI = { typed: 'Raisi' };

describe('only this spelling of a word', () => {
  test.each([
    ['Raisi', '=Raisi'],
    ['fatwa Raisi', 'fatwa =Raisi'],
    ['fatwa -Raisi', 'fatwa -=Raisi'],
    ['(Raisi OR Nayeri)', '(=Raisi OR Nayeri)'],
    ['"Raisi said" Raisi', '"Raisi said" =Raisi'],
    ['Raisian Raisi', 'Raisian =Raisi'],
    ['title:Raisi Raisi', 'title:Raisi =Raisi'],
    ['Raisi^2', '=Raisi^2'],
    ['Raisi, Nayeri', '=Raisi, Nayeri'],
  ])('of %s asks %s', (query, asked) => {
    expect(exactlyThis(query, RAISI)).toBe(asked);
  });

  test.each(['', 'Nayeri', '"Ebrahim Raisi"', '=Raisi', 'Raisi*', 'title:Raisi', 'Raisi-Nayeri'])(
    'is not offered in %j',
    (query) => {
      expect(exactlyThis(query, RAISI)).toBeNull();
    },
  );

  test('is taken back', () => {
    expect(everySpelling('fatwa =Raisi', RAISI)).toBe('fatwa Raisi');
    expect(everySpelling('fatwa Raisi', RAISI)).toBeNull();
  });
});

describe('a spelling', () => {
  const request = plainRequest('Raisi Nayeri');
  const off = toggleSpelling(request, RAISI, { form: 'raeesi' });

  test('is switched off for its own word only', () => {
    expect(isOff(off, RAISI, { form: 'raeesi' })).toBe(true);
    expect(isOff(off, { typed: 'Nayeri' }, { form: 'raeesi' })).toBe(false);
    expect(isOff(off, RAISI, { form: 'raisi' })).toBe(false);
  });

  test('is switched on again by the same press', () => {
    expect(toggleSpelling(off, RAISI, { form: 'raeesi' })).toEqual(request);
  });

  test('that two words have in common is switched for one of them', () => {
    const both = toggleSpelling(off, { typed: 'Nayeri' }, { form: 'raeesi' });

    expect(toggleSpelling(both, RAISI, { form: 'raeesi' }).spellingsOff).toEqual([
      { typed: 'Nayeri', form: 'raeesi' },
    ]);
  });

  test('comes back with all of its word', () => {
    const both = toggleSpelling(off, { typed: 'Nayeri' }, { form: 'nayyeri' });

    expect(withAllOn(both, RAISI).spellingsOff).toEqual([{ typed: 'Nayeri', form: 'nayyeri' }]);
  });

  test('stays off while more is typed, and is forgotten when the box is emptied', () => {
    expect(withQuery(off, 'Raisi Nayeri fatwa').spellingsOff).toEqual(off.spellingsOff);
    expect(withQuery(off, ' ').spellingsOff).toEqual([]);
  });
});
