import type { IgnoredPart, SearchField, SpellingRelation } from '../../../db/contract/search.ts';
import { isolated } from '../isolate.ts';
import { counted, n } from './counting.ts';

const passages = (count: number): string => counted(count, 'passage', 'passages');
const documents = (count: number): string => counted(count, 'document', 'documents');

/** The search page: what is typed, how it was understood, what it found. */
export const search = {
  box: 'Search all documents',
  boxHint: 'A name, a word, or "words in this order"',
  exact: 'Exactly this',
  exactHint: 'Only the spelling you typed',
  summary: (passageCount: number, documentCount: number) =>
    `${passages(passageCount)} in ${documents(documentCount)}`,
  bestOf: (shown: number, all: number) =>
    `The best ${n(shown)} of ${n(all)} passages are shown; open a document to step through all of its own.`,
  results: 'Results',
  inDocument: (matching: number, shown: number) =>
    shown < matching ? `${n(shown)} of ${passages(matching)} shown` : passages(matching),
  passageNumber: (ordinal: number) => `Passage ${n(ordinal)}`,
  openBesideOf: (title: string) => `Open beside: ${title}`,

  /** How the query was understood; what stands in it comes isolated. */
  understood: {
    one: (what: string) => `Searched for: ${what}`,
    all: (list: string) => `All of: ${list}`,
    any: (list: string) => `Any of: ${list}`,
    onlyFilters: (list: string) => `Every passage of the documents with: ${list}`,
    not: (list: string) => `not: ${list}`,
    between: ', ',
    betweenClauses: '; ',
    and: (parts: readonly string[]) => parts.join(' and '),
    or: (parts: readonly string[]) => parts.join(' or '),
    without: (what: string, left: string) => `${what} without ${left}`,
    also: (others: readonly string[], more: number) =>
      `(also ${others.join(', ')}${more > 0 ? ` and ${n(more)} more` : ''})`,
    onlyAs: (others: readonly string[], more: number) =>
      `(only as ${others.join(', ')}${more > 0 ? ` and ${n(more)} more` : ''})`,
    exactly: (typed: string) => `exactly ${typed}`,
    prefix: (typed: string) => `words that begin with ${typed}`,
    phrase: (typed: string) => `the words “${typed}”`,
    fuzzy: (typed: string) => `words nearly like ${typed}`,
    near: (typed: string, distance: number) =>
      `the words “${typed}” with at most ${counted(distance, 'word', 'words')} between`,
    pattern: (typed: string) => `words of the form ${typed}`,
    boost: (what: string, times: number) => `${what} [weight ${n(times)}]`,
    fields: {
      title: (typed: string) => `“${typed}” in the title`,
      author: (typed: string) => `author “${typed}”`,
      publisher: (typed: string) => `publisher “${typed}”`,
      file: (typed: string) => `file name “${typed}”`,
      date: (typed: string) => `date ${typed}`,
      language: (typed: string) => `language ${typed}`,
      tag: (typed: string) => `tag “${typed}”`,
      note: (typed: string) => `“${typed}” in a note on it`,
      name: (typed: string) => `name “${typed}”`,
    } satisfies Record<SearchField, (typed: string) => string>,
    publishedOn: (day: string) => `published on ${day}`,
    publishedIn: (period: string) => `published in ${period}`,
    publishedBefore: (day: string) => `published before ${day}`,
    publishedFrom: (day: string) => `published from ${day} on`,
    publishedUntil: (day: string) => `published until ${day}`,
    publishedBetween: (from: string, until: string) => `published from ${from} to ${until}`,
  },

  spellingsOf: (typed: string) => `Found for ${typed}`,
  excluded: (typed: string) => `Without ${typed}`,
  nothingForTerm: (typed: string) => `Not in the library: ${typed}`,
  moreSpellings: (count: number) => `${n(count)} more`,
  allOn: 'All on again',
  allOnOf: (typed: string) => `All on again: ${typed}`,
  exactlyOf: (typed: string) => `Exactly this: ${typed}`,
  allSpellings: 'All spellings',
  allSpellingsOf: (typed: string) => `All spellings of ${typed}`,
  spellingHint: 'Press to leave this spelling out, or to find it again.',
  relations: {
    exact: 'as typed',
    inflected: 'another form of the word',
    spelling: 'another spelling of the name',
    joined: 'written together or apart',
    prefix: 'begins like this',
    pattern: 'of this form',
    fuzzy: 'nearly like this',
  } satisfies Record<SpellingRelation, string>,

  ignoredTitle: 'Not taken as typed',
  ignored: {
    'operator-without-word': 'joins words, and there is no word beside it',
    'prefix-too-short': 'needs at least two letters before the star',
    'too-many-terms': 'more words than one search takes (sixteen)',
    'too-long': 'longer than one search takes',
    unclosed: 'is opened but not closed; it was taken to end where the line ends',
    'only-exclusions': 'says only what to leave out; add what to find',
    'only-punctuation': 'has no letter or digit',
    'common-word': 'is too common to narrow the search; put it between quotation marks to look for it',
    'word-too-short-for-fuzzy': 'is too short to search for similar words',
    'pattern-too-short': 'needs at least two letters before its first star or question mark',
    'near-without-words': 'asks for words near each other, and needs at least two of them',
    'boost-not-understood': 'is not a weight; a weight is a number from 0.1 to 10',
    'unknown-field': 'is not a field of a document; it was searched for as words',
    'field-without-value': 'has nothing after the colon',
    'date-not-understood':
      'is not a date; write a year, a month or a day, such as 1988, 1988-07 or 1988-07-28',
  } satisfies Record<IgnoredPart['reason'], string>,
  ignoredPart: (text: string, reason: string) => `“${text}” ${reason}.`,

  suggestions: 'Other searches worth trying',
  didYouMean: 'Did you mean',
  alsoWritten: 'The documents also write',

  scope: {
    title: 'Narrow',
    unfold: (chosen: number) => (chosen === 0 ? 'Narrow' : `Narrow: ${n(chosen)} chosen`),
    facets: {
      publishers: 'Source',
      years: 'Year',
      languages: 'Language',
      tags: 'Tag',
      kinds: 'Kind of passage',
    },
    noYear: 'no date stated',
    more: (count: number) => `${n(count)} more`,
    moreOf: (facet: string, count: number) => `${facet}: ${n(count)} more`,
    fewer: 'Fewer',
    fewerOf: (facet: string) => `${facet}: fewer`,
    inPassages: (passageCount: number, documentCount: number) =>
      `${passages(passageCount)} in ${documents(documentCount)}`,
    chosen: 'The search is narrowed to',
    drop: (facet: string, value: string) => `No longer narrowed to ${facet}: ${value}`,
    dropAll: 'Search everything',
  },

  groups: {
    title: 'Also found',
    nothing: 'Nothing found beside passages',
    unfold: (count: number) => `Also found: ${n(count)}`,
    titles: (count: number) => `Titles (${n(count)})`,
    highlights: (count: number) => `Highlights (${n(count)})`,
    notes: (count: number) => `Notes (${n(count)})`,
    tags: (count: number) => `Tags (${n(count)})`,
    more: (count: number) => `${n(count)} more`,
    moreOf: (group: string, count: number) => `${group}: ${n(count)} more`,
    showAll: {
      titles: 'All in the library',
      highlights: 'All in Highlights',
      notes: 'All in Notes',
    },
    inComment: 'in the comment',
    inDocument: (title: string) => `in ${isolated(title)}`,
    untitledNote: 'Note without a title',
    onRecords: (documentCount: number, highlightCount: number) =>
      [
        documentCount === 0 ? '' : documents(documentCount),
        highlightCount === 0 ? '' : counted(highlightCount, 'highlight', 'highlights'),
      ]
        .filter((part) => part !== '')
        .join(', ') || 'on nothing yet',
  },

  saved: {
    title: 'Saved searches',
    save: 'Save this search',
    name: 'Name',
    create: 'Save',
    cancel: 'Cancel',
    taken: 'Another saved search has this name.',
    overwrite: 'Replace it with this search',
    rename: 'Rename',
    renameTitle: (name: string) => `Rename ${isolated(name)}`,
    remove: 'Remove',
    actionsOf: (name: string) => `Actions for ${name}`,
    exactly: 'exactly this',
    narrowed: (count: number) => `narrowed by ${counted(count, 'choice', 'choices')}`,
    withoutSpellings: (count: number) => `without ${counted(count, 'spelling', 'spellings')}`,
    query: (query: string) => `“${isolated(query)}”`,
    tooLong: 'This search is too long to be saved. Shorten it first.',
    unnamable:
      'This name cannot be saved. It must have a letter or digit, and no characters that cannot be seen.',
  },

  views: {
    label: 'Show',
    passages: 'Passages',
    context: 'Words in context',
  },
  context: {
    list: 'Places where the words stand',
    sort: 'Order',
    sorts: {
      library: 'as in the library',
      words: 'by the words found',
      before: 'by the word before',
      after: 'by the word after',
    },
    total: (count: number) => counted(count, 'place', 'places'),
    cut: (count: number) =>
      `The first ${n(count)} places; there are more. Narrow the search to see them all.`,
    more: 'Show more lines',
    shown: (shown: number, total: number) => `${n(shown)} of ${n(total)} lines`,
    nothingTitle: 'No place to show',
    nothingText: 'The words of this search stand in no passage. The view of passages says more.',
  },

  matrix: {
    title: 'List of names',
    link: 'Look for a list of names',
    linkHint: 'Paste up to 500 names and see which document has which.',
    names: 'Names, one to a line',
    hint: 'Up to 500. A name of several words is looked for as these words in this order.',
    look: 'Look for them',
    lookAgain: 'Look again',
    counted: (count: number) => counted(count, 'name', 'names'),
    repeated: (count: number) => `${counted(count, 'line is', 'lines are')} repeated and left out.`,
    tooMany: (count: number) => `Only the first 500 are looked for; ${n(count)} more are left out.`,
    tooLong: (count: number) => `${counted(count, 'line is', 'lines are')} too long for a name and left out.`,
    looking: 'Looking for the names',
    progress: (done: number, total: number) => `${n(done)} of ${counted(total, 'name', 'names')}`,
    stop: 'Stop',
    goOn: 'Go on',
    stopped: (done: number, total: number) =>
      `Stopped after ${n(done)} of ${counted(total, 'name', 'names')}.`,
    summary: (found: number, names: number, documentCount: number) =>
      `${n(found)} of ${counted(names, 'name', 'names')} found, in ${documents(documentCount)}`,
    table: 'Names and the documents they stand in',
    name: 'Name',
    passages: 'Passages',
    rows: 'Order of the names',
    rowOrders: { pasted: 'as pasted', name: 'by name', passages: 'most passages first' },
    alsoWritten: (spellings: readonly string[]) => `written ${spellings.join(', ')}`,
    notFound: 'not found',
    cell: (name: string, title: string, count: number) => `${name} in ${title}: ${passages(count)}`,
    columnsShown: (from: number, to: number, total: number) =>
      `Documents ${n(from)} to ${n(to)} of ${n(total)}, those with most names first`,
    nextColumns: 'Next documents',
    previousColumns: 'Previous documents',
    emptyTitle: 'Which document names whom',
    emptyText:
      'Paste a list of names: every spelling of each is looked for in every document. The list stays in this window and is not kept.',
    nothingTitle: 'None of the names was found',
    nothingText: 'No document has any of them, in any spelling that Sanad knows.',
  },

  across: {
    documents: (current: number, total: number) => `Document ${n(current)} of ${n(total)}`,
    ofBest: (current: number, total: number) => `Document ${n(current)} of the best ${n(total)}`,
    next: 'Next hit, in the next document too',
    previous: 'Previous hit, in the document before too',
    arrived: (title: string, current: number, total: number) =>
      `${isolated(title)}, document ${n(current)} of ${n(total)}`,
    aroundEnd: 'After the last document, the first one again',
    aroundStart: 'Before the first document, the last one',
  },

  startTitle: 'Search every document at once',
  startText:
    'Names are found in every spelling the documents use. “Exactly this” keeps to the spelling you type.',
  syntaxTitle: 'What can be typed',
  syntax: [
    { typed: 'Nayeri Eshraqi', meaning: 'passages with all of these words' },
    { typed: '"greatest crime"', meaning: 'these words in this order' },
    { typed: 'Montazeri OR Rehman', meaning: 'either word' },
    { typed: 'Khomeini -fatwa', meaning: 'the first word without the second' },
    { typed: '=Raisi', meaning: 'only this spelling' },
    { typed: 'execut*', meaning: 'every word that begins like this' },
    { typed: 'Montazari~', meaning: 'words that differ by a letter' },
    { typed: '"prison massacre"~5', meaning: 'these words near each other' },
    { typed: 'fatwa title:crime', meaning: 'in documents with this word in the title' },
    { typed: 'fatwa before:2017', meaning: 'in documents of a time; after: and date: as well' },
    { typed: 'fatwa lang:fa', meaning: 'in a language; author:, publisher: and tag: as well' },
  ],
  examplesTitle: 'Three searches to begin with',
  examples: [
    { query: 'Raisi', meaning: 'a name, in the spellings of four documents' },
    { query: '"greatest crime"', meaning: 'a phrase that every document quotes' },
    { query: 'Ministry of Intelligence', meaning: 'an institution, and what each source says of it' },
  ],

  nothingTitle: 'Nothing found',
  nothingText: 'No passage in the library has all of this.',
  nothingMissing: (typed: readonly string[]) => `No document has: ${typed.join(', ')}`,
  nothingTogether: 'Each word stands somewhere in the library, but not together in one passage.',
  nothingInScope: 'The search is narrowed; it may find something in the rest of the library.',
  nothingTry: 'You can try:',
  nothingAdvice: [
    'fewer words, or OR between them',
    'the beginning of a word with a star, such as Mojahed*',
    'words without quotation marks',
  ],
  nothingAdviceExact: 'switching off “Exactly this”, to find other spellings',
  turnOffExact: 'Search all spellings',
  searchEverything: 'Search the whole library',
  spellingsOn: 'Find all spellings again',
  notSearchedTitle: 'Nothing was searched for',
  notSearchedText: 'What was typed holds no word to look for.',
};
