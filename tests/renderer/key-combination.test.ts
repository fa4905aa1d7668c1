import { expect, test } from 'vitest';
import { COMMANDS } from '../../renderer/app/commands.ts';
import { isCombination, isForText, keyNames, splitCombination } from '../../renderer/app/key-combination.ts';

const PC = { isMac: false };
const MAC = { isMac: true };

function press(key: string, held: string = '', code: string = '') {
  return {
    key,
    code,
    ctrlKey: held.includes('Ctrl'),
    metaKey: held.includes('Meta'),
    altKey: held.includes('Alt'),
    shiftKey: held.includes('Shift'),
  };
}

test('the command key is Ctrl on a PC and ⌘ on a Mac', () => {
  expect(isCombination(press('k', 'Ctrl'), 'Mod+K', PC)).toBe(true);
  expect(isCombination(press('k', 'Meta'), 'Mod+K', PC)).toBe(false);
  expect(isCombination(press('k', 'Meta'), 'Mod+K', MAC)).toBe(true);
  expect(isCombination(press('k', 'Ctrl'), 'Mod+K', MAC)).toBe(false);
});

test('every held key counts, and no other', () => {
  expect(isCombination(press('F', 'Ctrl Shift'), 'Mod+Shift+F', PC)).toBe(true);
  expect(isCombination(press('f', 'Ctrl'), 'Mod+Shift+F', PC)).toBe(false);
  expect(isCombination(press('F', 'Ctrl Shift Alt'), 'Mod+Shift+F', PC)).toBe(false);
  expect(isCombination(press('F3'), 'Shift+F3', PC)).toBe(false);
});

test('letters are found by their place on a keyboard that types Persian', () => {
  expect(isCombination(press('ن', 'Ctrl', 'KeyK'), 'Mod+K', PC)).toBe(true);
  expect(isCombination(press('ن', 'Ctrl', 'KeyJ'), 'Mod+K', PC)).toBe(false);
  expect(isCombination(press('؟', 'Shift', 'Slash'), '?', PC)).toBe(true);
});

test('letters are found by what they type on a Latin keyboard of another order', () => {
  expect(isCombination(press('a', 'Ctrl', 'KeyQ'), 'Mod+Q', PC)).toBe(false);
  expect(isCombination(press('q', 'Ctrl', 'KeyA'), 'Mod+Q', PC)).toBe(true);
});

test('a single character is found whatever it takes to type it, and not with Ctrl', () => {
  expect(isCombination(press('?', 'Shift'), '?', PC)).toBe(true);
  expect(isCombination(press('/', 'Shift'), '/', PC)).toBe(true);
  expect(isCombination(press('/', 'Ctrl'), '/', PC)).toBe(false);
});

test('combinations are taken apart into the keys that are pressed', () => {
  expect(splitCombination('Ctrl+Alt+I')).toEqual(['Ctrl', 'Alt', 'I']);
  expect(splitCombination('Mod+,')).toEqual(['Mod', ',']);
  expect(splitCombination('/')).toEqual(['/']);
  expect(keyNames('Mod+Shift+F', { Mod: 'Ctrl' }, PC)).toEqual(['Ctrl', 'Shift', 'F']);
  expect(keyNames('Mod+Shift+F', { Mod: 'Ctrl' }, MAC)).toEqual(['⌘', '⇧', 'F']);
});

test('a field for typing keeps what it needs for itself: undo, redo and deleting too', () => {
  const kept = ['Mod+Z', 'Mod+Shift+Z', 'Mod+Y', 'Delete', 'h', 'Alt+ArrowLeft', 'Mod+K', 'Escape'].filter(
    isForText,
  );
  expect(kept).toEqual(['Mod+Z', 'Mod+Shift+Z', 'Mod+Y', 'Delete', 'h', 'Alt+ArrowLeft']);
});

test('no two commands that can be there together share a key', () => {
  // The library and the reader are never on the page together; everything else may be.
  for (const absent of ['library', 'reader']) {
    const keys = COMMANDS.filter((command) => command.group !== absent).flatMap((command) => command.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  }
});

test('a capital letter belongs to a field for typing as a small one does', () => {
  expect(['Shift+H', 'h'].filter(isForText)).toEqual(['Shift+H', 'h']);
});

test('a command of one letter is at the place of its key on a keyboard without Latin letters', () => {
  const press = { ctrlKey: false, metaKey: false, altKey: false };

  expect(isCombination({ ...press, shiftKey: false, key: 'ا', code: 'KeyH' }, 'h', PC)).toBe(true);
  expect(isCombination({ ...press, shiftKey: true, key: 'آ', code: 'KeyH' }, 'Shift+H', PC)).toBe(true);
  expect(isCombination({ ...press, shiftKey: false, key: 'j', code: 'KeyH' }, 'h', PC)).toBe(false);
});

test('a letter with Shift is not the letter alone', () => {
  const press = { ctrlKey: false, metaKey: false, altKey: false };

  expect(isCombination({ ...press, shiftKey: true, key: 'H', code: 'KeyH' }, 'h', PC)).toBe(false);
  // With Caps Lock.
  expect(isCombination({ ...press, shiftKey: false, key: 'H', code: 'KeyH' }, 'h', PC)).toBe(true);
});
