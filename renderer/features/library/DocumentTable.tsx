import { useEffect, useRef, type KeyboardEvent } from 'react';
import {
  Collection,
  Column,
  ResizableTableContainer,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  TableLoadMoreItem,
  Virtualizer,
  type SortDescriptor,
} from 'react-aria-components';
import type { DocumentSummary } from '../../../db/contract/models.ts';
import type { DocumentListing } from '../../api/documents.ts';
import { useMedia } from '../../app/media.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/Icon.tsx';
import { DocumentCell } from './DocumentCell.tsx';
import styles from './DocumentTable.module.css';
import { COLUMNS, isSortColumn, type ColumnName, type ColumnSetting } from './columns.ts';

interface Props {
  readonly documents: readonly DocumentSummary[];
  readonly listing: DocumentListing;
  /** The documents that are chosen, on the page or not. */
  readonly chosen: readonly string[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly onSort: (order: Pick<DocumentListing, 'sort' | 'order'>) => void;
  readonly onChoose: (documentIds: readonly string[]) => void;
  /** Told when a document is pointed at, and so likely to be opened next. */
  readonly onApproach: (documentId: string) => void;
  /** Asked for by Space: show the selected document in the inspector, wherever that is. */
  readonly onInspect: () => void;
  readonly onOpen: (documentId: string) => void;
}

const ROW_PX = 36;

/** The documents as a dense table; only the rows in view are on the page, however many there are. */
export function DocumentTable(props: Props) {
  const { documents, listing, chosen, onSort, onChoose, onOpen, onInspect } = props;
  const { library } = useStrings();
  const columns = useColumns();
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    // The rows are measured and drawn in the frame after the table, and the focus belongs on one of them.
    const frame = requestAnimationFrame(() => table.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, []);
  const sort: SortDescriptor = {
    column: listing.sort ?? 'title',
    direction: listing.order ?? 'ascending',
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // With another key it adds the row to those chosen, or takes it out.
    if (event.key === ' ' && !event.ctrlKey && !event.metaKey && !event.shiftKey) onInspect();
  };
  return (
    // The table answers to its keys; this only listens for Space beside it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.place} onKeyDownCapture={onKeyDown}>
      <ResizableTableContainer className={classNames(styles.container)}>
        <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight: ROW_PX, headingHeight: ROW_PX }}>
          <Table
            ref={table}
            className={classNames(styles.table)}
            aria-label={library.tableLabel}
            selectionMode="multiple"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={chosen}
            onSelectionChange={(keys) => {
              onChoose(keys === 'all' ? documents.map(({ id }) => id) : [...keys].map(String));
            }}
            onRowAction={(key) => onOpen(String(key))}
            sortDescriptor={sort}
            onSortChange={({ column, direction }) => {
              if (isSortColumn(column)) onSort({ sort: column, order: direction });
            }}
            data-pane-focus=""
          >
            <TableHeader columns={columns} dependencies={[library]} className={classNames(styles.head)}>
              {(column) => <HeadColumn column={column} label={library.columns[column.id]} />}
            </TableHeader>
            <TableBody>
              <Collection items={documents} dependencies={[columns, library]}>
                {(document) => (
                  <Row
                    id={document.id}
                    columns={columns}
                    textValue={document.title}
                    onHoverStart={() => props.onApproach(document.id)}
                    className={classNames(styles.row)}
                  >
                    {(column) => <DocumentCell document={document} column={column.id} onOpen={onOpen} />}
                  </Row>
                )}
              </Collection>
              {props.hasMore ? <TableLoadMoreItem onLoadMore={props.onMore} /> : null}
            </TableBody>
          </Table>
        </Virtualizer>
      </ResizableTableContainer>
    </div>
  );
}

function HeadColumn({ column, label }: { readonly column: ColumnSetting; readonly label: string }) {
  return (
    <Column
      id={column.id}
      isRowHeader={column.id === 'title'}
      allowsSorting={isSortColumn(column.id)}
      defaultWidth={column.width}
      minWidth={column.minimum}
      className={classNames(styles.column)}
    >
      {({ sortDirection }) => (
        <span className={classNames(styles.columnName, column.id === 'words' && styles.number)}>
          {label}
          {sortDirection === undefined ? null : (
            <Icon name={sortDirection === 'ascending' ? 'chevronUp' : 'chevronDown'} />
          )}
        </span>
      )}
    </Column>
  );
}

const NARROW = '(max-width: 899px)';
const LEFT_OUT_WHERE_NARROW: ReadonlySet<ColumnName> = new Set(['origin']);
const NARROW_COLUMNS = COLUMNS.filter((column) => !LEFT_OUT_WHERE_NARROW.has(column.id));

function useColumns(): readonly ColumnSetting[] {
  return useMedia(NARROW) ? NARROW_COLUMNS : COLUMNS;
}
