/** A stretch of words that both texts have, or only the one before, or only the one after. */
export interface Difference {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond so many steps two stretches are taken to have nothing in common: the work grows with their square. */
const MAX_STEPS = 2000;

/**
 * What changed between two texts, word by word: the stretches of `same` and `removed`, joined, are the text before, those
 * of `same` and `added` the text after.
 *
 * Lines are compared first, then the words of the lines that differ, each time for the fewest changes (E. W. Myers, An
 * O(ND) Difference Algorithm and Its Variations, 1986).
 */
export function compareWords(before: string, after: string): readonly Difference[] {
  const joined: Difference[] = [];
  let removed = '';
  let added = '';
  const compareRest = (): void => {
    if (removed !== '' || added !== '') joined.push(...compareParts(wordsOf(removed), wordsOf(added)));
    removed = '';
    added = '';
  };
  for (const { kind, text } of compareParts(linesOf(before), linesOf(after))) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      compareRest();
      joined.push({ kind, text });
    }
  }
  compareRest();
  return merged(joined);
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** A mark in double brackets, a word with its marks and joiners, a stretch of white space, or a single other character. */
const WORD = /!?\[\[[^[\]\n]*\]\]|(?:[\p{L}\p{M}\p{N}'’ʼ]|\u200c|\u200d)+|\s+|./gsu;

function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

function compareParts(before: readonly string[], after: readonly string[]): readonly Difference[] {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const middle = shortestEdit(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  );
  return merged([
    { kind: 'same', text: before.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: before.slice(before.length - end).join('') },
  ]);
}

/** For each number of changes, how far into `before` the best path on each diagonal comes. */
function shortestEdit(before: readonly string[], after: readonly string[]): readonly Difference[] {
  const all = [
    { kind: 'removed', text: before.join('') },
    { kind: 'added', text: after.join('') },
  ] as const;
  if (before.length === 0 || after.length === 0) return all;
  const most = Math.min(before.length + after.length, MAX_STEPS);
  const reached: Int32Array[] = [];
  const furthest = new Int32Array(2 * most + 3);
  const middle = most + 1;
  for (let changes = 0; changes <= most; changes += 1) {
    // What the step before reached is all that going back needs.
    reached.push(furthest.slice(middle - changes - 1, middle + changes + 2));
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = stepFrom(furthest, middle + diagonal, {
        isFirst: diagonal === -changes,
        isLast: diagonal === changes,
      });
      let y = x - diagonal;
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x += 1;
        y += 1;
      }
      furthest[middle + diagonal] = x;
      if (x >= before.length && y >= after.length) return walkBack(reached, before, after);
    }
  }
  return all;
}

function stepFrom(
  furthest: Int32Array,
  at: number,
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): number {
  const below = furthest[at + 1] ?? 0;
  const above = (furthest[at - 1] ?? 0) + 1;
  if (isFirst) return below;
  return isLast || above > below ? above : below;
}

function walkBack(
  reached: readonly Int32Array[],
  before: readonly string[],
  after: readonly string[],
): readonly Difference[] {
  const found: Difference[] = [];
  let x = before.length;
  let y = after.length;
  for (let changes = reached.length - 1; changes >= 0; changes -= 1) {
    const row = reached[changes] ?? new Int32Array(0);
    const diagonal = x - y;
    const at = diagonal + changes + 1;
    const isFirst = diagonal === -changes;
    const isLast = diagonal === changes;
    const isAdded = changes > 0 && (isFirst || (!isLast && (row[at + 1] ?? 0) >= (row[at - 1] ?? 0) + 1));
    const fromX = changes === 0 ? 0 : isAdded ? (row[at + 1] ?? 0) : (row[at - 1] ?? 0) + 1;
    while (x > fromX) {
      found.push({ kind: 'same', text: before[x - 1] ?? '' });
      x -= 1;
      y -= 1;
    }
    if (changes === 0) break;
    if (isAdded) {
      y -= 1;
      found.push({ kind: 'added', text: after[y] ?? '' });
    } else {
      x -= 1;
      found.push({ kind: 'removed', text: before[x] ?? '' });
    }
  }
  return found.reverse();
}

/** Joins neighbours of a kind; between two stretches that both texts have, what was removed comes before what was added. */
function merged(differences: readonly Difference[]): readonly Difference[] {
  const joined: Difference[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const { kind, text } of differences) {
    if (text === '') continue;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      const last = joined.at(-1);
      if (last?.kind === 'same') joined[joined.length - 1] = { kind, text: last.text + text };
      else joined.push({ kind, text });
    }
  }
  flush();
  return joined;
}
