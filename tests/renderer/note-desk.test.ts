import { expect, test } from 'vitest';
import { NoteDesk } from '../../renderer/features/notes/draft/note-desk.ts';
import { EMPTY_NOTE } from '../../renderer/features/notes/start-note.ts';
import { aWritingRoom } from './note-writing.ts';

test('a note that two parts of the page show is one draft', () => {
  const room = aWritingRoom();
  const desk = new NoteDesk(room.ports);
  const note = room.library.call('notes.create', { body: 'words' });

  expect(desk.ofNote(note)).toBe(desk.ofNote(note));
});

test('leaving a note saves it, and forgets it then', async () => {
  const room = aWritingRoom();
  const desk = new NoteDesk(room.ports);
  const note = room.library.call('notes.create', { body: 'words' });
  const open = desk.ofNote(note);
  const leave = desk.hold(open);
  open.draft.write({ body: 'more words' });
  leave();
  await room.pass(0);

  expect(room.library.call('notes.get', { noteId: note.id }).body).toBe('more words');
  expect(desk.find(note.id)).toBeNull();
});

test('a note that could not be saved is still there after it was left, and is saved when that is over', async () => {
  const room = aWritingRoom();
  const desk = new NoteDesk(room.ports);
  const note = room.library.call('notes.create', { body: 'words' });
  const open = desk.ofNote(note);
  const leave = desk.hold(open);
  room.failWith('vault-locked');
  open.draft.write({ body: 'more words' });
  leave();
  await room.pass(60_000);
  expect(desk.ofNote(note)).toBe(open);
  expect(desk.troubled()).toEqual([open]);
  room.failWith(null);
  desk.retryAll();
  await room.pass(0);

  expect(room.library.call('notes.get', { noteId: note.id }).body).toBe('more words');
  expect(desk.unsaved()).toEqual([]);
});

test('a new note stays the same draft when it gets its place in the library', async () => {
  const room = aWritingRoom();
  const desk = new NoteDesk(room.ports);
  const open = desk.begin(EMPTY_NOTE);
  desk.hold(open);
  open.draft.write({ body: 'first' });
  await room.pass(500);
  const note = room.library.call('notes.get', { noteId: open.draft.get().noteId ?? '' });

  expect(desk.ofNote(note)).toBe(open);
});

test('a day of the journal is one draft until its note is made, and then that of the note', async () => {
  const room = aWritingRoom();
  const desk = new NoteDesk(room.ports);
  const open = desk.ofDay('2026-11-23');
  desk.hold(open);
  expect(desk.ofDay('2026-11-23')).toBe(open);
  open.draft.write({ body: 'today' });
  await room.pass(500);
  const { note } = room.library.call('notes.journal', { day: '2026-11-23' });

  expect(note === null ? null : desk.ofNote(note)).toBe(open);
});

test('a day that was begun in another window and not here shows what was written there', () => {
  const room = aWritingRoom();
  const desk = new NoteDesk(room.ports);
  const open = desk.ofDay('2026-11-23');
  const note = room.library.call('notes.create', { role: 'journal', day: '2026-11-23', body: 'theirs' });

  expect(desk.ofNote(note)).not.toBe(open);
  expect(desk.ofNote(note).draft.get().text.body).toBe('theirs');
});

test('a new note that was left without a word is forgotten by the next', () => {
  const room = aWritingRoom();
  const desk = new NoteDesk(room.ports);
  desk.begin({ ...EMPTY_NOTE, text: { title: '', body: 'a template', about: null } });
  const next = desk.begin(EMPTY_NOTE);

  expect(desk.begun()).toBe(next);
});

test('nothing of a note is kept once it is saved and left', async () => {
  const room = aWritingRoom();
  const desk = new NoteDesk(room.ports);
  const open = desk.begin(EMPTY_NOTE);
  const leave = desk.hold(open);
  open.draft.write({ body: 'private words' });
  leave();
  await room.pass(0);

  expect([desk.begun(), desk.find(open.draft.get().noteId ?? '')]).toEqual([null, null]);
});

test('what was written for a library that was erased is saved in no other', async () => {
  const room = aWritingRoom();
  const desk = new NoteDesk(room.ports);
  room.failWith('vault-absent');
  desk.begin(EMPTY_NOTE).draft.write({ body: 'private words' });
  await room.pass(2000);
  desk.discardAll();
  room.failWith(null);
  desk.retryAll();
  await room.pass(60_000);

  expect(room.library.call('notes.list', {}).total).toBe(0);
});

test('saving all says whether every word is kept', async () => {
  const room = aWritingRoom();
  const desk = new NoteDesk(room.ports);
  const [one, other] = [desk.begin(EMPTY_NOTE), desk.begin(EMPTY_NOTE)];
  one.draft.write({ body: 'one' });
  other.draft.write({ body: 'other' });
  expect(await desk.saveAll()).toBe(true);
  desk.hold(one);
  one.draft.write({ body: 'one more' });
  room.failWith('disk-full');

  expect(await desk.saveAll()).toBe(false);
});

test('whoever listens hears when words become unsaved and when they are saved', async () => {
  const room = aWritingRoom();
  const desk = new NoteDesk(room.ports);
  const open = desk.begin(EMPTY_NOTE);
  desk.hold(open);
  const heard: number[] = [];
  desk.subscribe(() => heard.push(desk.unsaved().length));
  open.draft.write({ body: 'w' });
  open.draft.write({ body: 'wo' });
  await room.pass(500);

  expect(heard).toEqual([1, 0]);
});
