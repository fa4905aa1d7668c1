import type { Colour } from '../../../db/contract/colours.ts';
import type { AnchorState } from '../../../db/contract/highlights.ts';
import { isolated } from '../isolate.ts';
import { counted, n } from './counting.ts';

const colours: Readonly<Record<Colour, string>> = {
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  purple: 'Purple',
  red: 'Red',
  grey: 'Grey',
};

const lines: Readonly<Record<Colour, string>> = {
  yellow: 'solid line',
  green: 'dashed line',
  blue: 'double line',
  purple: 'dotted line',
  red: 'scalloped line',
  grey: 'line of dashes and dots',
};

/** What a mark in the margin stands for. */
export interface MarginContent {
  readonly highlights: number;
  readonly links: number;
  readonly comments: number;
  readonly notes: number;
  readonly toReview: number;
  /** The first words marked on this line. */
  readonly opening: string;
}

const parts = ({ highlights, links, comments, notes, toReview }: MarginContent): string =>
  [
    highlights > 0 ? counted(highlights, 'highlight', 'highlights') : '',
    toReview > 0 ? `${n(toReview)} to review` : '',
    comments > 0 ? counted(comments, 'comment', 'comments') : '',
    notes > 0 ? counted(notes, 'note', 'notes') : '',
    links > 0 ? counted(links, 'link', 'links') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');

/** What is copied: words with the place they stand in. */
export interface CitedWords {
  readonly words: string;
  readonly title: string;
  readonly source: string;
  readonly date: string;
  readonly passage: number;
}

const SPOKEN_WHOLE = 240;
const SPOKEN_PART = 80;

export const highlights = {
  colours,
  colourWithLine: (colour: Colour) => `${colours[colour]}, ${lines[colour]}`,
  colour: 'Colour',
  figure: (count: number) => n(count),
  count: (total: number) => counted(total, 'highlight', 'highlights'),
  toolbar: 'Chosen words',
  highlightIn: (colour: string) => `Highlight: ${colour}`,
  withComment: 'Highlight with a comment',
  withTags: 'Highlight with a tag',
  linkWords: 'Link these words',
  noteOnWords: 'Note on these words',
  copyWithSource: 'Copy with source',
  copied: 'Copied with their source.',
  citation: ({ words, title, source, date, passage }: CitedWords) =>
    `“${words}”\n(${title}; ${source}; ${date}; passage ${n(passage)})`,
  made: (words: string) => `Highlighted: ${isolated(words)}`,
  /** Read out while words are chosen with the keyboard; of many words the first and the last. */
  chosenWords: (words: string) =>
    words.length <= SPOKEN_WHOLE
      ? words
      : `${words.slice(0, SPOKEN_PART)} … ${words.slice(-SPOKEN_PART)} (${counted(words.split(/\s+/).length, 'word', 'words')})`,
  caret: {
    title: 'Choosing words with the keyboard',
    word: 'word',
    line: 'line',
    sentence: 'sentence',
    extend: 'extend',
    highlight: 'highlight',
    comment: 'comment',
    link: 'link',
    note: 'note',
    leave: 'leave',
  },
  margin: (content: MarginContent) => `${parts(content)}: ${isolated(content.opening ?? '')}`,
  card: {
    title: 'Highlight',
    linkTitle: 'Link',
    comment: 'Comment',
    tags: 'Tags of the highlight',
    link: 'Link',
    remove: 'Remove',
    adjust: 'Adjust its ends',
    ends: { start: 'Beginning', end: 'End' },
    endSteps: {
      'start-out': 'Take in the word before',
      'start-in': 'Leave out the first word',
      'end-in': 'Leave out the last word',
      'end-out': 'Take in the word after',
    },
    chooseAnew: 'Choose other words',
    allHere: (count: number) => `All ${n(count)} here`,
    moreHere: (count: number) => `And ${n(count)} more, on the page of highlights.`,
  },
  review: {
    title: 'To be looked over',
    lead: 'Since their documents were corrected, some highlights and links are to be looked over.',
    moved: 'The text was corrected. These words are the most alike; are they the right ones?',
    movedSame: 'The text was corrected, and the same words now stand at another place. Is it the right one?',
    before: 'Before',
    now: 'Now',
    confirm: 'It is right',
    placeAnew: 'Choose other words',
    lost: 'Not found for certain in the corrected text. It is kept until you place or remove it.',
    place: 'Choose its words',
    showLost: (count: number) => `${n(count)} to be placed`,
    showMoved: (count: number) => `${n(count)} moved`,
  },
  page: {
    filter: 'Filter by words or comment',
    anyColour: 'Every colour',
    state: 'State',
    anyState: 'Every state',
    states: {
      anchored: 'In place',
      moved: 'Moved, to be looked over',
      'needs-placing': 'To be placed',
    } satisfies Record<AnchorState, string>,
    anyDocument: 'Choose a document',
    everyDocument: 'Every document',
    chooseDocument: 'Highlights of which document?',
    notes: (count: number) => counted(count, 'note', 'notes'),
    chosen: (count: number) => `${n(count)} chosen`,
    confirmPlaces: (count: number) => `Right: ${n(count)}`,
    tagThem: 'Tag',
    tagTitle: (count: number) => `Tag ${counted(count, 'highlight', 'highlights')}`,
    chooseNone: 'Choose none',
    emptyTitle: 'No highlights yet',
    emptyText:
      'Select words while reading and choose a colour, or press F7 to choose them with the keyboard. Highlights keep their words, comment and tags, and are listed here for all documents.',
    nothingTitle: 'No highlight is like this',
    nothingText: 'None has all of what the filters ask for.',
    reviewedTitle: 'Nothing left to look over',
    reviewedText: 'Every highlight and every link stands where it belongs.',
    showAll: 'Show all highlights',
  },
  version: {
    more: 'More',
    action: 'Replace with a corrected version…',
    title: 'Replace with a corrected version',
    intro: (file: string, title: string) =>
      `${isolated(file)} takes the place of ${isolated(title)}, with all that was made on it. The present version keeps its bytes and its text, and comes back if you undo this.`,
    planning: 'Looking for the words of highlights and links in the new text',
    nothingMade: 'There are no highlights or links on this document.',
    anchored: 'Highlights and ends of links whose words are found',
    moved: 'Found with other words, to be looked over',
    needsPlacing: 'Not found for certain, to be placed by you',
    replace: 'Replace',
    chooseAnother: 'Choose another file',
    older: 'An earlier version',
    olderText:
      'This is an earlier version. A corrected one has taken its place, and highlights, links and tags are on that.',
    openNewer: 'Open the corrected version',
    problems: {
      'not-text':
        'This file is not plain text in UTF-8. Nothing was changed. Save it as a text file in UTF-8, and choose it again.',
      'too-large':
        'This file is longer than Sanad takes in this way: 900,000 characters, fewer in scripts that need more room. Nothing was changed.',
      empty: 'This file has no words. Nothing was changed. Choose another one.',
      unreadable: 'This file could not be read. Nothing was changed. Choose it again, or another one.',
    },
  },
  ofDocument: {
    title: 'Highlights',
    none: 'No words of this document are highlighted.',
    all: (total: number) => `All ${n(total)} highlights of this document`,
    allShort: (total: number) => `All ${n(total)}`,
  },
  hit: {
    highlight: 'Highlight',
    highlightOf: (passage: string) => `Highlight in ${passage}`,
    words: 'The words found',
    sentence: 'The whole sentence',
  },
};
