import type { MAX_MATRIX_NAMES } from '../../../db/contract/search.ts';

/** So many names are asked for in one call. */
export const NAMES_AT_ONCE: typeof MAX_MATRIX_NAMES = 25;
export const MOST_NAMES = 500;
const LONGEST_NAME = 500;

/** A pasted list as it is looked for, and what of it was left out. */
export interface NamesList {
  readonly names: readonly string[];
  readonly repeated: number;
  readonly tooMany: number;
  readonly tooLong: number;
}

/** Reads a list of names, one to a line; signs of a list before them and empty lines do not count. */
export function readNames(typed: string): NamesList {
  const lines = typed
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) =>
      line
        .replaceAll(/\s+/g, ' ')
        .replace(/^ ?(?:[-–•*·]|\d{1,3}[.)]) /, '')
        .trim(),
    )
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  const fit = lines.filter((line) => line.length <= LONGEST_NAME);
  const distinct = [...new Map(fit.map((line) => [line.toLocaleLowerCase(), line])).values()];
  return {
    names: distinct.slice(0, MOST_NAMES),
    repeated: fit.length - distinct.length,
    tooMany: Math.max(0, distinct.length - MOST_NAMES),
    tooLong: lines.length - fit.length,
  };
}

/** The names in lists as long as one call takes. */
export function inCalls(names: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(names.length / NAMES_AT_ONCE);
  return Array.from({ length: count }, (_, call) =>
    names.slice(call * NAMES_AT_ONCE, (call + 1) * NAMES_AT_ONCE),
  );
}
