import type { MatrixRow } from '../../../db/contract/search.ts';
import type { NamesLookedFor } from '../../app/session.tsx';

type Found = Pick<MatrixRow, 'cells'>;

/** The documents that have any of the names: those with most names first, then those with most passages. */
export function columnsOf(rows: readonly Found[]): readonly string[] {
  const counts = new Map<string, { names: number; passages: number }>();
  for (const { cells } of rows) {
    for (const { documentId, passages } of cells) {
      const before = counts.get(documentId) ?? { names: 0, passages: 0 };
      counts.set(documentId, { names: before.names + 1, passages: before.passages + passages });
    }
  }
  return [...counts]
    .sort(([, a], [, b]) => b.names - a.names || b.passages - a.passages)
    .map(([documentId]) => documentId);
}

type Named = Pick<MatrixRow, 'name' | 'passages'>;

/** The rows in the order that is wished; those that count the same stay in the order of the list. */
export function inRowOrder<Row extends Named>(
  rows: readonly Row[],
  order: NamesLookedFor['rowOrder'],
  language: string,
): readonly Row[] {
  if (order === 'pasted') return rows;
  if (order === 'passages') return rows.toSorted((a, b) => b.passages - a.passages);
  const collator = new Intl.Collator(language);
  return rows.toSorted((a, b) => collator.compare(a.name, b.name));
}

/** A place in the table: its row, and its column among those on the page. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * The filled cell that an arrow leads to: the next one in that direction in the same row or column, else the nearest in the
 * rows beyond; `null` where there is none. `forward` and `backward` go along the row.
 */
export function cellForKey(
  filled: readonly CellPlace[],
  from: CellPlace,
  key: 'up' | 'down' | 'forward' | 'backward',
): CellPlace | null {
  const distance = (cell: CellPlace): number => {
    if (key === 'forward' || key === 'backward') {
      return cell.row === from.row ? (cell.column - from.column) * (key === 'forward' ? 1 : -1) : 0;
    }
    const rows = (cell.row - from.row) * (key === 'down' ? 1 : -1);
    // Of the cells of the nearest row the one that is nearest to straight.
    return rows <= 0 ? 0 : rows + Math.abs(cell.column - from.column) / 1000;
  };
  const ahead = filled.filter((cell) => distance(cell) > 0);
  return ahead.reduce<CellPlace | null>(
    (nearest, cell) => (nearest === null || distance(cell) < distance(nearest) ? cell : nearest),
    null,
  );
}
