import type { QueryWord } from './query-tree.ts';

const SIGN = /[*?]/u;

/** True for a word with wildcards: no word of a text holds `*` or `?`. */
export function isPattern(word: Pick<QueryWord, 'base'>): boolean {
  return SIGN.test(word.base);
}

/** How many letters stand before the first sign. */
export function lettersBeforeSign(pattern: string): number {
  return letterCount(textBeforeSign(pattern));
}

/** What every word begins with that the pattern may mean. */
export function textBeforeSign(pattern: string): string {
  const at = pattern.search(SIGN);
  return at === -1 ? pattern : pattern.slice(0, at);
}

export function letterCount(text: string): number {
  return Array.from(text).length;
}

/** Several signs in a row mean one thing: so many letters, or as many or more. */
export function foldWildcards(signs: string): string {
  const single = '?'.repeat(signs.length - signs.replaceAll('?', '').length);
  return signs.includes('*') ? `${single}*` : single;
}

/**
 * Whether a pattern means a word: `?` is any one letter, `*` any run of letters or none. Never more steps than the two
 * lengths multiplied, because only the last star is ever gone back to.
 */
export function matchesPattern(pattern: string, word: string): boolean {
  const [signs, letters] = [Array.from(pattern), Array.from(word)];
  let [at, letter, star, afterStar] = [0, 0, -1, 0];
  while (letter < letters.length) {
    const sign = signs[at];
    if (sign === '*') {
      star = at;
      afterStar = letter;
      at += 1;
    } else if (sign !== undefined && (sign === '?' || sign === letters[letter])) {
      at += 1;
      letter += 1;
    } else if (star !== -1) {
      at = star + 1;
      afterStar += 1;
      letter = afterStar;
    } else return false;
  }
  while (signs[at] === '*') at += 1;
  return at === signs.length;
}
