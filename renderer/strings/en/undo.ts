import type { UndoableCommand, UndoSubject } from '../../../db/contract/undo.ts';
import { isolated } from '../isolate.ts';
import { counted, n } from './counting.ts';

interface Noun {
  /** Where neither a name nor a number is known. */
  readonly a: string;
  readonly one: string;
  readonly many: string;
}

const DOCUMENT: Noun = { a: 'a document', one: 'document', many: 'documents' };
const TAG: Noun = { a: 'a tag', one: 'tag', many: 'tags' };
const HIGHLIGHT: Noun = { a: 'a highlight', one: 'highlight', many: 'highlights' };
const LINK: Noun = { a: 'a link', one: 'link', many: 'links' };
const NOTE: Noun = { a: 'a note', one: 'note', many: 'notes' };
const SEARCH: Noun = { a: 'a search', one: 'search', many: 'searches' };
const SAVED_SEARCH: Noun = { a: 'a saved search', one: 'saved search', many: 'saved searches' };
const RECORD: Noun = { a: 'a record', one: 'record', many: 'records' };

const quoted = (text: string): string => `“${isolated(text)}”`;

const isNameless = ({ name }: { readonly name?: string | undefined }): boolean => (name ?? '').trim() === '';

/** What a step was done to: by name where there is one, by number where there are several. */
function these(noun: Noun, { name, count = 1 }: UndoSubject): string {
  if (name === undefined || isNameless({ name })) {
    return count === 1 ? noun.a : counted(count, noun.one, noun.many);
  }
  const shown = noun === TAG ? isolated(name) : quoted(name);
  return count > 1
    ? `${noun.many} ${shown} and ${n(count - 1)} more`
    : noun === DOCUMENT || noun === RECORD
      ? shown
      : `${noun.one} ${shown}`;
}

const tagged = ({ into, count = 1 }: UndoSubject): string =>
  into !== undefined && count === 1 ? quoted(into) : counted(count, 'record', 'records');

const ends = ({ name, into }: UndoSubject): string | null =>
  isNameless({ name }) || into === undefined ? null : `${quoted(name ?? '')} and ${quoted(into)}`;

/** What was done, as it follows “Undo:”. */
const steps: Readonly<Record<UndoableCommand, (subject: UndoSubject) => string>> = {
  'documents.remove': (subject) => `move ${these(DOCUMENT, subject)} to the trash`,
  'documents.addVersion': (subject) =>
    `replace ${these(DOCUMENT, { ...subject, count: 1 })} with a corrected version`,
  'tags.create': (subject) => `create ${these(TAG, { ...subject, count: 1 })}`,
  'tags.update': (subject) =>
    subject.into === undefined
      ? `change ${these(TAG, subject)}`
      : `rename ${these(TAG, subject)} to ${isolated(subject.into)}`,
  'tags.move': (subject) =>
    subject.into === undefined
      ? `move ${these(TAG, subject)} to the top level`
      : `move ${these(TAG, subject)} below ${isolated(subject.into)}`,
  'tags.merge': (subject) =>
    `merge ${these(TAG, { ...subject, count: 1 })} into ${subject.into === undefined ? 'another' : isolated(subject.into)}`,
  'tags.remove': (subject) => `move ${these(TAG, subject)} to the trash`,
  'tags.apply': (subject) => `put ${these(TAG, { ...subject, count: 1 })} on ${tagged(subject)}`,
  'tags.withdraw': (subject) => `take ${these(TAG, { ...subject, count: 1 })} off ${tagged(subject)}`,
  'highlights.create': (subject) =>
    isNameless(subject) ? 'make a highlight' : `highlight ${quoted(subject.name ?? '')}`,
  'highlights.update': (subject) => `change ${these(HIGHLIGHT, subject)}`,
  'highlights.place': (subject) => `place ${these(HIGHLIGHT, subject)}`,
  'highlights.confirmPlace': (subject) => `confirm the place of ${these(HIGHLIGHT, subject)}`,
  'highlights.remove': (subject) => `remove ${these(HIGHLIGHT, subject)}`,
  'links.create': (subject) => `link ${ends(subject) ?? 'two passages'}`,
  'links.update': (subject) =>
    ends(subject) === null ? `change ${these(LINK, subject)}` : `change the link between ${ends(subject)}`,
  'links.placeEnd': (subject) =>
    ends(subject) === null ? 'place an end of a link' : `place an end of the link between ${ends(subject)}`,
  'links.remove': (subject) =>
    ends(subject) === null || (subject.count ?? 1) > 1
      ? `remove ${these(LINK, subject)}`
      : `remove the link between ${ends(subject)}`,
  'notes.create': (subject) => `create ${these(NOTE, subject)}`,
  'notes.save': (subject) => `edit ${these(NOTE, subject)}`,
  'notes.remove': (subject) => `move ${these(NOTE, subject)} to the trash`,
  'savedSearches.create': (subject) => `save ${these(SEARCH, subject)}`,
  'savedSearches.update': (subject) =>
    subject.into === undefined
      ? `change ${these(SAVED_SEARCH, subject)}`
      : `rename ${these(SAVED_SEARCH, subject)} to ${quoted(subject.into)}`,
  'savedSearches.remove': (subject) => `remove ${these(SAVED_SEARCH, subject)}`,
  'trash.restore': (subject) => `restore ${these(RECORD, subject)} from the trash`,
};

/** Undoing, the trash, and the question before a change of many records. */
export const undo = {
  steps,
  undoStep: (step: string) => `Undo: ${step}`,
  redoStep: (step: string) => `Redo: ${step}`,
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  undo: 'Undo',
  redo: 'Redo',
  /** Told after a step. */
  done: (step: string) => `Done: ${step}.`,
  undone: (step: string, steps: number) =>
    steps > 1 ? `${n(steps)} steps undone, back to and with: ${step}.` : `Undone: ${step}.`,
  redone: (step: string, steps: number) =>
    steps > 1 ? `${n(steps)} steps done again, up to and with: ${step}.` : `Done again: ${step}.`,
  destroyed: (records: number) => `Destroyed: ${counted(records, 'record', 'records')}.`,
  outcome: 'What was done last',
  /** The question before a change of many records, by what is to be done. */
  questions: {
    'documents.remove': 'Move documents to the trash',
    'documents.addVersion': 'Replace with a corrected version',
    'tags.create': 'Create a tag',
    'tags.update': 'Change a tag',
    'tags.move': 'Move a tag',
    'tags.merge': 'Merge tags',
    'tags.remove': 'Move tags to the trash',
    'tags.apply': 'Put tags on records',
    'tags.withdraw': 'Take tags off records',
    'highlights.create': 'Make a highlight',
    'highlights.update': 'Change highlights',
    'highlights.place': 'Place a highlight',
    'highlights.confirmPlace': 'Confirm the places of highlights',
    'highlights.remove': 'Remove highlights',
    'links.create': 'Make a link',
    'links.update': 'Change a link',
    'links.placeEnd': 'Place an end of a link',
    'links.remove': 'Remove links',
    'notes.create': 'Create a note',
    'notes.save': 'Save a note',
    'notes.remove': 'Move notes to the trash',
    'savedSearches.create': 'Save a search',
    'savedSearches.update': 'Change a saved search',
    'savedSearches.remove': 'Remove a saved search',
    'trash.restore': 'Restore from the trash',
    'undo.undo': 'Undo the last step',
    'undo.redo': 'Redo the step',
    'trash.empty': 'Destroy for good',
  },
  changes: (records: number) =>
    `This changes ${counted(records, 'record', 'records')}. It is one step, which you can undo.`,
  destroys: (records: number) =>
    `This destroys ${counted(records, 'record', 'records')}: what was chosen, and everything that was made on it.`,
  destroysForGood:
    'It cannot be undone. Nor can anything that was done before: those steps hold words that are to be gone, so the whole list of steps ends too. Backups made earlier still hold everything.',
  change: (records: number) => `Change ${counted(records, 'record', 'records')}`,
  destroy: (records: number) => `Destroy ${counted(records, 'record', 'records')}`,
  cancel: 'Cancel',
  /** The page of steps. */
  stepsKept: (steps: number) => counted(steps, 'step', 'steps'),
  takenBack: 'Taken back',
  stands: 'Done',
  undoUpTo: 'Undo up to here',
  undoUpToOf: (step: string) => `Undo up to here: ${step}`,
  redoUpTo: 'Redo up to here',
  redoUpToOf: (step: string) => `Redo up to here: ${step}`,
  records: (records: number) => counted(records, 'record', 'records'),
  historyEmptyTitle: 'Nothing was done yet',
  historyEmptyText:
    'Every change to tags, highlights, links, notes and the trash is listed here, and can be undone and redone, after a restart too. The last thousand steps are kept.',
  /** The trash. */
  inTrash: (entries: number) => (entries === 0 ? 'Empty' : counted(entries, 'entry', 'entries')),
  chosen: (entries: number) => `${n(entries)} chosen`,
  restore: 'Restore',
  restoreOf: (label: string) => `Restore: ${label}`,
  destroyChosen: 'Destroy',
  emptyTrash: 'Empty the trash',
  renamed: (tags: number) =>
    `${counted(tags, 'tag', 'tags')} came back under another name, because theirs had been given to another tag meanwhile.`,
  kinds: { document: 'Document', note: 'Note', tag: 'Tag' },
  withIt: {
    document: (records: number) => `with ${counted(records, 'record', 'records')} made on it`,
    note: (records: number) => `with ${counted(records, 'record', 'records')}`,
    tag: (records: number) => `with ${counted(records, 'tag', 'tags')} below it`,
  },
  documentInTrashTitle: 'This document is in the trash',
  documentInTrashText: 'Restore it to read it; everything that was made on it comes back with it.',
  withoutTitle: 'Note without words',
  trashEmptyTitle: 'The trash is empty',
  trashEmptyText:
    'Documents, notes and tags that you remove wait here, with all that was made on them, until you restore or destroy them.',
};
