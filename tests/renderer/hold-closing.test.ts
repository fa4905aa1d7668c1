import { expect, test } from 'vitest';
import { holdClosing } from '../../renderer/features/notes/draft/hold-closing.ts';
import { NoteDesk } from '../../renderer/features/notes/draft/note-desk.ts';
import { EMPTY_NOTE } from '../../renderer/features/notes/start-note.ts';
import { aWritingRoom, type WritingRoom } from './note-writing.ts';

/** Whether the window was held open. */
function close(onClosing: ReturnType<typeof holdClosing>): boolean {
  let isHeld = false;
  onClosing({
    preventDefault: () => {
      isHeld = true;
    },
  });
  return isHeld;
}

/** A new note that is being made, with words that were typed since. */
async function deskWithNoteBeingMade(room: WritingRoom) {
  const desk = new NoteDesk(room.ports);
  const { draft } = desk.begin(EMPTY_NOTE);
  draft.write({ body: 'first' });
  const release = room.holdAnswers();
  await room.pass(500);
  draft.write({ body: 'first and last' });
  return { desk, release };
}

function bodies({ library }: WritingRoom): string[] {
  const { records } = library.call('notes.list', {});
  return records.map(({ id }) => library.call('notes.get', { noteId: id }).body);
}

test('a window closes at once where its words can be sent as it goes', () => {
  const room = aWritingRoom();
  const desk = new NoteDesk(room.ports);
  desk.begin(EMPTY_NOTE).draft.write({ body: 'words' });
  expect(close(holdClosing(desk, { asks: true }))).toBe(false);
  desk.leaveAll();
  expect(bodies(room)).toEqual(['words']);
});

test('the desktop window stays until the note has its place, and then closes by itself with every word kept', async () => {
  const room = aWritingRoom();
  const { desk, release } = await deskWithNoteBeingMade(room);
  let closed = 0;
  const onClosing = holdClosing(desk, {
    asks: false,
    after: room.ports.after,
    close: () => {
      closed += 1;
    },
  });
  expect(close(onClosing)).toBe(true);
  expect(closed).toBe(0);
  release();
  await room.pass(0);
  expect(closed).toBe(1);
  expect(bodies(room)).toEqual(['first and last']);
  expect(close(onClosing)).toBe(false);
});

test('the desktop window does not wait for a core that says nothing', async () => {
  const room = aWritingRoom();
  const { desk } = await deskWithNoteBeingMade(room);
  let closed = 0;
  const onClosing = holdClosing(desk, {
    asks: false,
    after: room.ports.after,
    close: () => {
      closed += 1;
    },
  });
  expect(close(onClosing)).toBe(true);
  await room.pass(1_000);
  expect(closed).toBe(1);
  expect(close(onClosing)).toBe(false);
});

test('a browser asks each time, and saves meanwhile', async () => {
  const room = aWritingRoom();
  const { desk, release } = await deskWithNoteBeingMade(room);
  const onClosing = holdClosing(desk, { asks: true });
  expect([close(onClosing), close(onClosing)]).toEqual([true, true]);
  release();
  await room.pass(0);
  expect(bodies(room)).toEqual(['first and last']);
  expect(close(onClosing)).toBe(false);
});
