import { describe, expect, test } from 'vitest';
import { documentId } from '../../db/contract/ids.ts';
import { canonicalOffset } from '../../db/contract/models.ts';
import { cellForKey, columnsOf, inRowOrder } from '../../renderer/features/matrix/matrix-table.ts';
import { inCalls, readNames } from '../../renderer/features/matrix/names-list.ts';

const [FIRST, SECOND, THIRD] = ['a', 'b', 'c'].map((letter) => documentId.parse(letter.repeat(26)));

function cellsOf(...cells: readonly (readonly [typeof FIRST, number])[]) {
  return {
    cells: cells.flatMap(([id, passages]) =>
      id === undefined ? [] : [{ documentId: id, passages, start: canonicalOffset.parse(0) }],
    ),
  };
}

describe('a pasted list', () => {
  test('is a name to a line, without empty lines, white space and the signs of a list', () => {
    const { names } = readNames('  Hossein  Nayeri \r\n\r\n2. Raisi\n- Eshraqi\n•\u00a0رئیسی\n---\n');

    expect(names).toEqual(['Hossein Nayeri', 'Raisi', 'Eshraqi', 'رئیسی']);
  });

  test('has each name once, whatever its case', () => {
    expect(readNames('Raisi\nNayeri\nRAISI')).toMatchObject({ names: ['RAISI', 'Nayeri'], repeated: 1 });
  });

  test('has 500 names at most, and says how many it left out', () => {
    const list = readNames(Array.from({ length: 503 }, (_, at) => `Name ${at}`).join('\n'));

    expect([list.names.length, list.tooMany]).toEqual([500, 3]);
  });

  test('leaves out a line that is no name for its length', () => {
    expect(readNames(`Raisi\n${'x'.repeat(501)}`)).toMatchObject({ names: ['Raisi'], tooLong: 1 });
  });

  test('is asked for 25 at a time', () => {
    const names = Array.from({ length: 51 }, (_, at) => `Name ${at}`);

    expect(inCalls(names).map((list) => list.length)).toEqual([25, 25, 1]);
    expect(inCalls(names).flat()).toEqual(names);
    expect(inCalls([])).toEqual([]);
  });
});

describe('the table', () => {
  test('begins with the documents that have most names, then most passages', () => {
    const rows = [cellsOf([FIRST, 9]), cellsOf([SECOND, 1], [THIRD, 2]), cellsOf([SECOND, 1])];

    expect(columnsOf(rows)).toEqual([SECOND, FIRST, THIRD]);
  });

  test('orders names by the alphabet of the language, or by what was found', () => {
    const rows = [
      { name: 'Nayeri', passages: 1 },
      { name: 'Éshraqi', passages: 3 },
      { name: 'Evin', passages: 3 },
    ];
    const names = (order: Parameters<typeof inRowOrder>[1]) =>
      inRowOrder(rows, order, 'en').map(({ name }) => name);

    expect(names('pasted')).toEqual(['Nayeri', 'Éshraqi', 'Evin']);
    expect(names('name')).toEqual(['Éshraqi', 'Evin', 'Nayeri']);
    expect(names('passages')).toEqual(['Éshraqi', 'Evin', 'Nayeri']);
  });

  const FILLED = [
    { row: 0, column: 0 },
    { row: 0, column: 3 },
    { row: 2, column: 1 },
    { row: 2, column: 4 },
  ];

  test.each([
    ['forward', 'along the row, past empty cells', { row: 0, column: 0 }, { row: 0, column: 3 }],
    ['backward', 'along the row', { row: 2, column: 4 }, { row: 2, column: 1 }],
    ['forward', 'nowhere from the last of a row', { row: 0, column: 3 }, null],
    [
      'down',
      'to the nearest cell of the next row that has one',
      { row: 0, column: 3 },
      { row: 2, column: 4 },
    ],
    ['up', 'back', { row: 2, column: 1 }, { row: 0, column: 0 }],
    ['up', 'nowhere from the first row', { row: 0, column: 0 }, null],
  ] as const)('an arrow %s leads %s', (...[key, , from, to]) => {
    expect(cellForKey(FILLED, from, key)).toEqual(to);
  });
});
