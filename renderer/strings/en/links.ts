import type { LinkKind, LinkSide, ReviewedState } from '../../../db/contract/links.ts';
import { isolated } from '../isolate.ts';
import { counted, n } from './counting.ts';

export const links = {
  kind: 'What the first is to the second',
  kinds: {
    'same-utterance': 'Same utterance',
    'translation-of': 'Translation of',
    corroborates: 'Corroborates',
    contradicts: 'Contradicts',
    repeats: 'Repeats',
    cites: 'Cites',
    'see-also': 'See also',
  } satisfies Record<LinkKind, string>,
  meanings: {
    'same-utterance': 'Both report the same spoken or written words.',
    'translation-of': 'The first is the second in another language.',
    corroborates: 'The first supports what the second says, from a source of its own.',
    contradicts: 'The first says something that cannot be true if the second is.',
    repeats: 'The first takes over what the second says, and is no source of its own.',
    cites: 'The first names the second as its source.',
    'see-also': 'The two have to do with each other.',
  } satisfies Record<LinkKind, string>,
  /** Between the words at this end and those at the other. */
  phrases: {
    'same-utterance': { from: 'is the same utterance as', to: 'is the same utterance as' },
    'translation-of': { from: 'is a translation of', to: 'is translated by' },
    corroborates: { from: 'corroborates', to: 'is corroborated by' },
    contradicts: { from: 'contradicts', to: 'is contradicted by' },
    repeats: { from: 'repeats', to: 'is repeated by' },
    cites: { from: 'cites', to: 'is cited by' },
    'see-also': { from: 'see also', to: 'see also' },
  } satisfies Record<LinkKind, Readonly<Record<'from' | 'to', string>>>,
  turn: 'Turn round',
  comment: 'Comment',
  wholeDocument: 'The whole document',
  problems: {
    samePlace: 'Both ends are the same place. Nothing was changed. Close this and choose another place.',
    isThere: 'There is a link that says this between these two places. Nothing was changed.',
  },
  newTitle: 'What does this link say?',
  changeTitle: 'Change the link',
  make: 'Make the link',
  save: 'Save',
  change: 'Change',
  remove: 'Remove',
  goThere: 'Go there',
  openOther: 'Open the document',
  openBeside: 'Open beside',
  endLost:
    'The document at the other end was corrected, and its words were not found for certain. The link keeps them until you place it.',
  endMoved: 'The document at the other end was corrected; its words were found at another place.',
  thisEndLost:
    'This document was corrected, and the words at this end were not found for certain. The link keeps them until you place it.',
  thisEndMoved: 'This document was corrected; the words at this end were found at another place.',
  toReview: (count: number) =>
    count === 1 ? 'One link is to be looked over' : `${n(count)} links are to be looked over`,
  /** By the end of the link: what it begins at, what it ends at. */
  endToReview: {
    from: {
      moved: 'The document of the first words was corrected.',
      'needs-placing': 'The first words were not found for certain in the corrected document.',
    },
    to: {
      moved: 'The document of the second words was corrected.',
      'needs-placing': 'The second words were not found for certain in the corrected document.',
    },
  } satisfies Record<LinkSide, Record<ReviewedState, string>>,
  pending: 'Waiting for words',
  linking: (words: string) =>
    `Linking “${isolated(words)}”: choose the words at the other end, here or in another document.`,
  placing: (words: string) => `Placing “${isolated(words)}”: choose the words it belongs to.`,
  linkToWords: 'Link to the chosen words',
  linkToDocument: 'Link to the whole document',
  placeHere: 'Place it on the chosen words',
  openItsDocument: 'Open its document',
  linkDocument: 'Link the whole document…',
  followed: 'The way back',
  back: 'Back',
  from: (words: string | null, title: string) =>
    words === null ? `to ${isolated(title)}` : `to “${isolated(words)}” in ${isolated(title)}`,
  ofDocument: (links: number, unplaced: number) =>
    [
      ...(links === 0 ? [] : [`${counted(links, 'link', 'links')} of the whole document`]),
      ...(unplaced === 0 ? [] : [`${n(unplaced)} without a place in this text`]),
    ].join(', '),
  section: 'Links',
  more: (count: number) => `${counted(count, 'more link', 'more links')} in the margin of the text.`,
};
