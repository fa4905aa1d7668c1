import { describe, expect, test } from 'vitest';
import { groupIntoBlocks, markerLength, outlineOf } from '../../renderer/features/reader/passage-blocks.ts';
import { aPassage, seedPassages } from './passages.ts';

function headings(...levels: number[]) {
  return levels.map((level, ordinal) =>
    aPassage({ kind: 'heading', level, ordinal, text: `Heading ${ordinal}` }),
  );
}

test('list items in a row become one list, furniture in a row one group, everything else stays alone', () => {
  const kinds = [
    'furniture',
    'furniture',
    'heading',
    'list-item',
    'list-item',
    'paragraph',
    'list-item',
  ] as const;
  const passages = kinds.map((kind, ordinal) => aPassage({ kind, ordinal }));

  const blocks = groupIntoBlocks(passages);

  expect(blocks.map((block) => [block.kind, block.passages.length])).toEqual([
    ['furniture', 2],
    ['single', 1],
    ['list', 2],
    ['single', 1],
    ['list', 1],
  ]);
  expect(blocks.flatMap((block) => block.passages)).toEqual(passages);
});

describe('the outline', () => {
  test.each([
    [
      [1, 2, 3, 2, 1],
      [1, 2, 3, 2, 1],
    ],
    [
      [2, 4, 4, 3],
      [1, 2, 2, 2],
    ],
    [
      [3, 1, 6],
      [1, 1, 2],
    ],
    [
      [6, 6],
      [1, 1],
    ],
  ])('of levels %j has ranks %j', (levels, ranks) => {
    expect(outlineOf(headings(...levels)).map((entry) => entry.rank)).toEqual(ranks);
  });

  test('never goes more than one deeper at a time in a bundled document', () => {
    for (const passages of seedPassages().values()) {
      let before = 0;
      for (const { rank } of outlineOf(passages)) {
        expect(rank).toBeLessThanOrEqual(before + 1);
        before = rank;
      }
    }
  });
});

describe('the marker of a numbered paragraph or list item', () => {
  test.each([
    ['1.In the summer', '1.'],
    ['12. Later', '12. '],
    ['(a) first', '(a) '],
    ['[3] third', '[3] '],
    ['• Phone: 1', '• '],
    ['– a dash', '– '],
    ['۳. بند سوم', '۳. '],
    ['الف) نخست', 'الف) '],
    ['3.1 Sub', '3.1 '],
    ['IV. Fourth', 'IV. '],
  ])('of "%s" is "%s"', (text, marker) => {
    expect(text.slice(0, markerLength({ kind: 'list-item', text }))).toBe(marker);
  });

  test('is nothing where the passage begins with its words', () => {
    expect(markerLength({ kind: 'list-item', text: 'Words of a test' })).toBe(0);
    expect(markerLength({ kind: 'list-item', text: '•' })).toBe(0);
    expect(markerLength({ kind: 'paragraph', text: '1. No list' })).toBe(0);
  });

  test('is found in every numbered paragraph and list item of the bundled documents', () => {
    const marked = [...seedPassages().values()]
      .flat()
      .filter(({ kind }) => kind === 'list-item' || kind === 'numbered-paragraph');

    expect(marked.length).toBeGreaterThan(20);
    expect(marked.filter((passage) => markerLength(passage) === 0)).toEqual([]);
  });
});
