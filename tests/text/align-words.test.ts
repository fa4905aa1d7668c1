import { describe, expect, it } from 'vitest';
import { alignWords } from '../../db/text/align-words.ts';
import { openWordNumbers } from '../../db/text/numbered-words.ts';

/** For each word of the older text the place of the newer one's, `-` where it has none. */
function align(older: string, newer: string): string {
  const number = openWordNumbers();
  const { newerOf } = alignWords({ older: number(older).numbers, newer: number(newer).numbers });
  return Array.from(newerOf, (place) => (place === -1 ? '-' : String(place))).join(' ');
}

const PASSAGE = 'nine men of the third ward were called by name that evening';
const OTHER = 'the list had been typed in advance and signed by two hands';

describe('the alignment of two texts', () => {
  it('pairs every word of the same text', () => {
    expect(align('a b c a b', 'a b c a b')).toBe('0 1 2 3 4');
  });

  it('leaves out what was taken out, put in or replaced', () => {
    expect(align('one two three four', 'one three five four')).toBe('0 - 1 3');
  });

  it('pairs no word that could as well be another', () => {
    expect(align('x no y', 'x no no y')).toBe('0 - 3');
  });

  it('follows a passage that was moved', () => {
    const moved = align(`${PASSAGE} ${OTHER}`, `${OTHER} ${PASSAGE}`);
    expect(moved).toBe('12 13 14 15 16 17 18 19 20 21 22 23 0 1 2 3 4 5 6 7 8 9 10 11');
  });

  it('does not take a few words in common for a passage that was moved', () => {
    expect(align('called by name that evening', 'he wrote down who was called by name that day')).toMatch(
      /^-? ?/u,
    );
    expect(align(`${OTHER} so called by name`, `so called by name ${OTHER}`)).toMatch(/- - - -$/u);
  });

  it('keeps to the old place of a passage that was doubled elsewhere', () => {
    const aligned = align(`${PASSAGE} ${OTHER}`, `${PASSAGE} ${OTHER} and again ${PASSAGE}`);
    expect(aligned.startsWith('0 1 2 3 4 5 6 7 8 9 10 11')).toBe(true);
  });

  it('pairs nothing of a passage that was doubled side by side', () => {
    expect(align(`first ${PASSAGE} last`, `first ${PASSAGE} ${PASSAGE} last`)).toBe(`0 ${'- '.repeat(12)}25`);
  });

  it('pairs the ends of texts that are too long and too much alike to be compared', () => {
    const long = 'so '.repeat(3_000);
    const paired = align(`one ${long}two`, `one ${long}so two`).split(' ');
    expect([paired[0], paired[1500], paired.at(-1)]).toEqual(['0', '-', '3002']);
  });
});
