import { z } from 'zod';
import { documentId, noteId, tagId } from './ids.ts';
import { moment, pageInput, pageOf, undoableInput, type MethodShape } from './method.ts';

/** The commands that can be undone: an undo step is named by one of them and by what it was done to. */
export const UNDOABLE_COMMANDS = [
  'documents.remove',
  'documents.addVersion',
  'tags.create',
  'tags.update',
  'tags.move',
  'tags.merge',
  'tags.remove',
  'tags.apply',
  'tags.withdraw',
  'highlights.create',
  'highlights.update',
  'highlights.place',
  'highlights.confirmPlace',
  'highlights.remove',
  'links.create',
  'links.update',
  'links.placeEnd',
  'links.remove',
  'notes.create',
  'notes.save',
  'notes.remove',
  'savedSearches.create',
  'savedSearches.update',
  'savedSearches.remove',
  'trash.restore',
] as const;
export const undoableCommand = z.enum(UNDOABLE_COMMANDS);
export type UndoableCommand = z.infer<typeof undoableCommand>;

/**
 * What a step was done to, for its name ("merge tag Evin into Prisons"): the first record's name or first words, the
 * name of the second where there are two, and how many records there were.
 */
export const undoSubject = z.strictObject({
  name: z.string().optional(),
  into: z.string().optional(),
  count: z.int().min(0).optional(),
});
export type UndoSubject = z.infer<typeof undoSubject>;

const stepId = z.int().min(1);

export const undoStep = z.strictObject({
  id: stepId,
  command: undoableCommand,
  subject: undoSubject,
  /** Records that it changed, and that undoing it changes back. */
  records: z.int().min(0),
  madeAt: moment,
  isUndone: z.boolean(),
});
export type UndoStep = z.infer<typeof undoStep>;

const undoStatus = z.strictObject({ undo: undoStep.nullable(), redo: undoStep.nullable() });
export type UndoStatus = z.infer<typeof undoStatus>;

/** How many steps were taken back or made again, and the last of them. */
const takenSteps = z.strictObject({ step: undoStep.nullable(), steps: z.int().min(0) });

export const trashedRecord = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document'), id: documentId }),
  z.strictObject({ kind: z.literal('note'), id: noteId }),
  z.strictObject({ kind: z.literal('tag'), id: tagId }),
]);
export type TrashedRecord = z.infer<typeof trashedRecord>;

export const trashEntry = z.strictObject({
  record: trashedRecord,
  /** A title, a name, or a note's first words. */
  label: z.string(),
  trashedAt: moment,
  /** What would be destroyed with it, itself counted: highlights and links of a document, tags below a tag. */
  records: z.int().min(1),
});
export type TrashEntry = z.infer<typeof trashEntry>;

export const undoMethods = {
  'undo.status': { kind: 'query', needs: 'library', input: z.strictObject({}), output: undoStatus },
  /** All steps kept, newest first; those undone come before those done. */
  'undo.list': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject(pageInput),
    output: pageOf(undoStep),
  },
  /**
   * Takes the last step back and answers it; `null` where there is none. With `upTo`: every step down to that one, as one
   * change; `step` is that one then.
   */
  'undo.undo': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ upTo: stepId.optional() }),
    output: takenSteps,
  },
  /** Makes the step again that was taken back last; with `upTo` every step up to that one. */
  'undo.redo': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ upTo: stepId.optional() }),
    output: takenSteps,
  },
  /** Documents, notes and tags that were removed, latest first. */
  'trash.list': {
    kind: 'query',
    needs: 'library',
    input: z.strictObject(pageInput),
    output: pageOf(trashEntry),
  },
  'trash.restore': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ records: z.array(trashedRecord).min(1).max(10_000) }),
    /**
     * `restored` counts the records named; a tag brings those below it. `renamed`: tags whose name a sibling has taken
     * meanwhile came back with a number behind it. A tag whose parent is not there comes back at the top, and a journal
     * note whose day has another one as an ordinary note.
     */
    output: z.strictObject({ restored: z.int().min(0), renamed: z.int().min(0) }),
  },
  /**
   * Destroys what is in the trash, all of it or the records named, with everything that was made on it and the earlier
   * versions of documents. It cannot be undone, and neither can what was done before it: the steps held the words that
   * are to be gone. Therefore it always asks first, by `confirmation-needed`, however few records there are.
   */
  'trash.empty': {
    kind: 'command',
    needs: 'library',
    input: undoableInput({ records: z.array(trashedRecord).min(1).max(10_000).optional() }),
    output: z.strictObject({ destroyed: z.int().min(0) }),
  },
} as const satisfies Record<string, MethodShape>;
