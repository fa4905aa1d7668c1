import { describe, expect, it } from 'vitest';
import { bestHits, type ScoredPassage } from '../../db/search/answer/best-hits.ts';
import { editDistance } from '../../db/search/words/edit-distance.ts';
import { intersect, subtract, unite } from '../../db/search/index/passage-sets.ts';
import { encodeVarints, VarintReader } from '../../db/search/index/varint.ts';
import { randomSource } from '../text/random-text.ts';

function randomSet(random: () => number, share: number): Uint32Array {
  return Uint32Array.from({ length: 300 }, (_, id) => id).filter(() => random() < share);
}

function inOrder(a: ScoredPassage, b: ScoredPassage): number {
  return b.score - a.score || a.documentRowId - b.documentRowId || a.passageId - b.passageId;
}

describe('passage sets', () => {
  it('are intersected, united and subtracted as sets are', () => {
    const random = randomSource(5);
    for (let round = 0; round < 300; round += 1) {
      const [some, other] = [randomSet(random, random() ** 3), randomSet(random, random())];
      const [left, right] = [new Set(some), new Set(other)];
      const all = Array.from({ length: 300 }, (_, id) => id);
      expect([...intersect(some, other)]).toEqual(all.filter((id) => left.has(id) && right.has(id)));
      expect([...subtract(some, other)]).toEqual(all.filter((id) => left.has(id) && !right.has(id)));
      expect([...unite([some, other, some])]).toEqual(all.filter((id) => left.has(id) || right.has(id)));
    }
  });
});

describe('varints', () => {
  it('give back every number that was written', () => {
    const numbers = [
      0,
      1,
      127,
      128,
      255,
      16_383,
      16_384,
      2 ** 31,
      2 ** 32 + 1,
      2 ** 40,
      Number.MAX_SAFE_INTEGER,
    ];
    const reader = new VarintReader(encodeVarints(numbers));
    expect(numbers.map(() => reader.next())).toEqual(numbers);
    expect(reader.isAtEnd).toBe(true);
  });
});

/** Straight from the definition, without a limit. */
function slowly(some: string, other: string): number {
  if (some === '' || other === '') return some.length + other.length;
  const same = some.at(-1) === other.at(-1);
  const [left, right] = [some.slice(0, -1), other.slice(0, -1)];
  const ways = [slowly(left, other) + 1, slowly(some, right) + 1, slowly(left, right) + (same ? 0 : 1)];
  if (some.length > 1 && some.at(-1) === other.at(-2) && some.at(-2) === other.at(-1)) {
    ways.push(slowly(some.slice(0, -2), other.slice(0, -2)) + 1);
  }
  return Math.min(...ways);
}

describe('the edit distance', () => {
  it('is that of its definition, up to the limit', () => {
    const random = randomSource(17);
    const word = (): string =>
      Array.from({ length: Math.floor(random() * 6) }, () => 'abc'[Math.floor(random() * 3)]).join('');
    for (let round = 0; round < 500; round += 1) {
      const [some, other] = [word(), word()];
      for (const limit of [1, 2]) {
        expect([some, other, editDistance(some, other, limit)]).toEqual([
          some,
          other,
          Math.min(slowly(some, other), limit + 1),
        ]);
      }
    }
  });
});

function inStep(passages: readonly ScoredPassage[]) {
  return {
    passages: Uint32Array.from(passages, ({ passageId }) => passageId),
    scores: Float64Array.from(passages, ({ score }) => score),
    documents: Uint32Array.from(passages, ({ documentRowId }) => documentRowId),
  };
}

describe('the best hits', () => {
  it('are the best of each document, then the best of the rest, as full sorts would choose them', () => {
    const random = randomSource(29);
    for (let round = 0; round < 200; round += 1) {
      const passages = Array.from({ length: Math.floor(random() * 40) }, (_, passageId) => {
        return { passageId, documentRowId: Math.floor(random() * 4), score: Math.floor(random() * 6) };
      });
      const limit = 1 + Math.floor(random() * 30);
      const sorted = passages.toSorted(inOrder);
      const firsts = sorted.filter(
        (passage, at) => sorted.findIndex((other) => other.documentRowId === passage.documentRowId) === at,
      );
      const rest = sorted.filter((passage) => !firsts.includes(passage));
      const best = bestHits(inStep(passages), limit);
      expect(best.hits).toEqual([...firsts, ...rest].slice(0, limit).toSorted(inOrder));
      expect(best.documents).toBe(firsts.length);
    }
  });

  it('show every document that names somebody before one of them twice', () => {
    const passages = [9, 8, 7].map((score, passageId) => ({ passageId, documentRowId: 1, score }));
    const other = { passageId: 3, documentRowId: 2, score: 1 };
    expect(bestHits(inStep([...passages, other]), 2).hits.map((hit) => hit.passageId)).toEqual([0, 3]);
  });
});
