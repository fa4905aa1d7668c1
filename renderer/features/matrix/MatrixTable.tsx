import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { MatrixRow } from '../../../db/contract/search.ts';
import { useSession, useSessionStore, type NamesLookedFor } from '../../app/session.tsx';
import { useLanguage, useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { cellForKey, columnsOf, inRowOrder, type CellPlace } from './matrix-table.ts';
import { ColumnTitle, NameRow } from './MatrixParts.tsx';
import styles from './MatrixTable.module.css';

interface Props {
  readonly rows: readonly MatrixRow[];
  readonly summary: string;
}

const ORDERS: readonly NamesLookedFor['rowOrder'][] = ['pasted', 'name', 'passages'];
/** As many documents as are side by side at once. */
const COLUMNS_SHOWN = 20;

/** Names down, documents across; a filled cell opens the text at the name. */
export function MatrixTable({ rows, summary }: Props) {
  const { search } = useStrings();
  const { language } = useLanguage();
  const { rowOrder, cell } = useSession((session) => session.names);
  const all = useMemo(() => columnsOf(rows), [rows]);
  // Coming back leads to the page of documents that was left.
  const left = cell === null ? 0 : Math.max(0, all.indexOf(cell.documentId));
  const [first, setFirst] = useState(left - (left % COLUMNS_SHOWN));
  const begin = first < all.length ? first : 0;
  const columns = all.slice(begin, begin + COLUMNS_SHOWN);
  const ordered = useMemo(() => inRowOrder(rows, rowOrder, language), [rows, rowOrder, language]);
  const table = useRef<HTMLTableElement>(null);
  const keys = useTableKeys(table, ordered, columns);
  return (
    <div className={styles.matrix}>
      <div className={styles.bar}>
        <p>{summary}</p>
        <OrderChoice order={rowOrder} />
      </div>
      <ColumnSteps first={begin} shown={columns.length} total={all.length} onShow={setFirst} />
      {/* A long table scrolls in its place, by the keys as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.scroll} tabIndex={0} aria-label={search.matrix.table}>
        {/* The keys move the focus between the links of the cells; the table is not a control. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <table ref={table} className={styles.table} onKeyDown={keys.onKeyDown}>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                {search.matrix.name}
              </th>
              <th scope="col">{search.matrix.passages}</th>
              {columns.map((documentId) => (
                <ColumnTitle key={documentId} documentId={documentId} />
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered.map((row, index) => (
              <NameRow
                key={row.name}
                row={row}
                rowIndex={index}
                columns={columns}
                reachable={keys.reachable?.row === index ? keys.reachable.column : null}
                onReach={keys.reach}
              />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

interface StepsProps {
  /** The first document that is shown, counted from 0. */
  readonly first: number;
  readonly shown: number;
  readonly total: number;
  readonly onShow: (first: number) => void;
}

/** The way to the documents that do not fit beside one another. */
function ColumnSteps({ first, shown, total, onShow }: StepsProps) {
  const { search } = useStrings();
  if (total <= COLUMNS_SHOWN) return null;
  return (
    <div className={styles.bar}>
      <p className={styles.quiet} aria-live="polite">
        {search.matrix.columnsShown(first + 1, first + shown, total)}
      </p>
      <Button isDisabled={first === 0} onPress={() => onShow(first - COLUMNS_SHOWN)}>
        {search.matrix.previousColumns}
      </Button>
      <Button isDisabled={first + shown >= total} onPress={() => onShow(first + COLUMNS_SHOWN)}>
        {search.matrix.nextColumns}
      </Button>
    </div>
  );
}

function OrderChoice({ order }: { readonly order: NamesLookedFor['rowOrder'] }) {
  const { search } = useStrings();
  const store = useSessionStore();
  return (
    <span className={styles.order}>
      <span aria-hidden="true" className={styles.quiet}>
        {search.matrix.rows}
      </span>
      <Select
        label={search.matrix.rows}
        value={order}
        choices={ORDERS.map((value) => ({ value, label: search.matrix.rowOrders[value] }))}
        onChange={(value) => {
          const rowOrder = ORDERS.find((candidate) => candidate === value) ?? 'pasted';
          store.change({ names: { ...store.get().names, rowOrder } });
        }}
      />
    </span>
  );
}

/** One filled cell can be reached with Tab; the arrows lead from it to the others. */
function useTableKeys(
  table: RefObject<HTMLTableElement | null>,
  rows: readonly MatrixRow[],
  columns: readonly string[],
) {
  const { direction } = useLanguage();
  const cell = useSession((session) => session.names.cell);
  const filled = useMemo(() => filledCells(rows, columns), [rows, columns]);
  const left =
    cell === null
      ? null
      : { row: rows.findIndex(({ name }) => name === cell.name), column: columns.indexOf(cell.documentId) };
  const [reached, reach] = useState<CellPlace | null>(left);
  const isFilled = (place: CellPlace | null): boolean =>
    filled.some(({ row, column }) => row === place?.row && column === place.column);
  const reachable = isFilled(reached) ? reached : (filled[0] ?? null);
  const focusCell = ({ row, column }: CellPlace): void =>
    table.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();
  useEffect(() => {
    // Once, on coming back from a text.
    if (left !== null && isFilled(left)) focusCell(left);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = keyOf(event.key, direction);
    if (key === null || reachable === null) return;
    const next = cellForKey(filled, reachable, key);
    if (next === null) return;
    event.preventDefault();
    reach(next);
    focusCell(next);
  };
  return { reachable, reach, onKeyDown };
}

function filledCells(rows: readonly MatrixRow[], columns: readonly string[]): readonly CellPlace[] {
  const places = new Map(columns.map((documentId, column) => [documentId, column]));
  return rows.flatMap(({ cells }, row) =>
    cells
      .flatMap(({ documentId }) => places.get(documentId) ?? [])
      .sort((a, b) => a - b)
      .map((column) => ({ row, column })),
  );
}

function keyOf(key: string, direction: 'ltr' | 'rtl'): 'up' | 'down' | 'forward' | 'backward' | null {
  if (key === 'ArrowUp') return 'up';
  if (key === 'ArrowDown') return 'down';
  if (key === 'ArrowRight') return direction === 'ltr' ? 'forward' : 'backward';
  if (key === 'ArrowLeft') return direction === 'ltr' ? 'backward' : 'forward';
  return null;
}
