import { z } from 'zod';
import { ANCHOR_STATES } from './anchor-states.ts';
import { colour } from './colour.ts';
import { documentId, highlightId, tagId } from './ids.ts';
import { MAX_COMMENT_LENGTH } from './limits.ts';
import { moment, pageInput, pageOf, storableText, undoableInput, type MethodShape } from './method.ts';
import { canonicalOffset, textDirection } from './models.ts';
import { tagLabel } from './tag-label.ts';
import { tagFilter } from './tags.ts';

/** Longest stretch that can be highlighted or linked, in UTF-16 units. */
export const MAX_ANCHOR_LENGTH = 100_000;

/**
 * Whether the words a highlight was made on are where it says. `moved`: the text changed and they were found at another
 * place, to be reviewed. `needs-placing`: they were not found for certain; the highlight keeps its words and has no place.
 */
export const anchorState = z.enum(ANCHOR_STATES);
export type AnchorState = z.infer<typeof anchorState>;

export const highlight = z.strictObject({
  id: highlightId,
  documentId,
  documentTitle: z.string(),
  direction: textDirection,
  state: anchorState,
  /** Half-open range of the document's canonical text; both 0 while it needs placing. */
  start: canonicalOffset,
  end: canonicalOffset,
  /** The exact words it was made on, cut to 2,000 units in lists. */
  words: z.string(),
  /** Up to 32 units of the text before and after the words. */
  before: z.string(),
  after: z.string(),
  colour,
  comment: z.string(),
  tags: z.array(tagLabel),
  /** How many notes link to it or are about it. */
  notes: z.int().min(0),
  createdAt: moment,
  changedAt: moment,
});
export type Highlight = z.infer<typeof highlight>;

const comment = storableText(MAX_COMMENT_LENGTH);

export const highlightMethods = {
  /** In reading order within a document; across the library by document, then in reading order. */
  'highlights.list': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({
      ...pageInput,
      documentId: documentId.optional(),
      colour: colour.optional(),
      tags: tagFilter.optional(),
      /** Keeps those whose words or comment hold every word of it, by the folding of search. */
      text: z.string().max(500).optional(),
      state: anchorState.optional(),
    }),
    output: pageOf(highlight),
  },
  'highlights.get': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ highlightId }),
    output: highlight,
  },
  /**
   * On any words of a document, across passages too; white space at the ends is left out. Fails with `invalid-input`
   * where the range lies outside the text or holds no word.
   */
  'highlights.create': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({
      documentId,
      start: canonicalOffset,
      end: canonicalOffset,
      colour: colour.optional(),
      comment: comment.optional(),
      tagIds: z.array(tagId).max(100).optional(),
    }),
    output: highlight,
  },
  'highlights.update': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({
      highlightIds: z.array(highlightId).min(1).max(10_000),
      colour: colour.optional(),
      comment: comment.optional(),
    }),
    output: z.strictObject({ changed: z.int().min(0) }),
  },
  /** Gives a highlight another range: after its text changed, or to take in a word more. It is `anchored` then. */
  'highlights.place': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ highlightId, start: canonicalOffset, end: canonicalOffset }),
    output: highlight,
  },
  /** Says that `moved` highlights are where they belong. */
  'highlights.confirmPlace': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ highlightIds: z.array(highlightId).min(1).max(10_000) }),
    output: z.strictObject({ changed: z.int().min(0) }),
  },
  'highlights.remove': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ highlightIds: z.array(highlightId).min(1).max(10_000) }),
    output: z.strictObject({ removed: z.int().min(0) }),
  },
} as const satisfies Record<string, MethodShape>;
