import { describe, expect, test } from 'vitest';
import { UNDOABLE_COMMANDS, type UndoSubject } from '../../db/contract/undo.ts';
import { en } from '../../renderer/strings/en.ts';
import { fa } from '../../renderer/strings/fa.ts';
import { isolated } from '../../renderer/strings/isolate.ts';

/** A sentence without the signs that keep names apart from it, which are looked at by themselves. */
const plain = (sentence: string): string => sentence.replaceAll(/[\u2068\u2069]/gu, '');

const SUBJECTS: readonly UndoSubject[] = [
  {},
  { name: '' },
  { name: 'Evin' },
  { name: 'زندان', into: 'Prisons' },
  { count: 1 },
  { count: 143 },
  { name: 'Evin', count: 143 },
  { name: 'Evin', into: 'Prisons', count: 1 },
];

describe('the name of a step', () => {
  test.each([
    ['tags.merge', { name: 'Evin', into: 'Prisons' }, 'Undo: merge tag Evin into Prisons'],
    ['tags.update', { name: 'Evin', into: 'Evin prison' }, 'Undo: rename tag Evin to Evin prison'],
    ['tags.move', { name: 'Evin', into: 'Prisons' }, 'Undo: move tag Evin below Prisons'],
    ['tags.move', { name: 'Evin' }, 'Undo: move tag Evin to the top level'],
    ['tags.apply', { name: 'Evin', into: 'A letter', count: 1 }, 'Undo: put tag Evin on “A letter”'],
    ['tags.withdraw', { name: 'Evin', count: 143 }, 'Undo: take tag Evin off 143 records'],
    ['tags.remove', { name: 'Evin', count: 3 }, 'Undo: move tags Evin and 2 more to the trash'],
    ['documents.remove', { name: 'A letter', count: 1 }, 'Undo: move “A letter” to the trash'],
    [
      'documents.remove',
      { name: 'A letter', count: 1200 },
      'Undo: move documents “A letter” and 1,199 more to the trash',
    ],
    ['documents.addVersion', { name: 'A letter' }, 'Undo: replace “A letter” with a corrected version'],
    ['highlights.create', { name: 'in the prison' }, 'Undo: highlight “in the prison”'],
    ['highlights.remove', { count: 12 }, 'Undo: remove 12 highlights'],
    ['links.create', { name: 'A letter', into: 'A report' }, 'Undo: link “A letter” and “A report”'],
    ['notes.save', { name: '' }, 'Undo: edit a note'],
    ['trash.restore', { name: 'A letter', count: 1 }, 'Undo: restore “A letter” from the trash'],
  ] as const)('%s of %o', (command, subject, name) => {
    expect(plain(en.undo.undoStep(en.undo.steps[command](subject)))).toBe(name);
  });

  test.each([
    ['tags.merge', { name: 'Evin', into: 'زندان‌ها' }, 'واگرد: ادغام برچسب Evin در زندان‌ها'],
    [
      'documents.remove',
      { name: 'A letter', count: 1200 },
      'واگرد: دور ریختن سند «A letter» و ۱٬۱۹۹ مورد دیگر',
    ],
    ['highlights.update', { name: 'in the prison' }, 'واگرد: تغییر برجستهٔ «in the prison»'],
  ] as const)('%s of %o in Persian', (command, subject, name) => {
    expect(plain(fa.undo.undoStep(fa.undo.steps[command](subject)))).toBe(name);
  });

  test.each(UNDOABLE_COMMANDS)('%s has a sensible one for whatever is known', (command) => {
    const odd = [en, fa].flatMap(({ undo }) =>
      SUBJECTS.map((subject) => undo.steps[command](subject)).filter(
        (name) => /undefined|null|NaN|\[object|[“«]\s*[”»]|  /u.test(plain(name)) || name.trim() === '',
      ),
    );
    expect(odd).toEqual([]);
  });

  test.each(UNDOABLE_COMMANDS)('%s keeps every name apart from the sentence around it', (command) => {
    const names = { name: 'زندان اوین', into: 'Prisons' };
    const left = [en, fa].map(({ undo }) =>
      undo.steps[command](names).replaceAll(/\u2068[^\u2068\u2069]*\u2069/gu, ''),
    );
    expect(left.filter((sentence) => /زندان اوین|Prisons/u.test(sentence))).toEqual([]);
  });
});

describe('a name in a sentence', () => {
  test.each([
    ['a\u202Eb\u2069c', 'a b c'],
    ['line\none\u2028two', 'line one two'],
    ['  wide   space ', 'wide space'],
    ['x'.repeat(100), `${'x'.repeat(59)}…`],
    ['👩‍👩‍👧'.repeat(61), `${'👩‍👩‍👧'.repeat(59)}…`],
  ])('is on one line, short, and cannot turn what follows: %j', (name, shown) => {
    expect(isolated(name)).toBe(`\u2068${shown}\u2069`);
  });
});
