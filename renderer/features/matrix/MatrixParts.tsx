import { memo } from 'react';
import type { MatrixRow } from '../../../db/contract/search.ts';
import { useDocument } from '../../api/documents.ts';
import { plainRequest } from '../../api/search.ts';
import { useOpenDocument } from '../../app/opening.ts';
import { documentPath } from '../../app/routes.ts';
import { useSessionStore } from '../../app/session.tsx';
import { isolated } from '../../strings/isolate.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import type { CellPlace } from './matrix-table.ts';
import styles from './MatrixTable.module.css';

/** The head of a column: the title of a document. */
export function ColumnTitle({ documentId }: { readonly documentId: string }) {
  const title = useDocument(documentId).data?.title ?? '';
  return (
    <th scope="col" className={styles.document}>
      <bdi className={styles.documentTitle} title={title}>
        {title}
      </bdi>
    </th>
  );
}

interface RowProps {
  readonly row: MatrixRow;
  readonly rowIndex: number;
  readonly columns: readonly string[];
  /** The column of the cell that can be reached with Tab, where it is in this row. */
  readonly reachable: number | null;
  readonly onReach: (place: CellPlace) => void;
}

const SPELLINGS_NAMED = 3;

/** One name, and how many passages of each document have it. */
export const NameRow = memo(function NameRow({ row, rowIndex, columns, reachable, onReach }: RowProps) {
  const { search } = useStrings();
  const formats = useFormats();
  const cells = new Map(row.cells.map((cell) => [String(cell.documentId), cell]));
  const others = row.spellings
    .map(({ text }) => text)
    .filter((text) => text.toLocaleLowerCase() !== row.name.toLocaleLowerCase())
    .slice(0, SPELLINGS_NAMED);
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <bdi>{row.name}</bdi>
        {others.length === 0 ? null : (
          <span className={styles.spellings}>{search.matrix.alsoWritten(others.map(isolated))}</span>
        )}
      </th>
      <td className={styles.figure}>
        {row.passages === 0 ? (
          <span className={styles.quiet}>{search.matrix.notFound}</span>
        ) : (
          formats.number(row.passages)
        )}
      </td>
      {columns.map((documentId, column) => {
        const cell = cells.get(documentId);
        return (
          <td key={documentId} className={styles.count}>
            {cell === undefined ? null : (
              <Cell
                row={row}
                cell={cell}
                place={{ row: rowIndex, column }}
                isReachable={reachable === column}
                onReach={onReach}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
});

interface CellProps {
  readonly row: MatrixRow;
  readonly cell: MatrixRow['cells'][number];
  readonly place: CellPlace;
  readonly isReachable: boolean;
  readonly onReach: (place: CellPlace) => void;
}

function Cell({ row, cell, place, isReachable, onReach }: CellProps) {
  const { search } = useStrings();
  const formats = useFormats();
  const store = useSessionStore();
  const openDocument = useOpenDocument();
  const title = useDocument(cell.documentId).data?.title ?? '';
  const { documentId, start, passages } = cell;
  return (
    <a
      href={documentPath(documentId, start)}
      className={styles.cell}
      aria-label={search.matrix.cell(row.name, title, passages)}
      tabIndex={isReachable ? 0 : -1}
      data-cell={`${place.row} ${place.column}`}
      onFocus={() => onReach(place)}
      onClick={(event) => {
        event.preventDefault();
        const { names } = store.get();
        store.change({ names: { ...names, cell: { name: row.name, documentId } } });
        const marked = { ...plainRequest(row.query), isExact: names.isExact };
        openDocument({ documentId, at: start, marked });
      }}
    >
      {formats.number(passages)}
    </a>
  );
}
