import { z } from 'zod';
import { anchorState } from './highlights.ts';
import { documentId, linkId } from './ids.ts';
import { MAX_COMMENT_LENGTH } from './limits.ts';
import { LINK_KINDS } from './link-kinds.ts';
import { moment, pageInput, pageOf, storableText, undoableInput, type MethodShape } from './method.ts';
import { canonicalOffset, textDirection } from './models.ts';

export const linkKind = z.enum(LINK_KINDS);
export type LinkKind = z.infer<typeof linkKind>;

/** Where a link begins or ends: a passage, or a whole document where no range is given. */
export const linkPlace = z.strictObject({
  documentId,
  range: z.strictObject({ start: canonicalOffset, end: canonicalOffset }).nullable(),
});
export type LinkPlace = z.infer<typeof linkPlace>;

export const linkEnd = z.strictObject({
  documentId,
  documentTitle: z.string(),
  direction: textDirection,
  state: anchorState,
  /** `null`: the whole document, or a passage that needs placing (then `words` is not empty). */
  range: linkPlace.shape.range,
  /** The words at this end, cut to 400 units; empty for a whole document. */
  words: z.string(),
});
export type LinkEnd = z.infer<typeof linkEnd>;

/** Which end of a link: what it begins at, or what it ends at. */
export const LINK_SIDES = ['from', 'to'] as const;
export type LinkSide = (typeof LINK_SIDES)[number];

export const link = z.strictObject({
  id: linkId,
  kind: linkKind,
  from: linkEnd,
  to: linkEnd,
  comment: z.string(),
  createdAt: moment,
  changedAt: moment,
});
export type Link = z.infer<typeof link>;

/** The states of an end that somebody has to look at. */
export const reviewedState = anchorState.exclude(['anchored']);
export type ReviewedState = z.infer<typeof reviewedState>;

const comment = storableText(MAX_COMMENT_LENGTH);

export const linkMethods = {
  /**
   * Of one document: every link with an end in it, in reading order of that end. Else all, newest first. `state` keeps those
   * with an end that is to be reviewed; where a document is named, with such an end in that document.
   */
  'links.list': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({
      ...pageInput,
      documentId: documentId.optional(),
      state: reviewedState.optional(),
    }),
    output: pageOf(link),
  },
  'links.get': { kind: 'query', needs: 'library', input: z.strictObject({ linkId }), output: link },
  /** Fails with `invalid-input` where both ends are the same place, and with `name-taken` where the same link is there. */
  'links.create': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ kind: linkKind, from: linkPlace, to: linkPlace, comment: comment.optional() }),
    output: link,
  },
  'links.update': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({
      linkId,
      kind: linkKind.optional(),
      comment: comment.optional(),
      /** Turns the link round: what it began at it ends at. */
      isTurned: z.boolean().optional(),
    }),
    output: link,
  },
  /**
   * Gives an end other words of its document: after the text changed, or to say with its own range that an end which
   * `moved` is where it belongs. The end is `anchored` then. Fails with `invalid-input` for an end that is a whole document and
   * where the other end lies in the same place, and with `already-there` where the same link is there.
   */
  'links.placeEnd': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({
      linkId,
      side: z.enum(LINK_SIDES),
      start: canonicalOffset,
      end: canonicalOffset,
    }),
    output: link,
  },
  'links.remove': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ linkIds: z.array(linkId).min(1).max(10_000) }),
    output: z.strictObject({ removed: z.int().min(0) }),
  },
} as const satisfies Record<string, MethodShape>;
