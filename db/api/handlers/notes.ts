import type { ParsedInput, Topic } from '../../contract/contract.ts';
import { noteId, type NoteId } from '../../contract/ids.ts';
import type { Note, NoteTarget, NoteTargetKind } from '../../contract/notes.ts';
import { fail, succeed, type Result } from '../../contract/result.ts';
import { asMoment } from '../../store/moments.ts';
import type { StoredNote } from '../../store/notes.ts';
import { typedWords } from '../../text/folded-words.ts';
import { digestNote } from '../../text/note-markup.ts';
import type { LibraryQuery, UndoableChange, UndoableCommand } from '../handler.ts';
import type { OpenLibrary } from '../open-library.ts';
import { unknownCursor } from './known-document.ts';
import { knownAs } from './known-target.ts';
import { aboutOf, describeNote, summariseNotes } from './note-summaries.ts';
import { pageThatFits } from './page-that-fits.ts';

const DEFAULT_PAGE = 100;
const CURSOR = /^\d{1,15}$/;

export const listNotes: LibraryQuery<'notes.list'> = (library, input) => {
  const page = library.stores.noteList.page({
    sort: input.sort ?? 'changed',
    order: input.order ?? (input.sort === 'title' ? 'ascending' : 'descending'),
    limit: input.limit ?? DEFAULT_PAGE,
    cursor: input.cursor,
    role: input.role,
    about: input.about === undefined ? undefined : knownAs(library, input.about),
    tags: input.tags,
    words: typedWords(input.text ?? ''),
  });
  if (page === null) return unknownCursor();
  const found = summariseNotes(library, page.notes);
  const records = pageThatFits(found, ({ title, opening }) => title.length + opening.length + 500);
  const next = records.length < found.length ? (records.at(-1)?.id ?? null) : page.next;
  return succeed({ records: [...records], total: page.total, next });
};

export const getNote: LibraryQuery<'notes.get'> = (library, input) => read(library, input.noteId);

export const createNote: UndoableCommand<'notes.create'> = (library, input) => {
  const { stores, newId, nowMs } = library;
  const about = input.about ?? null;
  const role = input.role ?? (input.day === undefined ? 'note' : 'journal');
  if ((role === 'journal') !== (input.day !== undefined)) return dayAndRoleDiffer();
  const ofDay = input.day === undefined ? null : stores.notes.ofDay(input.day);
  if (ofDay !== null) return dayTaken(ofDay);
  if (about !== null && !isThere(library, about)) return noSuchTarget();
  const id = noteId.parse(newId());
  const [title, body] = [input.title ?? '', input.body ?? ''];
  const at = { version: nextVersion(library), createdAt: nowMs() };
  const digest = digestNote({ title, body });
  const rowId = stores.notes.insert({ id, role, title, body, about, day: input.day ?? null, ...at }, digest);
  const tagIds = [...new Set(input.tagIds)];
  if (stores.notes.addTags(rowId, tagIds) < tagIds.length) return noSuchTag();
  const linked = stores.noteLinks.write(rowId, digest.links);
  const touched = [...linked, ...(about === null ? [] : [about.kind])];
  const topics: readonly Topic[] = [...topicsOf(touched), ...(tagIds.length > 0 ? ['tags' as const] : [])];
  return changed(library, id, { before: null, editing: null, isParted: false, topics });
};

export const saveNote: UndoableCommand<'notes.save'> = (library, input) => {
  const { stores, nowMs } = library;
  const found = find(library, input.noteId);
  if (!found.ok) return found;
  const note = found.value;
  const before = aboutOf(note);
  const about = input.about === undefined ? before : input.about;
  const [title, body] = [input.title ?? note.title, input.body ?? note.body];
  const isSame = title === note.title && body === note.body && isSameTarget(about, before);
  // Also where the version is another: an answer was lost, and what was to be saved is there.
  if (isSame) return succeed({ value: describeNote(library, note), topics: [], subject: {} });
  const isUnheard = note.version !== input.version;
  if (isUnheard && !followsOwn(library, note, input)) return changedMeanwhile(note);
  if (about?.kind === 'note' && about.id === note.id) return aboutItself();
  if (about !== null && !isSameTarget(about, before) && !isThere(library, about)) return noSuchTarget();
  const digest = digestNote({ title, body });
  const { rowId } = note;
  const saved = { rowId, title, body, about, version: nextVersion(library), changedAt: nowMs() };
  stores.notes.update(saved, digest);
  const linked = stores.noteLinks.write(rowId, digest.links);
  const moved = isSameTarget(about, before) ? [] : [about, before].flatMap((target) => target?.kind ?? []);
  const topics = topicsOf([...linked, ...moved]);
  return changed(library, note.id, {
    before: note,
    editing: input.editing ?? null,
    isParted: isUnheard,
    topics,
  });
};

/** Whether the note is as the same stretch of writing left it: then whoever wrote it has seen it. */
function followsOwn({ stores }: OpenLibrary, note: StoredNote, input: ParsedInput<'notes.save'>): boolean {
  if (input.followsOwn !== true || input.editing === undefined) return false;
  const last = stores.noteHistory.last(note.id);
  return last?.version === note.version && last.editing === input.editing;
}

export const removeNotes: UndoableCommand<'notes.remove'> = (library, input) => {
  const { stores, nowMs } = library;
  const rowIds = stores.notes.rowIdsOf(input.noteIds);
  const first = input.noteIds[0] === undefined ? null : stores.notes.find(input.noteIds[0]);
  if (rowIds === null || first === null) return noSuchNote();
  const removed = stores.notes.trash(rowIds, nowMs());
  return succeed({
    value: { removed },
    topics: ['notes'],
    subject: { name: nameOf(first), count: removed },
  });
};

export const listNoteVersions: LibraryQuery<'notes.history'> = (library, input) => {
  const found = find(library, input.noteId);
  if (!found.ok) return found;
  if (input.cursor !== undefined && !CURSOR.test(input.cursor)) return unknownCursor();
  const offset = Number(input.cursor ?? 0);
  const limit = input.limit ?? DEFAULT_PAGE;
  const { versions, total } = library.stores.noteHistory.page(found.value, { offset, limit });
  const records = versions.map(({ savedAt, ...version }) => ({ ...version, savedAt: asMoment(savedAt) }));
  const next = offset + records.length;
  return succeed({ records, total, next: records.length > 0 && next < total ? String(next) : null });
};

export const getNoteVersion: LibraryQuery<'notes.version'> = (library, input) => {
  const found = find(library, input.noteId);
  if (!found.ok) return found;
  const note = found.value;
  if (note.version === input.version) {
    const { version, title, body, changedAt } = note;
    return succeed({ version, title, body, savedAt: asMoment(changedAt) });
  }
  const kept = library.stores.noteHistory.find(input.noteId, input.version);
  if (kept === null) return noSuchVersion();
  const { version, title, body, savedAt } = kept;
  return succeed({ version, title, body, savedAt: asMoment(savedAt) });
};

export const findJournalNote: LibraryQuery<'notes.journal'> = (library, { day }) => {
  const found = library.stores.notes.ofDay(day);
  return succeed({ note: found === null ? null : describeNote(library, found) });
};

/** The number of the commit under way: the library counts it when the command is done. */
function nextVersion({ stores }: OpenLibrary): number {
  return stores.meta.read().seq + 1;
}

/** What shows how many notes it has, and has one more or less now. */
function topicsOf(kinds: readonly NoteTargetKind[]): readonly Topic[] {
  const shown = { document: 'documents', highlight: 'highlights', tag: 'tags', note: 'notes' } as const;
  return [...new Set<Topic>(['notes', ...kinds.map((kind) => shown[kind])])];
}

interface NoteChange {
  /** The note before; `null` for a new one. */
  readonly before: StoredNote | null;
  readonly editing: string | null;
  /** Whether it becomes a version of its own all the same: it may be another text, put in the place of the one before. */
  readonly isParted: boolean;
  readonly topics: readonly Topic[];
}

/** Keeps the new version in the history and answers the note; saves of one stretch are one step to undo. */
function changed(
  library: OpenLibrary,
  id: NoteId,
  { before, editing, isParted, topics }: NoteChange,
): Result<UndoableChange<Note>> {
  const found = find(library, id);
  if (!found.ok) return found;
  const note = found.value;
  library.stores.noteHistory.keep(note, { before, editing, isParted });
  return succeed({
    value: describeNote(library, note),
    topics,
    subject: { name: nameOf(note) },
    ...(editing === null ? {} : { mergeKey: `${id}:${editing}` }),
  });
}

function nameOf({ title, opening }: StoredNote): string {
  return title === '' ? opening.slice(0, 80).toWellFormed() : title;
}

function isThere({ stores }: OpenLibrary, target: NoteTarget): boolean {
  return stores.noteTargets.resolve([target])[0]?.isMissing === false;
}

function isSameTarget(first: NoteTarget | null, second: NoteTarget | null): boolean {
  return first?.kind === second?.kind && first?.id === second?.id;
}

function find({ stores }: OpenLibrary, id: NoteId): Result<StoredNote> {
  const note = stores.notes.find(id);
  return note === null ? noSuchNote() : succeed(note);
}

function read(library: OpenLibrary, id: NoteId): Result<Note> {
  const found = find(library, id);
  return found.ok ? succeed(describeNote(library, found.value)) : found;
}

function noSuchNote(): Result<never> {
  return fail(
    'not-found',
    'There is no such note in this library. Nothing was changed. Look it up in the list.',
  );
}

function noSuchVersion(): Result<never> {
  return fail(
    'not-found',
    'This version of the note is not kept. Nothing was changed. Look it up in the note’s history.',
  );
}

function noSuchTarget(): Result<never> {
  return fail(
    'not-found',
    'What the note is to be about is not in this library, or it is in the trash. Nothing was changed. Choose another.',
  );
}

function noSuchTag(): Result<never> {
  return fail('not-found', 'There is no such tag in this library. Nothing was changed. Choose another.');
}

function dayTaken({ id }: StoredNote): Result<never> {
  return fail(
    'name-taken',
    'This day has a journal note already. Nothing was changed. Write on in that one.',
    { noteId: id },
  );
}

function dayAndRoleDiffer(): Result<never> {
  return fail(
    'invalid-input',
    'A journal note has a day, and no other note has one. Nothing was changed. Give both or neither.',
  );
}

function aboutItself(): Result<never> {
  return fail('invalid-input', 'A note cannot be about itself. Nothing was changed. Choose something else.');
}

function changedMeanwhile({ version }: StoredNote): Result<never> {
  return fail(
    'changed-meanwhile',
    'The note was changed in another window meanwhile. Nothing was overwritten. Look at both versions before you go on.',
    { version },
  );
}
