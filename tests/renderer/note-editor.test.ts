import { EditorSelection, EditorState } from '@codemirror/state';
import type { Command, EditorView } from '@codemirror/view';
import { describe, expect, test } from 'vitest';
import { MAX_NOTE_LENGTH } from '../../db/contract/limits.ts';
import { continueMarkup } from '../../renderer/features/notes/editor/continue-markup.ts';
import { markLines, wrapIn } from '../../renderer/features/notes/editor/formatting.ts';
import { lineTextDirection } from '../../renderer/features/notes/editor/line-direction.ts';
import { storable, textGuard } from '../../renderer/features/notes/editor/text-guard.ts';

const TAG = '0000000000000000000000000a';

/** Runs a command on a text in which `|` stands for the cursor, or two for the ends of a selection. */
function after(command: Command, marked: string): string | null {
  const [before = '', inside = '', rest] = marked.split('|');
  const doc = before + inside + (rest ?? '');
  const head = rest === undefined ? before.length : before.length + inside.length;
  let state = EditorState.create({ doc, selection: EditorSelection.single(before.length, head) });
  // A command that only changes the text asks nothing else of its view.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const view = {
    state,
    dispatch: (transaction: { state: EditorState }) => (state = transaction.state),
  } as unknown as EditorView;
  if (!command(view)) return null;
  const { from, to } = state.selection.main;
  const text = state.doc.toString();
  const ends = from === to ? '|' : `|${text.slice(from, to)}|`;
  return text.slice(0, from) + ends + text.slice(to);
}

describe('Enter', () => {
  test.each([
    ['- one|', '- one\n- |'],
    ['* one|two', '* one\n* |two'],
    ['  + one|', '  + one\n  + |'],
    ['9. nine|', '9. nine\n10. |'],
    ['2) two|', '2) two\n3) |'],
    ['> quoted|', '> quoted\n> |'],
    ['- یک|', '- یک\n- |'],
  ])('in %j goes on with the next item', (before, expected) => {
    expect(after(continueMarkup, before)).toBe(expected);
  });

  test('in an item without words ends the list, with the empty line that Markdown needs', () => {
    expect(after(continueMarkup, '- one\n- |')).toBe('- one\n\n|');
  });

  test.each(['plain|', '|- one', '-|', '1.5 metres|', '|sel|'])('in %j is left to the editor', (before) => {
    expect(after(continueMarkup, before)).toBeNull();
  });
});

describe('formatting', () => {
  test('marks stand around the selected words, and a second time are taken away', () => {
    expect(after(wrapIn('**'), 'a |word| b')).toBe('a **|word|** b');
    expect(after(wrapIn('**'), 'a **|word|** b')).toBe('a |word| b');
  });

  test('without a selection the cursor stands between the marks', () => {
    expect(after(wrapIn('*'), 'a |b')).toBe('a *|*b');
  });

  test('every selected line becomes an item, empty ones left out', () => {
    expect(after(markLines('- '), '|one\n\ntwo|')).toBe('- |one\n\n- two|');
  });

  test('one kind of line takes the place of another', () => {
    expect(after(markLines('- '), '## one|')).toBe('- one|');
    expect(after(markLines('> '), '3. one|')).toBe('> one|');
  });

  test('where all lines have the mark it is taken away', () => {
    expect(after(markLines('- '), '|- one\n- two|')).toBe('|one\ntwo|');
  });
});

const guarded = (doc: string, onTooLong = (): void => {}) =>
  EditorState.create({ doc, extensions: textGuard(onTooLong) });

describe('what gets into a note', () => {
  test('a paste that would make it too long is refused whole, and said', async () => {
    let said = 0;
    const before = guarded('kept', () => (said += 1));
    const next = before.update({ changes: { from: 4, insert: 'x'.repeat(20_000_000) } }).state;
    await Promise.resolve();

    expect([next.doc.toString(), said]).toEqual(['kept', 1]);
  });

  test('the longest note that fits is taken', () => {
    const next = guarded('').update({ changes: { from: 0, insert: 'x'.repeat(MAX_NOTE_LENGTH) } }).state;

    expect(next.doc.length).toBe(MAX_NOTE_LENGTH);
  });

  test('a note that is too long already can be made shorter', () => {
    const next = guarded('x'.repeat(MAX_NOTE_LENGTH + 10)).update({ changes: { from: 0, to: 5 } }).state;

    expect(next.doc.length).toBe(MAX_NOTE_LENGTH + 5);
  });

  test('characters that cannot be stored are left out or replaced', () => {
    expect(storable('a\u0000b\ud800c')).toBe('ab\ufffdc');
    expect(storable('سند 😀')).toBe('سند 😀');
  });
});

describe('the direction of a line', () => {
  test.each([
    ['Words in English.', 'ltr'],
    ['واژه‌های فارسی', 'rtl'],
    ['- مورد نخست', 'rtl'],
    ['12. ', null],
    ['', null],
    [`[[tag:${TAG}|اوین]] را ببینید`, 'rtl'],
    [`[[tag:${TAG}|Evin]] prison`, 'ltr'],
    [`[[tag:${TAG}]] را ببینید`, 'rtl'],
  ])('of %j is %s', (line, direction) => {
    expect(lineTextDirection(line)).toBe(direction);
  });
});
