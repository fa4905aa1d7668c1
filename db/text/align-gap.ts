/** Two stretches of words, as numbers: equal words have equal numbers. */
export interface WordStretches {
  readonly older: Int32Array;
  readonly newer: Int32Array;
}

/** A word of the older stretch and the word of the newer one that it became. */
export type WordPair = readonly [older: number, newer: number];

/** Below this share of words in common, two long stretches are different texts and what they share is chance. */
const LEAST_SHARED = 0.4;
const LONG = 12;
/** Putting another word in the place of one costs less than taking out and putting in, but more than either. */
const MOVE_COST = 2;
const EXCHANGE_COST = 3;

/**
 * Pairs the words of two short stretches by edit distance; both begin and end at places that are known to belong together.
 *
 * Only pairs on which every best alignment agrees: where a word could as well be another one of the same spelling, it is
 * left out. Takes time and memory in proportion to the product of the lengths.
 */
export function alignGap({ older, newer }: WordStretches): WordPair[] {
  if (older.length === 0 || newer.length === 0) return [];
  if (older.length === newer.length && older.every((word, at) => word === newer[at])) {
    return Array.from(older, (_, at): WordPair => [at, at]);
  }
  const pairs = certainPairs({ older, newer });
  const longest = Math.max(older.length, newer.length);
  if (longest <= LONG || pairs.length >= LEAST_SHARED * longest) return pairs;
  return pairs.filter(beginsAtEdge(pairs, older.length, newer.length));
}

/**
 * Pairs the words with which both stretches begin, and those with which both end, in time in proportion to the lengths:
 * for stretches that are too long to be compared word by word. None that belongs to both ends.
 */
export function alignEnds({ older, newer }: WordStretches): WordPair[] {
  const [rows, columns] = [older.length, newer.length];
  const shorter = Math.min(rows, columns);
  let [head, tail] = [0, 0];
  while (head < shorter && older[head] === newer[head]) head += 1;
  while (tail < shorter && older[rows - 1 - tail] === newer[columns - 1 - tail]) tail += 1;
  if (rows === columns && head === rows) tail = 0;
  const contested = Math.max(0, head + tail - shorter);
  const atHead = Array.from({ length: head - contested }, (_, at): WordPair => [at, at]);
  const atTail = Array.from({ length: Math.max(0, tail - contested) }, (_, at): WordPair => [
    rows - tail + contested + at,
    columns - tail + contested + at,
  ]);
  return [...atHead, ...atTail];
}

function certainPairs({ older, newer }: WordStretches): WordPair[] {
  const [rows, columns] = [older.length, newer.length];
  const width = columns + 1;
  const before = distances({ older, newer });
  const after = distances({ older: older.toReversed(), newer: newer.toReversed() });
  const best = before[rows * width + columns] ?? 0;
  const costBefore = (row: number, column: number): number => before[row * width + column] ?? 0;
  const costAfter = (row: number, column: number): number =>
    after[(rows - row) * width + (columns - column)] ?? 0;
  const pairs: WordPair[] = [];
  for (let row = 0; row < rows; row += 1) {
    let partner = -1;
    let choices = 0;
    for (let column = 0; column <= columns && choices < 2; column += 1) {
      const reached = costBefore(row, column);
      if (reached + MOVE_COST + costAfter(row + 1, column) === best) choices = 2; // it could as well have been deleted
      if (column === columns) continue;
      const isEqual = older[row] === newer[column];
      if (reached + (isEqual ? 0 : EXCHANGE_COST) + costAfter(row + 1, column + 1) !== best) continue;
      choices += isEqual ? 1 : 2;
      partner = column;
    }
    if (choices === 1) pairs.push([row, partner]);
  }
  return pairs;
}

/** Edit distance between every beginning of the one and every beginning of the other, row by row. */
function distances({ older, newer }: WordStretches): Int32Array {
  const width = newer.length + 1;
  const table = new Int32Array((older.length + 1) * width);
  for (let column = 0; column < width; column += 1) table[column] = column * MOVE_COST;
  for (let row = 1; row <= older.length; row += 1) {
    const word = older[row - 1];
    const above = (row - 1) * width;
    const here = row * width;
    table[here] = row * MOVE_COST;
    for (let column = 1; column < width; column += 1) {
      const exchanged = (table[above + column - 1] ?? 0) + (word === newer[column - 1] ? 0 : EXCHANGE_COST);
      const deleted = (table[above + column] ?? 0) + MOVE_COST;
      const inserted = (table[here + column - 1] ?? 0) + MOVE_COST;
      table[here + column] = Math.min(exchanged, deleted, inserted);
    }
  }
  return table;
}

/** Keeps the pairs that follow the gap's first words, or lead to its last ones, without a break. */
function beginsAtEdge(
  pairs: readonly WordPair[],
  rows: number,
  columns: number,
): (pair: WordPair, index: number) => boolean {
  const fromStart = pairs.findIndex(([row, column], index) => row !== index || column !== index);
  const headLength = fromStart === -1 ? pairs.length : fromStart;
  let tailLength = 0;
  while (tailLength < pairs.length) {
    const pair = pairs[pairs.length - 1 - tailLength];
    if (pair?.[0] !== rows - 1 - tailLength || pair[1] !== columns - 1 - tailLength) break;
    tailLength += 1;
  }
  return (_, index) => index < headLength || index >= pairs.length - tailLength;
}
