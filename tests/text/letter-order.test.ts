import { describe, expect, it } from 'vitest';
import { inLetterOrder } from '../../db/text/letter-order.ts';

/** As SQLite compares texts: by their bytes, which for these signs is by code units. */
function sorted(words: readonly string[]): readonly string[] {
  return words.toSorted((one, other) => (inLetterOrder(one) < inLetterOrder(other) ? -1 : 1));
}

describe('the key of folded words', () => {
  it('sorts the letters that Arabic has not among the others', () => {
    const alphabet = Array.from('ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی');
    expect(sorted(alphabet.toReversed())).toEqual(alphabet);
  });

  it('agrees with the collation of Persian', () => {
    const names = [
      'گوهردشت',
      'کرج',
      'لاهیجان',
      'پارچین',
      'بابل',
      'تبریز',
      'چابهار',
      'جلفا',
      'ژاله',
      'زابل',
      'همدان',
      'ورامین',
      'یزد',
    ];
    expect(sorted(names)).toEqual(names.toSorted(new Intl.Collator('fa').compare));
  });

  it('sorts Latin letters before them, and digits before those', () => {
    expect(sorted(['اوین', 'evin', '1988'])).toEqual(['1988', 'evin', 'اوین']);
  });

  it('sorts a word before those that it begins', () => {
    expect(sorted(['زندان اوین', 'زندانی', 'زندان'])).toEqual(['زندان', 'زندان اوین', 'زندانی']);
  });

  it('is found in the key of a text that holds it', () => {
    expect(inLetterOrder('زندان گوهردشت')).toContain(inLetterOrder(' گوهر'));
  });
});
