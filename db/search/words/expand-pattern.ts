import type { Lexicon } from './expand-word.ts';
import type { QueryWord } from '../query/query-tree.ts';
import type { Breadth, Variant } from './variants.ts';
import { matchesPattern, textBeforeSign } from '../query/wildcards.ts';

/**
 * The forms that a word with wildcards means: among those that begin as it does, which an index answers, the ones that
 * go on as it does.
 */
export function expandPattern(word: QueryWord, breadth: Breadth, { vocabulary }: Lexicon): Variant[] {
  const isExact = breadth === 'exact';
  const pattern = isExact ? word.form : word.base;
  const start = textBeforeSign(pattern);
  const found = isExact ? vocabulary.withFormPrefix(start) : vocabulary.withBasePrefix(start);
  return found
    .filter((term) => matchesPattern(pattern, isExact ? term.form : term.base))
    .map((term) => ({ terms: [term], relation: 'pattern' }));
}

/** The same for a pattern that stands alone: stop words are left out, as for a prefix. */
export function expandLonePattern(word: QueryWord, breadth: Breadth, lexicon: Lexicon): Variant[] {
  return expandPattern(word, breadth, lexicon).filter(({ terms }) => terms[0]?.stem !== null);
}
