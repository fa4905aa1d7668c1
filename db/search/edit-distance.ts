/**
 * Edits that turn one word into another: a letter put in, left out, exchanged, or swapped with its neighbour (optimal
 * string alignment). Answers `limit + 1` as soon as it is clear that there are more.
 */
export function editDistance(some: string, other: string, limit: number): number {
  if (Math.abs(some.length - other.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= some.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      current.push(cellOf({ some, other, row, column }, { beforeLast, last, current }));
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[other.length] ?? 0, limit + 1);
}

function cellOf(
  at: { readonly some: string; readonly other: string; readonly row: number; readonly column: number },
  rows: {
    readonly beforeLast: readonly number[];
    readonly last: readonly number[];
    readonly current: readonly number[];
  },
): number {
  const { some, other, row, column } = at;
  const isSame = some[row - 1] === other[column - 1];
  const exchanged = (rows.last[column - 1] ?? 0) + (isSame ? 0 : 1);
  const best = Math.min((rows.last[column] ?? 0) + 1, (rows.current[column - 1] ?? 0) + 1, exchanged);
  const isSwap = some[row - 1] === other[column - 2] && some[row - 2] === other[column - 1];
  return isSwap && row > 1 && column > 1 ? Math.min(best, (rows.beforeLast[column - 2] ?? 0) + 1) : best;
}
