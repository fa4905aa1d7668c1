import { Collection, GridList, GridListItem, GridListLoadMoreItem } from 'react-aria-components';
import type { TrashEntry } from '../../../db/contract/undo.ts';
import type { TrashedReference } from '../../api/trash.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { SelectionBox } from '../../ui/SelectionBox.tsx';
import { useMomentWords } from '../notes/moment-words.ts';
import styles from './HistoryPages.module.css';

interface Props {
  readonly entries: readonly TrashEntry[];
  readonly selection: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onRestore: (record: TrashedReference) => void;
  readonly onMore: (() => void) | null;
}

const ICONS: Readonly<Record<TrashEntry['record']['kind'], IconName>> = {
  document: 'library',
  note: 'note',
  tag: 'tag',
};

/** What is in the trash, latest first; rows are chosen by Space or by their boxes. */
export function TrashList({ entries, selection, onSelect, onRestore, onMore }: Props) {
  const { pages } = useStrings();
  const ids = entries.map(({ record }) => record.id);
  return (
    <GridList
      aria-label={pages.trash}
      className={classNames(styles.list)}
      selectionMode="multiple"
      selectedKeys={selection}
      onSelectionChange={(keys) => onSelect(new Set(keys === 'all' ? ids : [...keys].map(String)))}
      data-pane-focus=""
    >
      <Collection items={entries}>
        {(entry) => <Entry entry={entry} onRestore={() => onRestore(entry.record)} />}
      </Collection>
      {onMore === null ? null : <GridListLoadMoreItem onLoadMore={onMore} />}
    </GridList>
  );
}

function Entry({ entry, onRestore }: { readonly entry: TrashEntry; readonly onRestore: () => void }) {
  const { undo: text } = useStrings();
  const moments = useMomentWords();
  const { kind, id } = entry.record;
  const label = entry.label === '' ? text.withoutTitle : entry.label;
  const withIt = entry.records - 1;
  return (
    <GridListItem id={id} textValue={label} className={classNames(styles.row)}>
      <SelectionBox />
      <span className={styles.kind}>
        <Icon name={ICONS[kind]} />
        {text.kinds[kind]}
      </span>
      <span className={styles.label}>
        <bdi>{label}</bdi>
        {withIt === 0 ? null : <span className={styles.quiet}>{text.withIt[kind](withIt)}</span>}
      </span>
      <time className={styles.quiet} dateTime={entry.trashedAt} title={moments.full(entry.trashedAt)}>
        {moments.brief(entry.trashedAt)}
      </time>
      <Button look="quiet" onPress={onRestore} aria-label={text.restoreOf(label)}>
        {text.restore}
      </Button>
    </GridListItem>
  );
}
