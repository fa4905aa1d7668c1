import { z } from 'zod';
import { documentId, highlightId, jobId, noteId, tagId } from './ids.ts';
import { MAX_QUERY_LENGTH } from './limits.ts';
import { cursor, type MethodShape } from './method.ts';
import { canonicalOffset, mark, passageKind, textDirection, textRange, titleBasis } from './models.ts';
import { tagFilter } from './tags.ts';

/** Names that one call of `search.matrix` looks for; a longer list is asked in several calls. */
export const MAX_MATRIX_NAMES = 25;
/** Values of one facet that are answered: those with the most passages. */
export const MAX_FACET_VALUES = 200;

/** Why a spelling was taken as a match for what was typed. */
export const spellingRelation = z.enum([
  'exact',
  'inflected',
  'spelling',
  'joined',
  'prefix',
  'pattern',
  'fuzzy',
]);
export type SpellingRelation = z.infer<typeof spellingRelation>;

/** One form found in the library, in the writing of the documents, with the number of passages it occurs in. */
export const foundSpelling = z.strictObject({
  text: z.string(),
  passages: z.int().min(0),
  relation: spellingRelation,
  /** The folded form, several joined by one space: how the spelling is named to switch it off. */
  form: z.string(),
  /** Switched off by the caller: counted here, and in no hit. */
  isOff: z.boolean(),
});
export type FoundSpelling = z.infer<typeof foundSpelling>;

/** One word, prefix, phrase, pattern or pair of near words of the query, and every spelling of it that was found. */
export const searchTerm = z.strictObject({
  /** As typed, without the signs that say what kind it is. */
  typed: z.string(),
  kind: z.enum(['word', 'prefix', 'phrase', 'fuzzy', 'near', 'pattern']),
  isExcluded: z.boolean(),
  /** Only this spelling: `=Raisi`, or the whole query. */
  isExact: z.boolean(),
  /** Edits allowed in a fuzzy word; words that may stand between near ones; 0 for all others. */
  distance: z.int().min(0),
  /** How much it counts beside the others: `Raisi^3`; 1 where nothing was said. */
  boost: z.number().min(0),
  spellings: z.array(foundSpelling),
});
export type SearchTerm = z.infer<typeof searchTerm>;

/** What a query may say of the document or of what the researcher put on it: `title:`, `tag:`, `before:`. */
export const searchField = z.enum([
  'title',
  'author',
  'publisher',
  'file',
  'date',
  'language',
  'tag',
  'note',
  'name',
]);
export type SearchField = z.infer<typeof searchField>;

/**
 * A wish about the document: `title:Evin`, `lang:fa`, `date:1988-07`, `before:1989`. Dates are those stated in the source
 * record; `from` and `until` are days, both inclusive, `null` where open. `documents` are those it keeps by itself.
 */
export const searchFilter = z.strictObject({
  field: searchField,
  typed: z.string(),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  documents: z.int().min(0),
});
export type SearchFilter = z.infer<typeof searchFilter>;

/** How a query was understood, as a tree; `term` counts in `terms` and `filter` in `filters` of the answer, from 0. */
export type QueryExplanation =
  | { readonly kind: 'term'; readonly term: number }
  | { readonly kind: 'filter'; readonly filter: number }
  | {
      readonly kind: 'all';
      readonly parts: readonly QueryExplanation[];
      readonly without: readonly QueryExplanation[];
    }
  | { readonly kind: 'any'; readonly parts: readonly QueryExplanation[] };

export const queryExplanation: z.ZodType<QueryExplanation> = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.literal('term'), term: z.int().min(0) }),
    z.strictObject({ kind: z.literal('filter'), filter: z.int().min(0) }),
    z.strictObject({
      kind: z.literal('all'),
      parts: z.array(queryExplanation),
      without: z.array(queryExplanation),
    }),
    z.strictObject({ kind: z.literal('any'), parts: z.array(queryExplanation) }),
  ]),
);

/** A part of the query that was not used, and why; `reason` is a key, the renderer has the sentence. */
export const ignoredPart = z.strictObject({
  text: z.string(),
  reason: z.enum([
    'operator-without-word',
    'prefix-too-short',
    'too-many-terms',
    'too-long',
    'unclosed',
    'only-exclusions',
    'only-punctuation',
    'word-too-short-for-fuzzy',
    'common-word',
    /** `pattern` with fewer than two letters before its first sign. */
    'pattern-too-short',
    /** `"one"~5`: near wants two words at least. */
    'near-without-words',
    /** `word^x`, or a boost beyond what is used (0.1 to 10). */
    'boost-not-understood',
    /** `colour:red`: there is no such field, so it was searched for as words. */
    'unknown-field',
    /** `title:` with nothing after it. */
    'field-without-value',
    /** `before:yesterday`: not a year, month or day. */
    'date-not-understood',
  ]),
});
export type IgnoredPart = z.infer<typeof ignoredPart>;

/**
 * Another query worth asking. `other-script`: the library writes a name of the query in the other script; `did-you-mean`:
 * nothing was found for a word, and this is the nearest that the library has. `query` is the whole query, rewritten.
 */
export const searchSuggestion = z.strictObject({
  kind: z.enum(['other-script', 'did-you-mean']),
  typed: z.string(),
  text: z.string(),
  passages: z.int().min(0),
  query: z.string(),
});
export type SearchSuggestion = z.infer<typeof searchSuggestion>;

export const searchHit = z.strictObject({
  documentId,
  file: z.string(),
  title: z.string(),
  titleBasis,
  direction: textDirection,
  /** The passage, as a range of the document's canonical text. */
  start: canonicalOffset,
  end: canonicalOffset,
  ordinal: z.int().min(0),
  kind: passageKind,
  excerpt: z.string(),
  /** Ranges of `excerpt`, ascending and not overlapping. */
  marks: z.array(mark),
  score: z.number(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchAnswer = z.strictObject({
  query: z.string(),
  /** `null` where nothing of the query could be searched for. */
  understood: queryExplanation.nullable(),
  terms: z.array(searchTerm),
  filters: z.array(searchFilter),
  ignored: z.array(ignoredPart),
  suggestions: z.array(searchSuggestion),
  /** Documents with at least one hit, and passages that match, over the whole library. */
  documents: z.int().min(0),
  passages: z.int().min(0),
  tookMs: z.number().min(0),
  /** The best hits, by falling score; every document that matches has one before any has a second. */
  hits: z.array(searchHit),
  /** For each document with a hit: how many of its passages match, shown here or not. */
  matching: z.array(z.strictObject({ documentId, passages: z.int().min(1) })),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

/** Where a query or a find-in-text string occurs in one document, in reading order. */
export const textMarks = z.strictObject({
  marks: z.array(textRange),
  spellings: z.array(foundSpelling),
});
export type TextMarks = z.infer<typeof textMarks>;

/**
 * Keeps part of the library: documents by publisher, by year of their date (`1988`), by language and by tag, and passages by
 * kind. An empty string stands for "not stated". Values of one list are alternatives; lists have to hold together. An
 * absent or empty list is no wish.
 */
export const searchScope = z.strictObject({
  publishers: z.array(z.string().max(2000)).max(200).optional(),
  years: z
    .array(z.string().regex(/^(?:\d{4})?$/))
    .max(400)
    .optional(),
  languages: z.array(z.string().max(35)).max(200).optional(),
  tags: tagFilter.optional(),
  kinds: z.array(passageKind).max(20).optional(),
});
export type SearchScope = z.infer<typeof searchScope>;

/** A spelling that is not to be found: `form` as in `foundSpelling`, for the term that was typed so. */
export const spellingOff = z.strictObject({ typed: z.string().max(4000), form: z.string().max(4000) });
export type SpellingOff = z.infer<typeof spellingOff>;

/** What is asked for. Every method that takes a query takes all of this, and understands it in the same way. */
export const searchQuestion = {
  query: z.string().max(MAX_QUERY_LENGTH),
  /** Only the spelling that was typed; case and the kind of dash or apostrophe still do not matter. */
  exact: z.boolean().optional(),
  scope: searchScope.optional(),
  spellingsOff: z.array(spellingOff).max(500).optional(),
};

/** One value of a facet: what it would leave. `value` is what `searchScope` takes; for a tag, its id. */
export const facetValue = z.strictObject({
  value: z.string(),
  label: z.string(),
  documents: z.int().min(0),
  passages: z.int().min(0),
});
export type FacetValue = z.infer<typeof facetValue>;

export const searchFacets = z.strictObject({
  publishers: z.array(facetValue),
  years: z.array(facetValue),
  languages: z.array(facetValue),
  tags: z.array(facetValue),
  kinds: z.array(facetValue),
});
export type SearchFacets = z.infer<typeof searchFacets>;

/** Something besides a passage that the query finds: the piece of its words where it does, and the marks in it. */
const found = { excerpt: z.string(), marks: z.array(mark), direction: textDirection };

/** What else of the library the query finds, by the same understanding; `total` counts all, `records` holds the first. */
export const searchGroups = z.strictObject({
  titles: z.strictObject({
    total: z.int().min(0),
    records: z.array(z.strictObject({ documentId, title: z.string(), titleBasis, ...found })),
  }),
  highlights: z.strictObject({
    total: z.int().min(0),
    records: z.array(
      z.strictObject({
        highlightId,
        documentId,
        documentTitle: z.string(),
        start: canonicalOffset,
        end: canonicalOffset,
        /** Whether the words lie in the highlight's own words or in its comment. */
        in: z.enum(['words', 'comment']),
        ...found,
      }),
    ),
  }),
  notes: z.strictObject({
    total: z.int().min(0),
    records: z.array(z.strictObject({ noteId, title: z.string(), ...found })),
  }),
  tags: z.strictObject({
    total: z.int().min(0),
    records: z.array(
      z.strictObject({
        tagId,
        /** Names from the root of the tree down to this tag. */
        path: z.array(z.string()),
        documents: z.int().min(0),
        highlights: z.int().min(0),
        ...found,
      }),
    ),
  }),
});
export type SearchGroups = z.infer<typeof searchGroups>;

/** One place where the query occurs, with its neighbours: keyword in context. */
export const concordanceLine = z.strictObject({
  documentId,
  title: z.string(),
  direction: textDirection,
  /** The words found, as a range of the document's canonical text. */
  start: canonicalOffset,
  end: canonicalOffset,
  /** Up to 80 units of the passage on either side, white space as one space. */
  before: z.string(),
  words: z.string(),
  after: z.string(),
});
export type ConcordanceLine = z.infer<typeof concordanceLine>;

/** What one name of a list was found in. `query` is the name as it was asked for. */
export const matrixRow = z.strictObject({
  name: z.string(),
  query: z.string(),
  documents: z.int().min(0),
  passages: z.int().min(0),
  /** Every spelling found, with the passages it occurs in. */
  spellings: z.array(foundSpelling),
  /** `start` is that of the passage that matches best. */
  cells: z.array(z.strictObject({ documentId, passages: z.int().min(1), start: canonicalOffset })),
});
export type MatrixRow = z.infer<typeof matrixRow>;

export const searchMethods = {
  'search.run': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({
      ...searchQuestion,
      limit: z.int().min(1).max(200).optional(),
      documentId: documentId.optional(),
    }),
    output: searchAnswer,
  },
  /** What the hits are made of. Each facet is counted over the hits that all wishes but its own would leave. */
  'search.facets': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject(searchQuestion),
    output: searchFacets,
  },
  /**
   * Titles, highlights, notes and tags that the query finds; a scope does not narrow them. A filter of the query keeps what
   * it has a meaning for: titles and highlights by their documents, tagged highlights and notes by `tag:`, notes by
   * `note:`, tags by `tag:`, all by `name:`. Of the others it keeps nothing.
   */
  'search.groups': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({
      query: z.string().max(MAX_QUERY_LENGTH),
      exact: z.boolean().optional(),
      limit: z.int().min(1).max(50).optional(),
      job: jobId.optional(),
    }),
    output: searchGroups,
  },
  /**
   * Every place the query's words stand, each in its context, in the order of the library or sorted by the words before or
   * after. At most 20,000 places; `isCut` says that there are more.
   */
  'search.concordance': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({
      ...searchQuestion,
      documentId: documentId.optional(),
      sort: z.enum(['library', 'words', 'before', 'after']).optional(),
      cursor: cursor.optional(),
      limit: z.int().min(1).max(200).optional(),
      job: jobId.optional(),
    }),
    output: z.strictObject({
      records: z.array(concordanceLine),
      total: z.int().min(0),
      isCut: z.boolean(),
      next: cursor.nullable(),
    }),
  },
  /**
   * Looks for each name of a list in every document. A name of several words is looked for as a phrase. All rows together
   * have at most 16,000 cells: those with the most passages, which come first.
   */
  'search.matrix': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({
      names: z.array(z.string().max(500)).min(1).max(MAX_MATRIX_NAMES),
      exact: z.boolean().optional(),
      scope: searchScope.optional(),
      job: jobId.optional(),
    }),
    output: z.strictObject({ rows: z.array(matrixRow) }),
  },
  'search.marks': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ ...searchQuestion, documentId }),
    output: textMarks,
  },
  'search.find': {
    kind: 'query',
    needs: 'library',
    /** Find in text: consecutive words, the last one as a prefix. */
    input: z.strictObject({
      documentId,
      text: z.string().max(MAX_QUERY_LENGTH),
      exact: z.boolean().optional(),
    }),
    output: textMarks,
  },
} as const satisfies Record<`search.${string}`, MethodShape>;
