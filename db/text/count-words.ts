import { isWhiteSpace } from './characters.ts';

/**
 * Number of words between white space, the count that `wc -w` gives in a UTF-8 locale (U+00A0 separates).
 *
 * It is the length shown for a document, so that anyone can check it; search counts its own tokens.
 */
export function countWords(text: string): number {
  let words = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at += 1) {
    if (isWhiteSpace(text.charCodeAt(at))) {
      isInWord = false;
    } else if (!isInWord) {
      isInWord = true;
      words += 1;
    }
  }
  return words;
}
