import { expect, test } from 'vitest';
import {
  firstMarkFrom,
  marksByPassage,
  segmentText,
  stepThrough,
  type LayeredMark,
} from '../../renderer/features/reader/text-marks.ts';
import { aPassage, passagesOf } from './passages.ts';

function aMark(start: number, end: number, more: Partial<LayeredMark> = {}): LayeredMark {
  return { start, end, layer: 'search', isCurrent: false, ...more };
}

test('the segments of a passage joined are its text, whatever lies over it', () => {
  const passage = aPassage({ text: 'Test Person Alefi spoke.', start: 100 });
  const marks = [aMark(90, 104), aMark(105, 111), aMark(108, 130, { layer: 'find' }), aMark(117, 117)];

  const segments = segmentText(passage, marks, [5]);

  expect(segments.map((segment) => segment.text).join('')).toBe(passage.text);
});

test('where marks overlap the segment has the layers of all of them', () => {
  const segments = segmentText({ text: 'abcdef', start: 0 }, [
    aMark(1, 4),
    aMark(3, 6, { layer: 'find', isCurrent: true }),
  ]);

  expect(segments.map(({ text, layers, isCurrent }) => [text, layers.join(' '), isCurrent])).toEqual([
    ['a', '', false],
    ['bc', 'search', false],
    ['d', 'search find', true],
    ['ef', 'find', true],
  ]);
});

test('a passage without marks is one segment', () => {
  expect(segmentText({ text: 'abc', start: 7 }, [])).toEqual([
    { start: 0, text: 'abc', layers: [], isCurrent: false },
  ]);
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
