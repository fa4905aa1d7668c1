import { z } from 'zod';
import { colour } from './colour.ts';
import { documentId, highlightId, noteId, tagId } from './ids.ts';
import { MAX_TAG_DESCRIPTION_LENGTH } from './limits.ts';
import {
  cursor,
  givenName,
  moment,
  pageInput,
  pageOf,
  storableText,
  undoableInput,
  type MethodShape,
} from './method.ts';
import { tagLabel } from './tag-label.ts';

/** Most other words of one tag; merging can bring many together. */
export const MAX_TAG_ALIASES = 500;
/** Levels of the tree. */
export const MAX_TAG_DEPTH = 32;
/** A record carries at most so many tags, so that a page of records stays within a reply. */
export const MAX_TAGS_OF_RECORD = 200;
/** Records times tags that one command may put on or take off. */
export const MAX_TAGGINGS = 100_000;

/**
 * A word of the researcher's own for documents, highlights and notes; tags form a tree.
 *
 * The three counts are of records that carry this very tag and are not in the trash; `children` are the tags right below.
 */
export const tag = z.strictObject({
  id: tagId,
  parentId: tagId.nullable(),
  name: z.string(),
  /** Other words for the same, found while typing. */
  aliases: z.array(z.string()),
  colour,
  description: z.string(),
  documents: z.int().min(0),
  highlights: z.int().min(0),
  notes: z.int().min(0),
  children: z.int().min(0),
  createdAt: moment,
});
export type Tag = z.infer<typeof tag>;

/**
 * Keeps records by their tags: those with every tag of `all`, at least one of `any`, and none of `none`. A tag stands
 * for the tags below it too; one that is not there, or in the trash, is carried by nothing. An empty list is no wish.
 */
export const tagFilter = z.strictObject({
  all: z.array(tagId).max(20).optional(),
  any: z.array(tagId).max(200).optional(),
  none: z.array(tagId).max(200).optional(),
});
export type TagFilter = z.infer<typeof tagFilter>;

/** Records that can carry a tag. */
export const taggedRecords = {
  documentIds: z.array(documentId).max(10_000).optional(),
  highlightIds: z.array(highlightId).max(10_000).optional(),
  noteIds: z.array(noteId).max(10_000).optional(),
};

const aliases = z.array(givenName).max(MAX_TAG_ALIASES);
const description = storableText(MAX_TAG_DESCRIPTION_LENGTH);

/** What merging one tag into another will change. Nothing that carries both is counted twice. */
export const tagMergePlan = z.strictObject({
  documents: z.int().min(0),
  highlights: z.int().min(0),
  notes: z.int().min(0),
  /** Tags right below the one that ends; they move below the other, or are merged with one of the same name there. */
  children: z.int().min(0),
  /** All records the command will touch, as it counts them when it asks. */
  records: z.int().min(0),
});
export type TagMergePlan = z.infer<typeof tagMergePlan>;

/** Two tags and how many records carry both. */
export const tagPair = z.strictObject({
  first: tagLabel,
  second: tagLabel,
  documents: z.int().min(0),
  highlights: z.int().min(0),
});
export type TagPair = z.infer<typeof tagPair>;

export const tagMethods = {
  /**
   * In the order of the tree, each tag before its children, siblings by name. With `text`: only tags whose name or alias
   * begins with it or holds it, those that begin with it first.
   */
  'tags.list': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({
      ...pageInput,
      /** More than elsewhere, so that a tree of many thousands is read in few calls. */
      limit: z.int().min(1).max(1000).optional(),
      text: z.string().max(500).optional(),
      /** Only tags of this one record. */
      documentId: documentId.optional(),
      highlightId: highlightId.optional(),
      noteId: noteId.optional(),
    }),
    output: pageOf(tag),
  },
  'tags.get': { kind: 'query', needs: 'library', input: z.strictObject({ tagId }), output: tag },
  /** Fails with `name-taken` where a sibling has the name, in any case or spelling of its marks. */
  'tags.create': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({
      name: givenName,
      parentId: tagId.nullable().optional(),
      colour: colour.optional(),
      description: description.optional(),
      aliases: aliases.optional(),
      /** Records that carry it from the start: creating while tagging is one step to undo. */
      ...taggedRecords,
    }),
    output: tag,
  },
  'tags.update': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({
      tagId,
      name: givenName.optional(),
      colour: colour.optional(),
      description: description.optional(),
      aliases: aliases.optional(),
    }),
    output: tag,
  },
  /** Puts a tag, with all below it, below another, or at the top (`null`). Not below itself or one of its own. */
  'tags.move': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ tagId, parentId: tagId.nullable() }),
    output: tag,
  },
  'tags.planMerge': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ tagId, intoId: tagId }),
    output: tagMergePlan,
  },
  /**
   * Ends `tagId`: what carries it carries `intoId`, its name and aliases become aliases, its children move. A tag cannot
   * be merged into itself or into one below it.
   */
  'tags.merge': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ tagId, intoId: tagId }),
    output: tag,
  },
  /** Into the trash, with all tags below it. What carries them keeps them there, so that restoring brings all back. */
  'tags.remove': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ tagIds: z.array(tagId).min(1).max(10_000) }),
    output: z.strictObject({ removed: z.int().min(0) }),
  },
  'tags.apply': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ tagIds: z.array(tagId).min(1).max(100), ...taggedRecords }),
    /** How many records were given a tag they did not have. */
    output: z.strictObject({ changed: z.int().min(0) }),
  },
  'tags.withdraw': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ tagIds: z.array(tagId).min(1).max(100), ...taggedRecords }),
    output: z.strictObject({ changed: z.int().min(0) }),
  },
  /** Which tags occur together on documents and highlights, most frequent first. */
  'tags.together': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({
      cursor: cursor.optional(),
      limit: z.int().min(1).max(200).optional(),
      tagId: tagId.optional(),
    }),
    output: pageOf(tagPair),
  },
} as const satisfies Record<string, MethodShape>;
