import { z } from 'zod';
import { documentId, highlightId, noteId, tagId } from './ids.ts';
import { MAX_NOTE_LENGTH, MAX_NOTE_TITLE_LENGTH } from './limits.ts';
import { moment, pageInput, pageOf, storableText, undoableInput, type MethodShape } from './method.ts';
import { canonicalOffset, mark } from './models.ts';
import { tagLabel } from './tag-label.ts';
import { tagFilter } from './tags.ts';

const LINE_END = /[\n\r\v\f\u0085\u2028\u2029]/;

/** What a note can be about and link to. Names follow with the names desk. */
export const NOTE_TARGETS = ['document', 'highlight', 'tag', 'note'] as const;
export const noteTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document'), id: documentId }),
  z.strictObject({ kind: z.literal('highlight'), id: highlightId }),
  z.strictObject({ kind: z.literal('tag'), id: tagId }),
  z.strictObject({ kind: z.literal('note'), id: noteId }),
]);
export type NoteTarget = z.infer<typeof noteTarget>;
export type NoteTargetKind = NoteTarget['kind'];

/** `journal`: the notes of one day; `template`: what a new note can begin with. */
export const noteRole = z.enum(['note', 'journal', 'template']);
export type NoteRole = z.infer<typeof noteRole>;

/** A day of the Gregorian calendar. */
export const day = z.iso.date();

/** A target with the words that stand for it now; `isMissing` where it is in the trash or gone. */
export const namedTarget = z.strictObject({
  target: noteTarget,
  /** A document's or note's title, a tag's name, a highlight's words (cut to 400 units). */
  label: z.string(),
  isMissing: z.boolean(),
  /**
   * Where to go for it, where the target itself does not say: for a highlight its document and its words there (`null`
   * while it needs placing), for a document that a newer version has taken the place of the newer one.
   */
  place: z
    .strictObject({ documentId, documentTitle: z.string(), start: canonicalOffset, end: canonicalOffset })
    .nullable(),
});
export type NamedTarget = z.infer<typeof namedTarget>;

export const noteSummary = z.strictObject({
  id: noteId,
  role: noteRole,
  /** As typed, or empty: the interface then shows `opening`. */
  title: z.string(),
  /** The first words of the body without its marks, cut to 200 units. */
  opening: z.string(),
  about: namedTarget.nullable(),
  day: day.nullable(),
  tags: z.array(tagLabel),
  words: z.int().min(0),
  createdAt: moment,
  changedAt: moment,
});
export type NoteSummary = z.infer<typeof noteSummary>;

/**
 * A note with its body in Markdown (CommonMark), in which `[[kind:id|label]]` links to a document, highlight, tag or
 * note, and `![[highlight:id]]` shows the highlighted words themselves, as they stand in their document now.
 */
export const note = noteSummary.extend({
  body: z.string(),
  /** Raised by each save; a save names the version it was made from. */
  version: z.int().min(1),
  /** The first 500 targets that the body links to, once each, in the order of the text. Nothing in code is a link. */
  links: z.array(namedTarget),
});
export type Note = z.infer<typeof note>;

/** A place in a note that links to something, or names it without a link. */
export const noteMention = z.strictObject({
  note: noteSummary,
  excerpt: z.string(),
  marks: z.array(mark),
});
export type NoteMention = z.infer<typeof noteMention>;

/** One line, kept as typed; what turns text around is kept too, because titles are shown apart from other text. */
const title = storableText(MAX_NOTE_TITLE_LENGTH).refine(
  (text) => !LINE_END.test(text),
  'is more than one line',
);
const body = storableText(MAX_NOTE_LENGTH);

export const noteMethods = {
  /** Changed last comes first, unless asked otherwise. The trash is left out; templates come only when asked for. */
  'notes.list': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({
      ...pageInput,
      role: noteRole.optional(),
      about: noteTarget.optional(),
      tags: tagFilter.optional(),
      /** Keeps those whose title or body hold every word of it, by the folding of search. */
      text: z.string().max(500).optional(),
      sort: z.enum(['changed', 'created', 'title', 'day']).optional(),
      order: z.enum(['ascending', 'descending']).optional(),
    }),
    output: pageOf(noteSummary),
  },
  'notes.get': { kind: 'query', needs: 'library', input: z.strictObject({ noteId }), output: note },
  'notes.create': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({
      title: title.optional(),
      body: body.optional(),
      about: noteTarget.nullable().optional(),
      role: noteRole.optional(),
      /** For a journal note: its day. There is at most one journal note a day (`name-taken`). */
      day: day.optional(),
      tagIds: z.array(tagId).max(100).optional(),
    }),
    output: note,
  },
  /**
   * Saves title and body as one version. Fails with `changed-meanwhile` where the note is no longer at `version`, and
   * changes nothing then. Saves with the same `editing` follow one another as a single step to undo.
   *
   * `followsOwn` is sent by a window that closes while an earlier save with the same `editing` is on its way, whose version
   * it does not know: the note may also be at the version that this earlier save made.
   */
  'notes.save': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({
      noteId,
      version: z.int().min(1),
      title: title.optional(),
      body: body.optional(),
      about: noteTarget.nullable().optional(),
      editing: z.string().min(1).max(64).optional(),
      followsOwn: z.literal(true).optional(),
    }),
    output: note,
  },
  /** Into the trash. */
  'notes.remove': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ noteIds: z.array(noteId).min(1).max(10_000) }),
    output: z.strictObject({ removed: z.int().min(0) }),
  },
  /** Earlier versions, newest first: one for each stretch of work, not for each save. */
  'notes.history': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ noteId, ...pageInput }),
    output: pageOf(
      z.strictObject({ version: z.int().min(1), title: z.string(), words: z.int().min(0), savedAt: moment }),
    ),
  },
  'notes.version': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ noteId, version: z.int().min(1) }),
    output: z.strictObject({ version: z.int().min(1), title: z.string(), body: z.string(), savedAt: moment }),
  },
  /** The journal note of a day, or `null`: it is made by the first words written. */
  'notes.journal': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ day }),
    output: z.strictObject({ note: note.nullable() }),
  },
  /** Notes that link to a target or are about it. */
  'notes.backlinks': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ target: noteTarget, ...pageInput }),
    output: pageOf(noteMention),
  },
  /** Notes that name a target (its title, name or an alias) without linking to it, found as search finds words. */
  'notes.mentions': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ target: noteTarget, ...pageInput }),
    output: pageOf(noteMention),
  },
  /** What `[[` offers for the text typed so far, best first, at most `limit`; quotes are highlights. */
  'notes.complete': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({
      text: z.string().max(200),
      kinds: z.array(z.enum(NOTE_TARGETS)).max(4).optional(),
      limit: z.int().min(1).max(50).optional(),
    }),
    output: z.strictObject({ targets: z.array(namedTarget) }),
  },
  /** The words that stand for targets now: for the preview of a body that is not saved yet. */
  'notes.resolve': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject({ targets: z.array(noteTarget).max(200) }),
    output: z.strictObject({ targets: z.array(namedTarget) }),
  },
} as const satisfies Record<string, MethodShape>;
