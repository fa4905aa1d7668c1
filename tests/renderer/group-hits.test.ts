import { expect, test } from 'vitest';
import { documentId } from '../../db/contract/ids.ts';
import { canonicalOffset } from '../../db/contract/models.ts';
import type { SearchHit } from '../../db/contract/search.ts';
import { excerptParts, groupHits } from '../../renderer/features/search/group-hits.ts';

const FIRST = documentId.parse('a'.repeat(26));
const SECOND = documentId.parse('b'.repeat(26));

function aHit(id: SearchHit['documentId'], start: number): SearchHit {
  return {
    documentId: id,
    file: 'test.txt',
    title: 'Test document',
    titleBasis: 'stated',
    direction: 'ltr',
    start: canonicalOffset.parse(start),
    end: canonicalOffset.parse(start + 10),
    ordinal: start,
    kind: 'paragraph',
    excerpt: 'a test of words',
    marks: [],
    score: 1,
  };
}

test('documents come in the order of their best hit, their hits in the order of the text', () => {
  const groups = groupHits({ hits: [aHit(SECOND, 50), aHit(FIRST, 9), aHit(SECOND, 3)], matching: [] });

  expect(groups.map((group) => [group.documentId, group.hits.map(({ hit }) => hit.start)])).toEqual([
    [SECOND, [3, 50]],
    [FIRST, [9]],
  ]);
});

test('hits are numbered as they stand on the page', () => {
  const groups = groupHits({ hits: [aHit(SECOND, 50), aHit(FIRST, 9), aHit(SECOND, 3)], matching: [] });

  expect(groups.flatMap((group) => group.hits.map(({ index }) => index))).toEqual([0, 1, 2]);
});

test('the parts of an excerpt joined are the excerpt, its marks set apart', () => {
  const parts = excerptParts({
    excerpt: 'a test of words',
    marks: [
      [0, 1],
      [10, 15],
    ],
  });

  expect(parts.map((part) => [part.text, part.isMarked])).toEqual([
    ['a', true],
    [' test of ', false],
    ['words', true],
  ]);
});

test('no hits make no groups', () => {
  expect(groupHits({ hits: [], matching: [] })).toEqual([]);
});

test('a group knows how many passages of its document match, shown or not', () => {
  const groups = groupHits({
    hits: [aHit(FIRST, 9)],
    matching: [{ documentId: FIRST, passages: 11 }],
  });

  expect(groups.map(({ matching }) => matching)).toEqual([11]);
});
