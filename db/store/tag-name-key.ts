import { analyse } from '../text/analyser.ts';
import { inLetterOrder } from '../text/letter-order.ts';

const UNSEEN = /[\p{M}\p{Cf}\p{Z}]/gu;

/**
 * What the name of a tag is compared by, for telling siblings apart, for their order and for finding while typing: the
 * words of the analyser, so that case, diacritics, punctuation and the two yehs and kafs do not matter, in letters that
 * sort by the Persian alphabet.
 *
 * A name without a letter or digit (☂, ††) is compared sign by sign, in NFKC and lower case, without what cannot be
 * seen. Never empty for a name that holds a visible character; empty for typed text that holds none.
 */
export function tagNameKey(name: string): string {
  const words = analyse(name)
    .map(({ base }) => base)
    .join(' ');
  if (words !== '') return inLetterOrder(words);
  const signs = name.normalize('NFKC').toLowerCase();
  const seen = signs.replaceAll(UNSEEN, '');
  return seen === '' ? signs.trim() : seen;
}
