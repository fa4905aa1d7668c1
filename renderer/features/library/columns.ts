import type { DocumentListing } from '../../api/documents.ts';

export type ColumnName = 'title' | 'publisher' | 'date' | 'language' | 'words' | 'origin';

export interface ColumnSetting {
  readonly id: ColumnName;
  readonly width: number | `${number}fr`;
  readonly minimum: number;
}

export const COLUMNS: readonly ColumnSetting[] = [
  { id: 'title', width: '3fr', minimum: 220 },
  { id: 'publisher', width: '1fr', minimum: 110 },
  { id: 'date', width: 128, minimum: 100 },
  { id: 'language', width: 92, minimum: 80 },
  { id: 'words', width: 80, minimum: 70 },
  { id: 'origin', width: 100, minimum: 90 },
];

type SortColumn = NonNullable<DocumentListing['sort']>;

const SORT_COLUMNS: ReadonlySet<unknown> = new Set<SortColumn>([
  'title',
  'publisher',
  'date',
  'language',
  'words',
]);

/** The columns the core can order by. */
export function isSortColumn(column: unknown): column is SortColumn {
  return SORT_COLUMNS.has(column);
}
