import lunr from 'lunr';

/** Lunr's own stemmer and stop words (lunr 2.3.9), applied to a token's base. */

export function stem(base: string): string {
  return lunr.stemmer(new lunr.Token(base, {})).toString();
}

/** A stop word is found like any other but never counts for ranking. */
export function isStopWord(base: string): boolean {
  // The typings promise a token; the filter answers nothing for a stop word.
  const kept: lunr.Token | undefined = lunr.stopWordFilter(new lunr.Token(base, {}));
  return kept === undefined;
}
