import { analyse } from './analyser.ts';

/** A text as a row of words, each by the number of its folded form; a word's range is `starts[at]` to `ends[at]`. */
export interface NumberedWords {
  readonly text: string;
  readonly numbers: Int32Array;
  readonly bases: readonly string[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Numbers words so that those of several texts can be compared: equal words have equal numbers. */
export function openWordNumbers(): (text: string) => NumberedWords {
  const known = new Map<string, number>();
  return (text) => {
    const tokens = analyse(text);
    const numbers = Int32Array.from(tokens, ({ base }) => {
      const number = known.get(base) ?? known.size;
      known.set(base, number);
      return number;
    });
    return {
      text,
      numbers,
      bases: tokens.map(({ base }) => base),
      starts: Int32Array.from(tokens, ({ start }) => start),
      ends: Int32Array.from(tokens, ({ end }) => end),
    };
  };
}

/** Half-open range of words. */
export interface WordRange {
  readonly first: number;
  readonly end: number;
}

/** The words that a range of the text touches, if only in part. */
export function wordsTouched({ starts, ends }: NumberedWords, start: number, end: number): WordRange {
  return { first: countWhile(ends, (at) => at <= start), end: countWhile(starts, (at) => at < end) };
}

/** How many of the values, which rise, come before the first that does not hold. */
function countWhile(rising: Int32Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(rising[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The folded words of a range with a space between them. */
export function joinWords({ bases }: NumberedWords, { first, end }: WordRange): string {
  return bases.slice(first, end).join(' ');
}
