import { expect, test } from 'vitest';
import { assignLevels } from '../../renderer/features/reader/line-levels.ts';
import {
  areSameMarks,
  firstMarkFrom,
  marksByPassage,
  NO_MARKS,
  segmentText,
  stepThrough,
  type HighlightMark,
  type LayeredMark,
} from '../../renderer/features/reader/text-marks.ts';
import { aPassage, passagesOf } from './passages.ts';
import { ownTimeMs } from '../support/own-time.ts';

function aMark(start: number, end: number, more: Partial<LayeredMark> = {}): LayeredMark {
  return { start, end, layer: 'search', isCurrent: false, ...more };
}

function aHighlight(start: number, end: number, more: Partial<HighlightMark> = {}): HighlightMark {
  return { start, end, colour: 'yellow', level: 0, isOpen: false, ...more };
}

test('the segments of a passage joined are its text, whatever lies over it', () => {
  const passage = aPassage({ text: 'Test Person Alefi spoke.', start: 100 });
  const marks = [aMark(90, 104), aMark(105, 111), aMark(108, 130, { layer: 'find' }), aMark(117, 117)];

  const highlights = [aHighlight(0, 200), aHighlight(107, 109, { level: 1 }), aHighlight(120, 121)];
  const links = [{ start: 105, end: 110 }];
  const segments = segmentText(passage, { layers: marks, highlights, links }, [5]);

  expect(segments.map((segment) => segment.text).join('')).toBe(passage.text);
});

test('where marks overlap the segment has the layers of all of them', () => {
  const layers = [aMark(1, 4), aMark(3, 6, { layer: 'find', isCurrent: true })];
  const segments = segmentText({ text: 'abcdef', start: 0 }, { ...NO_MARKS, layers });

  expect(segments.map(({ text, layers, isCurrent }) => [text, layers.join(' '), isCurrent])).toEqual([
    ['a', '', false],
    ['bc', 'search', false],
    ['d', 'search find', true],
    ['ef', 'find', true],
  ]);
});

test('a passage without marks is one segment', () => {
  const [only, ...others] = segmentText({ text: 'abc', start: 7 }, NO_MARKS);

  expect(only).toMatchObject({ start: 0, text: 'abc', layers: [], fill: null, lines: [], linkEdges: [] });
  expect(others).toEqual([]);
});

test('of overlapping highlights each keeps its own line, and the inner one colours the words', () => {
  const highlights = [
    aHighlight(0, 6, { colour: 'yellow', level: 0 }),
    aHighlight(2, 4, { colour: 'red', level: 1 }),
  ];
  const segments = segmentText({ text: 'abcdef', start: 0 }, { ...NO_MARKS, highlights });

  expect(segments.map(({ text, fill, lines }) => [text, fill, lines])).toEqual([
    ['ab', 'yellow', ['yellow']],
    ['cd', 'red', ['yellow', 'red']],
    ['ef', 'yellow', ['yellow']],
  ]);
});

test('a line that is not needed in between is left free, so that the others stay where they are', () => {
  const highlights = [aHighlight(0, 3, { colour: 'blue', level: 2 })];
  const [segment] = segmentText({ text: 'abc', start: 0 }, { ...NO_MARKS, highlights });

  expect(segment?.lines).toEqual([null, null, 'blue']);
});

test('ranges that overlap get different lines, and a line is used again after its range', () => {
  const ranges = [
    { start: 0, end: 10 },
    { start: 2, end: 5 },
    { start: 5, end: 8 },
    { start: 10, end: 12 },
  ];

  expect(assignLevels(ranges)).toEqual([0, 1, 1, 0]);
});

test('more ranges over one place than there are lines leave the last without one', () => {
  const ranges = Array.from({ length: 5 }, (_, index) => ({ start: index, end: 20 }));

  expect(assignLevels(ranges)).toEqual([0, 1, 2, 3, 3]);
});

test('the signs of a link stand at its beginning and its end, and not where a mark cuts it', () => {
  const marks = { layers: [aMark(3, 4)], highlights: [], links: [{ start: 1, end: 5 }] };
  const segments = segmentText({ text: 'abcdef', start: 0 }, marks);

  expect(segments.map(({ text, linkEdges }) => [text, linkEdges.join(' ')])).toEqual([
    ['a', ''],
    ['bc', 'start'],
    ['d', ''],
    ['e', 'end'],
    ['f', ''],
  ]);
});

test('a passage is drawn again only when something over it looks different', () => {
  const marks = { ...NO_MARKS, highlights: [aHighlight(0, 3)] };

  expect(areSameMarks(marks, { ...NO_MARKS, highlights: [aHighlight(0, 3)] })).toBe(true);
  expect(areSameMarks(marks, { ...NO_MARKS, highlights: [aHighlight(0, 3, { colour: 'red' })] })).toBe(false);
  expect(areSameMarks(marks, { ...NO_MARKS, highlights: [aHighlight(0, 3, { isOpen: true })] })).toBe(false);
  expect(areSameMarks(marks, { ...NO_MARKS, highlights: [aHighlight(0, 4)] })).toBe(false);
  expect(areSameMarks(marks, { ...marks, links: [{ start: 0, end: 3 }] })).toBe(false);
});

test('at every place the innermost highlight lends its colour, whatever lies over what', () => {
  const passage = aPassage({ text: 'x'.repeat(120) });
  const colours = ['yellow', 'green', 'blue', 'red'] as const;
  const highlights = Array.from({ length: 200 }, (_, index) => {
    const start = (index * 37) % 110;
    const colour = colours[(start + index) % 4] ?? 'grey';
    return aHighlight(start, start + 1 + ((index * 13) % 30), { colour, level: 3 });
  });
  // No two begin and end at the same places, so that there is one innermost.
  const ranges = new Map(highlights.map((mark) => [`${mark.start} ${mark.end}`, mark]));
  const distinct = [...ranges.values()];

  for (const { start, text, fill } of segmentText(passage, { ...NO_MARKS, highlights: distinct })) {
    const over = distinct.filter((mark) => mark.start <= start && mark.end > start);
    const [inner] = over.sort((a, b) => b.start - a.start || a.end - b.end);
    expect({ text, fill }).toEqual({ text, fill: inner?.colour ?? null });
  }
});

test('ten thousand marks over one passage are cut in less than a second', () => {
  const passage = aPassage({ text: 'word '.repeat(2_000) });
  const highlights = Array.from({ length: 10_000 }, (_, index) =>
    aHighlight(index % 9_000, (index % 9_000) + 900),
  );
  const begun = ownTimeMs();

  const segments = segmentText(passage, { ...NO_MARKS, highlights });

  expect(segments.length).toBeGreaterThan(9_000);
  expect(ownTimeMs() - begun).toBeLessThan(1_000);
});

test('a mark over the end of a passage belongs to both', () => {
  const passages = passagesOf('first second\nthird fourth');

  const found = marksByPassage(passages, [aMark(6, 18), aMark(19, 25)]);

  expect([...found].map(([ordinal, marks]) => [ordinal, marks.length])).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

test('marks given in any order are found in their passages', () => {
  const passages = passagesOf('aa\nbb\ncc');

  const found = marksByPassage(passages, [aMark(6, 8), aMark(0, 2)]);

  expect(new Set(found.keys())).toEqual(new Set([0, 2]));
});

test('the walk begins at the first mark from here on, and after the last one begins again', () => {
  const marks = [{ start: 10 }, { start: 20 }];

  expect(firstMarkFrom(marks, 0)).toBe(0);
  expect(firstMarkFrom(marks, 11)).toBe(1);
  expect(firstMarkFrom(marks, 21)).toBe(0);
  expect(firstMarkFrom([], 0)).toBe(-1);
});

test('the walk goes round at both ends', () => {
  expect(stepThrough(3, 2, 1)).toBe(0);
  expect(stepThrough(3, 0, -1)).toBe(2);
  expect(stepThrough(0, -1, 1)).toBe(-1);
});
