import { expect, test } from 'vitest';
import { counted, harmless, inline, markedExcerpt, pairs, styleFor } from '../../electron/cli/print.ts';

const plain = styleFor({ isColourful: false });
const colourful = styleFor({ isColourful: true });

test('control characters of a document never reach the terminal', () => {
  expect(harmless('a\u001b[2Jb\u0007\tc\r\nd\re\u009b')).toBe('a\ufffd[2Jb\ufffd\tc\nd\ne\ufffd');
});

test('what would turn the direction of a line is left out, and what joins Persian letters is kept', () => {
  expect(harmless('\u202eabc\u202c \u2067x\u2069 می\u200cروم')).toBe('abc x می\u200cروم');
});

test('a right-to-left title keeps its direction to itself', () => {
  expect(inline('  سند\nدوم ')).toBe('\u2068سند دوم\u2069');
  expect(inline('Letters')).toBe('Letters');
});

test('matches are set apart by brackets, or by weight and underline where the terminal shows them', () => {
  const marks: [number, number][] = [
    [0, 4],
    [9, 14],
  ];
  expect(markedExcerpt('Evin and\nRaisi.', marks, plain)).toBe('[Evin] and [Raisi].');
  expect(markedExcerpt('Evin and Raisi.', marks, colourful)).toBe(
    '\u001b[1;4mEvin\u001b[22;24m and \u001b[1;4mRaisi\u001b[22;24m.',
  );
  expect(markedExcerpt('nothing', [], plain)).toBe('nothing');
});

test('counts have their number and their thousands', () => {
  expect([counted(1, 'word'), counted(0, 'word'), counted(12_345, 'word')]).toEqual([
    '1 word',
    '0 words',
    '12,345 words',
  ]);
});

test('names and values stand in two columns', () => {
  expect(
    pairs([
      ['A', '1'],
      ['Longer', '2'],
    ]),
  ).toBe('A       1\nLonger  2');
});
