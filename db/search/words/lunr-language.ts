import lunr from 'lunr';
import { stemPersian } from '../../text/persian-stem.ts';

/** Lunr's own stemmer and stop words (lunr 2.3.9), applied to a token's base. */

const PERSIAN_LETTER = /[\u0621-\u06cc]$/u;

/** By the word's own script, which in a passage of two languages says more than the passage does. */
export function stem(base: string): string {
  if (PERSIAN_LETTER.test(base)) return stemPersian(base);
  // Every ending that it knows is of small letters: numbers and other scripts stay as they are.
  const last = base.charCodeAt(base.length - 1);
  if (!(last >= 0x61 && last <= 0x7a)) return base;
  return lunr.stemmer(new lunr.Token(base, {})).toString();
}

/** A stop word is found like any other but never counts for ranking. */
export function isStopWord(base: string): boolean {
  // The typings promise a token; the filter answers nothing for a stop word.
  const kept: lunr.Token | undefined = lunr.stopWordFilter(new lunr.Token(base, {}));
  return kept === undefined;
}
