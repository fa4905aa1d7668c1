import { isInflection } from '../../text/persian-stem.ts';
import { expandPattern } from '../words/expand-pattern.ts';
import { expandPhrasePrefix, expandPhraseWord, expandWord, type Lexicon } from '../words/expand-word.ts';
import type { QueryTerm, QueryWord } from '../query/query-tree.ts';
import type { Breadth, Variant } from '../words/variants.ts';
import { isPattern } from '../query/wildcards.ts';

/**
 * A step through the words of a phrase: from before word `from` to before word `to`, written as `variant`. Two words
 * may be one step (Hossein Ali → Hosseinali), and one word two forms.
 */
export interface SequenceStep {
  readonly from: number;
  readonly to: number;
  readonly variant: Variant;
}

/** All steps through a phrase or compound. */
export function sequenceSteps(
  term: Pick<QueryTerm, 'kind' | 'words'>,
  breadth: Breadth,
  lexicon: Lexicon,
): SequenceStep[] {
  const { kind, words } = term;
  const last = words.length - 1;
  return words.flatMap((word, at) => {
    const isPrefix = kind === 'prefix' && at === last;
    const expandPlain = isPrefix ? expandPhrasePrefix : expandPhraseWord;
    const expand = isPattern(word) ? expandPattern : expandPlain;
    const single = expand(word, breadth, lexicon).map((variant) => ({ from: at, to: at + 1, variant }));
    const next = words[at + 1];
    if (breadth !== 'all-spellings' || !next) return single;
    const joined = lexicon.spellings.asOne(word, next);
    const isInflected = kind === 'word' && at + 1 === last && isInflection(next.base);
    return [
      ...single,
      ...(isInflected ? inflections(word, at, lexicon) : []),
      ...joined.map((term): SequenceStep => {
        return { from: at, to: at + 2, variant: { terms: [term], relation: 'joined' } };
      }),
    ];
  });
}

/** کتاب‌ها, typed as one word, is every other form of کتاب too. */
function inflections(word: QueryWord, at: number, lexicon: Lexicon): SequenceStep[] {
  return expandWord(word, 'stems', lexicon).map(({ terms }) => {
    return { from: at, to: at + 2, variant: { terms, relation: 'inflected' } };
  });
}
