import type { Difference } from './compare-words.ts';

/** What is shown of a comparison: its stretches, and how many words of long unchanged ones are not. */
export type ShownDifference = Difference | { readonly kind: 'left-out'; readonly words: number };

const WORDS_KEPT = 25;
/** Leaving out less than this saves nothing. */
const LEAST_LEFT_OUT = 20;

/** Leaves out the middle of long stretches that did not change; around every change enough stays to know the place. */
export function leaveOutUnchanged(differences: readonly Difference[]): readonly ShownDifference[] {
  return differences.flatMap((difference, index): readonly ShownDifference[] => {
    if (difference.kind !== 'same') return [difference];
    const words = difference.text.match(/\s*\S+\s*/g) ?? [];
    const before = index === 0 ? 0 : WORDS_KEPT;
    const after = index === differences.length - 1 ? 0 : WORDS_KEPT;
    const leftOut = words.length - before - after;
    if (leftOut < LEAST_LEFT_OUT || differences.length === 1) return [difference];
    return [
      { kind: 'same', text: words.slice(0, before).join('') },
      { kind: 'left-out', words: leftOut },
      { kind: 'same', text: words.slice(words.length - after).join('') },
    ].filter((shown): shown is ShownDifference => !('text' in shown) || shown.text !== '');
  });
}
