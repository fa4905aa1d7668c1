import { describe, expect, test } from 'vitest';
import type { Note } from '../../db/contract/notes.ts';
import { Draft } from '../../renderer/features/notes/draft/draft.ts';
import type { DraftStart } from '../../renderer/features/notes/draft/draft-view.ts';
import { EMPTY_NOTE } from '../../renderer/features/notes/start-note.ts';
import { aWritingRoom, type WritingRoom } from './note-writing.ts';

const NOTHING: DraftStart = {
  role: 'note',
  day: null,
  text: { title: '', body: '', about: null },
  isWritten: false,
};

function aNote(room: WritingRoom, body: string): Note {
  return room.library.call('notes.create', { title: 'Wordings', body });
}

function stored(room: WritingRoom, draft: Draft): Note {
  return room.library.call('notes.get', { noteId: draft.get().noteId ?? '' });
}

function savesOf(room: WritingRoom) {
  return room.asked.filter(({ method }) => method === 'notes.save');
}

/** Another window saves its own text of the same note. */
function saveElsewhere(room: WritingRoom, note: Note, body: string): Note {
  const { version } = room.library.call('notes.get', { noteId: note.id });
  return room.library.call('notes.save', { noteId: note.id, version, body });
}

describe('while it is written', () => {
  test('a note is saved within half a second after the last key', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, ''), room.ports);
    draft.write({ body: 'first words' });
    await room.pass(500);

    expect(stored(room, draft).body).toBe('first words');
    expect(draft.get().saving.kind).toBe('saved');
  });

  test('typing without a pause is saved at least every second', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, ''), room.ports);
    for (let key = 0; key < 100; key += 1) {
      draft.write({ body: 'x'.repeat(key + 1) });
      await room.pass(100);
    }
    const moments = savesOf(room).map(({ at }) => at);
    const longest = Math.max(...moments.map((at, index) => at - (moments[index - 1] ?? 0)));

    expect(longest).toBeLessThanOrEqual(1000);
  });

  test('nothing is sent while nothing is written', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, 'as it was'), room.ports);
    await room.pass(60_000);
    await draft.saveNow();

    expect(room.asked).toEqual([]);
  });

  test('what is typed while a save is on its way is saved by the next', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, ''), room.ports);
    draft.write({ body: 'one' });
    const release = room.holdAnswers();
    await room.pass(500);
    draft.write({ body: 'one two' });
    await room.pass(5000);
    expect(savesOf(room)).toHaveLength(1);
    release();
    await room.pass(500);

    expect(stored(room, draft).body).toBe('one two');
  });

  test('it is called saved only when the library has every word', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, ''), room.ports);
    const said: string[] = [];
    draft.subscribe(() => {
      const { saving, text } = draft.get();
      if (saving.kind === 'saved') said.push(text.body.toString());
    });
    draft.write({ body: 'one' });
    const release = room.holdAnswers();
    await room.pass(500);
    draft.write({ body: 'one two' });
    release();
    await room.pass(1000);

    expect(said).toEqual(['one two']);
  });

  test('a stretch of work is one step to undo, and after a minute of rest another begins', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, ''), room.ports);
    for (const [body, restMs] of [
      ['a', 2000],
      ['ab', 61_000],
      ['abc', 2000],
    ] as const) {
      draft.write({ body });
      await room.pass(restMs);
    }
    room.library.call('undo.undo', {});
    expect(stored(room, draft).body).toBe('ab');
    room.library.call('undo.undo', {});
    expect(stored(room, draft).body).toBe('');
  });

  test('saving at once does not wait for the pause', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, ''), room.ports);
    draft.write({ title: 'A title' });

    expect(await draft.saveNow()).toBe(true);
    expect(stored(room, draft).title).toBe('A title');
  });
});

describe('a new note', () => {
  test('is made by the first words written', async () => {
    const room = aWritingRoom();
    const draft = new Draft(NOTHING, room.ports);
    await room.pass(5000);
    expect(room.asked).toEqual([]);
    draft.write({ body: 'w' });
    await room.pass(500);

    expect(stored(room, draft).body).toBe('w');
  });

  test('is not made where the words were taken back before they were saved', async () => {
    const room = aWritingRoom();
    const draft = new Draft(NOTHING, room.ports);
    draft.write({ body: 'w' });
    draft.write({ body: '' });
    await room.pass(5000);

    expect(room.asked).toEqual([]);
    expect(draft.get().saving.kind).toBe('nothing-written');
  });

  test('with a template is not made by the template alone', async () => {
    const room = aWritingRoom();
    const draft = new Draft({ ...NOTHING, text: { ...NOTHING.text, body: '## Question\n' } }, room.ports);
    expect(await draft.saveNow()).toBe(true);

    expect(room.asked).toEqual([]);
  });

  test('with words to begin with is made at once', async () => {
    const room = aWritingRoom();
    const text = { ...NOTHING.text, body: 'quoted words' };
    const draft = new Draft({ ...NOTHING, text, isWritten: true }, room.ports);
    await draft.saveNow();

    expect(stored(room, draft).body).toBe('quoted words');
  });

  test('is made once, however long the answer takes', async () => {
    const room = aWritingRoom();
    const draft = new Draft(NOTHING, room.ports);
    draft.write({ body: 'one' });
    const release = room.holdAnswers();
    await room.pass(500);
    draft.write({ body: 'one two' });
    await room.pass(3000);
    release();
    await room.pass(1000);

    expect(room.library.call('notes.list', {}).total).toBe(1);
    expect(stored(room, draft).body).toBe('one two');
  });
});

describe('where saving fails', () => {
  test.each(['disk-full', 'vault-locked', 'core-stopped', 'internal'] as const)(
    'by %s, the words stay and are saved once that is over',
    async (code) => {
      const room = aWritingRoom();
      const draft = new Draft(aNote(room, 'before'), room.ports);
      room.failWith(code);
      draft.write({ body: 'before and after' });
      await room.pass(30_000);
      expect(draft.get()).toMatchObject({ saving: { kind: 'failing', failure: { code } } });
      expect(draft.get().text.body.toString()).toBe('before and after');
      room.failWith(null);
      await room.pass(10_000);

      expect(stored(room, draft).body).toBe('before and after');
      expect(draft.get().saving.kind).toBe('saved');
    },
  );

  test('it is tried again more and more rarely, at least every ten seconds', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, ''), room.ports);
    room.failWith('disk-full');
    draft.write({ body: 'words' });
    await room.pass(60_000);
    const moments = savesOf(room).map(({ at }) => at);
    const waits = moments.slice(1).map((at, index) => at - (moments[index] ?? 0));

    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect(Math.max(...waits)).toBeLessThanOrEqual(10_000);
  });

  test('it is tried again at once when something changed', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, ''), room.ports);
    room.failWith('vault-locked');
    draft.write({ body: 'words' });
    await room.pass(30_000);
    room.failWith(null);
    draft.retry();
    await room.pass(0);

    expect(stored(room, draft).body).toBe('words');
  });

  test('saving at once says that it could not', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, ''), room.ports);
    room.failWith('disk-full');
    draft.write({ body: 'words' });

    expect(await draft.saveNow()).toBe(false);
    expect(draft.isUnsaved).toBe(true);
  });

  test('an answer that was lost is no second version', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, 'a'), room.ports);
    room.loseAnswers(true);
    draft.write({ body: 'a b' });
    await room.pass(500);
    room.loseAnswers(false);
    const commits = room.library.commits.length;
    await room.pass(5000);

    expect(draft.get().saving.kind).toBe('saved');
    expect(room.library.commits).toHaveLength(commits);
  });

  test('what was typed after an answer was lost is saved over what had arrived', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, 'a'), room.ports);
    room.loseAnswers(true);
    draft.write({ body: 'a b' });
    await room.pass(500);
    draft.write({ body: 'a b c' });
    room.loseAnswers(false);
    await room.pass(5000);

    expect(draft.get().saving.kind).toBe('saved');
    expect(stored(room, draft).body).toBe('a b c');
  });
});

describe('where the note was changed elsewhere', () => {
  test('nothing is overwritten, and both texts are there', async () => {
    const room = aWritingRoom();
    const note = aNote(room, 'base');
    const draft = new Draft(note, room.ports);
    saveElsewhere(room, note, 'theirs');
    draft.write({ body: 'mine' });
    await room.pass(5000);

    expect(draft.get()).toMatchObject({
      saving: { kind: 'changed-elsewhere', theirs: { body: 'theirs' } },
      text: { body: 'mine' },
    });
    expect(stored(room, draft).body).toBe('theirs');
  });

  test('what is typed while both are there stays here', async () => {
    const room = aWritingRoom();
    const note = aNote(room, 'base');
    const draft = new Draft(note, room.ports);
    saveElsewhere(room, note, 'theirs');
    draft.write({ body: 'mine' });
    await room.pass(1000);
    draft.write({ body: 'mine and more' });
    await room.pass(5000);

    expect(stored(room, draft).body).toBe('theirs');
    expect(draft.get().text.body).toBe('mine and more');
  });

  test('letting mine stand saves it over the other', async () => {
    const room = aWritingRoom();
    const note = aNote(room, 'base');
    const draft = new Draft(note, room.ports);
    saveElsewhere(room, note, 'theirs');
    draft.write({ body: 'mine' });
    await room.pass(1000);
    await draft.keepMine();

    expect(stored(room, draft).body).toBe('mine');
    expect(draft.get().saving.kind).toBe('saved');
  });

  test('letting the other stand shows it here, and mine is one step back', async () => {
    const room = aWritingRoom();
    const note = aNote(room, 'base');
    const draft = new Draft(note, room.ports);
    saveElsewhere(room, note, 'theirs');
    draft.write({ body: 'mine' });
    await room.pass(1000);
    await draft.takeTheirs();
    expect(stored(room, draft).body).toBe('theirs');
    expect(draft.get()).toMatchObject({ text: { body: 'theirs' }, saving: { kind: 'saved' } });
    room.library.call('undo.undo', {});

    expect(stored(room, draft).body).toBe('mine');
  });

  test('mine is not dropped where it cannot be kept first', async () => {
    const room = aWritingRoom();
    const note = aNote(room, 'base');
    const draft = new Draft(note, room.ports);
    saveElsewhere(room, note, 'theirs');
    draft.write({ body: 'mine' });
    await room.pass(1000);
    room.failWith('disk-full');
    await draft.takeTheirs();

    expect(draft.get()).toMatchObject({ text: { body: 'mine' }, saving: { kind: 'failing' } });
  });

  test('a text that nobody is writing in follows the library', () => {
    const room = aWritingRoom();
    const note = aNote(room, 'base');
    const draft = new Draft(note, room.ports);
    draft.receive(saveElsewhere(room, note, 'theirs'));

    expect(draft.get()).toMatchObject({
      text: { body: 'theirs' },
      replacements: 1,
      saving: { kind: 'saved' },
    });
  });

  test('after the library went back a step the text here follows, and is saved from there', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, 'base'), room.ports);
    draft.write({ body: 'base and more' });
    await room.pass(1000);
    room.library.call('undo.undo', {});
    draft.receive(stored(room, draft));
    expect(draft.get().text.body).toBe('base');
    draft.write({ body: 'base again' });
    await room.pass(1000);

    expect(stored(room, draft).body).toBe('base again');
  });

  test('a journal day that another window began first is not written over', async () => {
    const room = aWritingRoom();
    const draft = new Draft({ ...NOTHING, role: 'journal', day: '2026-11-23' }, room.ports);
    room.library.call('notes.create', { role: 'journal', day: '2026-11-23', body: 'theirs' });
    draft.write({ body: 'mine' });
    await room.pass(5000);
    expect(draft.get()).toMatchObject({ saving: { kind: 'changed-elsewhere', theirs: { body: 'theirs' } } });
    await draft.keepMine();

    expect(stored(room, draft).body).toBe('mine');
  });
});

describe('where the note is gone', () => {
  test('the words stay and can become a new note', async () => {
    const room = aWritingRoom();
    const note = aNote(room, 'base');
    const draft = new Draft(note, room.ports);
    room.library.call('notes.remove', { noteIds: [note.id] });
    draft.write({ body: 'still here' });
    await room.pass(5000);
    expect(draft.get()).toMatchObject({ saving: { kind: 'gone' }, text: { body: 'still here' } });
    await draft.keepAsNew();

    expect(stored(room, draft)).toMatchObject({ body: 'still here', title: 'Wordings' });
    expect(draft.get().noteId).not.toBe(note.id);
  });

  test('it is saved again where the note came back', async () => {
    const room = aWritingRoom();
    const note = aNote(room, 'base');
    const draft = new Draft(note, room.ports);
    room.library.call('notes.remove', { noteIds: [note.id] });
    draft.write({ body: 'still here' });
    await room.pass(2000);
    room.library.call('undo.undo', {});
    draft.receive(stored(room, draft));
    await room.pass(1000);

    expect(stored(room, draft).body).toBe('still here');
  });

  test('what it is to be about may be gone without the words being lost', async () => {
    const room = aWritingRoom();
    const about = room.library.call('notes.create', { title: 'Subject' });
    const draft = new Draft(aNote(room, 'base'), room.ports);
    room.library.call('notes.remove', { noteIds: [about.id] });
    draft.write({ body: 'words', about: { kind: 'note', id: about.id } });
    await room.pass(5000);

    expect(stored(room, draft)).toMatchObject({ body: 'words', about: null });
  });
});

describe('when the window closes', () => {
  test('what is unsaved is sent', () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, ''), room.ports);
    draft.write({ body: 'last words' });
    draft.leave();

    expect(stored(room, draft).body).toBe('last words');
  });

  test('it is sent right behind a save that is on its way, whose answer the window never hears', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, ''), room.ports);
    draft.write({ body: 'last' });
    room.holdAnswers();
    await room.pass(500);
    draft.write({ body: 'last words' });
    draft.leave();

    expect(stored(room, draft).body).toBe('last words');
  });

  test('an earlier version that was put in its place is sent right behind a save that is on its way', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, 'an earlier version'), room.ports);
    draft.write({ body: 'last' });
    room.holdAnswers();
    await room.pass(500);
    draft.replace({ body: 'an earlier version' });
    draft.leave();

    expect(stored(room, draft).body).toBe('an earlier version');
  });

  test('what is typed behind a save that emptied a long note is sent too', async () => {
    const room = aWritingRoom();
    const draft = new Draft(aNote(room, 'word '.repeat(100)), room.ports);
    draft.write({ title: '', body: '' });
    room.holdAnswers();
    await room.pass(500);
    draft.write({ body: 'last words' });
    draft.leave();

    expect(stored(room, draft).body).toBe('last words');
  });

  test('a new note is not made twice, whatever else the window says as it goes', () => {
    const room = aWritingRoom();
    const draft = new Draft(EMPTY_NOTE, room.ports);
    draft.write({ body: 'last words' });
    draft.leave();
    void draft.saveNow();
    draft.leave();

    expect(room.library.call('notes.list', {}).total).toBe(1);
  });

  test('a new note whose making is on its way cannot be sent what follows', async () => {
    const room = aWritingRoom();
    const draft = new Draft(EMPTY_NOTE, room.ports);
    draft.write({ body: 'first' });
    expect(draft.canLeave).toBe(true);
    const release = room.holdAnswers();
    await room.pass(500);
    draft.write({ body: 'first words' });
    expect(draft.canLeave).toBe(false);
    release();
    await room.pass(500);
    expect(draft.canLeave).toBe(true);
  });
});
