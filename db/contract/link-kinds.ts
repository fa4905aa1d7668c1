/** What one passage is to the other. `see-also` and `same-utterance` read the same from both ends, the others from one. */
export const LINK_KINDS = [
  'same-utterance',
  'translation-of',
  'corroborates',
  'contradicts',
  'repeats',
  'cites',
  'see-also',
] as const;
