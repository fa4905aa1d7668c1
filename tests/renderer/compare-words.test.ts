import { expect, test } from 'vitest';
import { compareWords, type Difference } from '../../renderer/features/notes/history/compare-words.ts';
import { ownTimeMs } from '../support/own-time.ts';

const join = (differences: readonly Difference[], leftOut: Difference['kind']): string =>
  differences
    .filter(({ kind }) => kind !== leftOut)
    .map(({ text }) => text)
    .join('');

const shown = (before: string, after: string): string =>
  compareWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

/** Numbers that look random and are the same in every run (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test('a word that was replaced is told from those that stayed', () => {
  expect(shown('seen in the north wing', 'seen in the south wing')).toBe(
    'seen in the [-north-]{+south+} wing',
  );
});

test('a line that was added leaves the others as they are', () => {
  expect(shown('one\ntwo\n', 'one\nbetween\ntwo\n')).toBe('one\n{+between\n+}two\n');
});

test('a Persian word with a joiner is one word', () => {
  expect(shown('آن‌ها گفتند', 'این‌ها گفتند')).toBe('[-آن‌ها-]{+این‌ها+} گفتند');
});

test('a link is compared as one word, so that its id is never taken apart', () => {
  expect(shown('see [[tag:abc|one]] x', 'see [[tag:abd|one]] x')).toBe(
    'see [-[[tag:abc|one]]-]{+[[tag:abd|one]]+} x',
  );
});

test('two texts without anything in common are one removal and one addition', () => {
  expect(compareWords('alpha', 'beta').map(({ kind }) => kind)).toEqual(['removed', 'added']);
});

test('the same text twice differs in nothing', () => {
  expect(compareWords('a b\nc', 'a b\nc')).toEqual([{ kind: 'same', text: 'a b\nc' }]);
  expect(compareWords('', '')).toEqual([]);
});

test('what stayed and was removed is the text before, what stayed and was added the text after', () => {
  for (let seed = 0; seed < 400; seed += 1) {
    const random = numbersFrom(seed);
    const words = ['a', 'b', ' ', '\n', 'ک', '‌', '1', '.', '😀'];
    const text = (): string =>
      Array.from(
        { length: Math.floor(random() * 30) },
        () => words[Math.floor(random() * words.length)],
      ).join('');
    const [before, after] = [text(), text()];
    const differences = compareWords(before, after);

    expect([join(differences, 'added'), join(differences, 'removed')], `seed ${seed}`).toEqual([
      before,
      after,
    ]);
  }
});

test('no stretch is told twice, and no two neighbours are of a kind', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const random = numbersFrom(seed);
    const text = (): string => Array.from({ length: 40 }, () => 'xyz '[Math.floor(random() * 4)]).join('');
    const kinds = compareWords(text(), text()).map(({ kind }) => kind);

    expect(kinds.filter((kind, index) => kind === kinds[index - 1])).toEqual([]);
  }
});

/** How many letters two words have in common in their order, by the plain table. */
function longestCommon(before: string, after: string): number {
  let row = Array.from({ length: after.length + 1 }, () => 0);
  for (const letter of before) {
    const next = [0];
    for (let at = 1; at <= after.length; at += 1) {
      const [left = 0, above = 0, aslant = 0] = [next[at - 1], row[at], row[at - 1]];
      next.push(letter === after[at - 1] ? aslant + 1 : Math.max(left, above));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

test('no more is told as changed than has to be', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const random = numbersFrom(seed);
    // Signs of one character each, on one line: every sign is compared by itself.
    const text = (): string =>
      Array.from({ length: Math.floor(random() * 25) }, () => '.,;:'[Math.floor(random() * 4)]).join('');
    const [before, after] = [text(), text()];
    const same = compareWords(before, after).filter(({ kind }) => kind === 'same');

    expect(same.map((one) => one.text).join('').length, `seed ${seed}`).toBe(longestCommon(before, after));
  }
});

test('two long texts without anything in common are compared within a second', () => {
  const before = Array.from({ length: 40_000 }, (_, index) => `before${index}`).join(' ');
  const after = Array.from({ length: 40_000 }, (_, index) => `after${index}`).join(' ');
  const startedAt = ownTimeMs();
  compareWords(before, after);

  expect(ownTimeMs() - startedAt).toBeLessThan(1000);
});
