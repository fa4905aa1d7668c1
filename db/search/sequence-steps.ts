import { expandPhrasePrefix, expandPhraseWord, type Lexicon } from './expand-word.ts';
import type { QueryTerm } from './query-tree.ts';
import type { Breadth, Variant } from './variants.ts';

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
    const expand = isPrefix ? expandPhrasePrefix : expandPhraseWord;
    const single = expand(word, breadth, lexicon).map((variant) => ({ from: at, to: at + 1, variant }));
    const next = words[at + 1];
    if (breadth !== 'all-spellings' || !next) return single;
    const joined = lexicon.spellings.asOne(word, next);
    return [
      ...single,
      ...joined.map((term): SequenceStep => {
        return { from: at, to: at + 2, variant: { terms: [term], relation: 'joined' } };
      }),
    ];
  });
}
