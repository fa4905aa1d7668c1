import { useState } from 'react';
import type { TrashEntry } from '../../../db/contract/undo.ts';
import { useTrash } from '../../api/trash.ts';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { classNames } from '../../ui/class-names.ts';
import frame from '../../ui/PageFrame.module.css';
import styles from './HistoryPages.module.css';
import { TrashList } from './TrashList.tsx';
import { useTrashCommands } from './trash-commands.ts';

/** What was removed: to be restored, or destroyed for good. */
export function TrashPage() {
  const { pages } = useStrings();
  const list = useTrash();
  return (
    <div className={frame.page} data-pane="working">
      <title>{pages.windowTitle(pages.trash)}</title>
      {list.error === null ? null : (
        <div className={styles.failure}>
          <FailureNotice failure={list.error.failure} onTryAgain={() => void list.refetch()} />
        </div>
      )}
      {list.data === undefined ? null : (
        <Trash
          entries={list.data.pages.flatMap((page) => page.records)}
          total={list.data.pages[0]?.total ?? 0}
          onMore={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : null}
        />
      )}
    </div>
  );
}

interface Props {
  readonly entries: readonly TrashEntry[];
  /** Entries on all pages. */
  readonly total: number;
  /** Reads the next page; `null` where there is none, or it is on its way. */
  readonly onMore: (() => void) | null;
}

function Trash({ entries, total, onMore }: Props) {
  const { pages, undo: text } = useStrings();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  // What was restored meanwhile, here or in another window, is no longer chosen.
  const chosen = entries.filter(({ record }) => selection.has(record.id)).map(({ record }) => record);
  const { restore, destroy, destroyAll, renamed } = useTrashCommands();
  return (
    <>
      <header className={classNames(frame.header, styles.header)}>
        <h1 className={classNames(frame.title, styles.title)}>{pages.trash}</h1>
        <p className={classNames(frame.count, styles.count)} aria-live="polite">
          {chosen.length > 0 ? text.chosen(chosen.length) : text.inTrash(total)}
        </p>
        <Button isDisabled={chosen.length === 0} onPress={() => restore(chosen)} icon="undo">
          {text.restore}
        </Button>
        <Button isDisabled={chosen.length === 0} onPress={() => destroy(chosen)} icon="trash">
          {text.destroyChosen}
        </Button>
        <Button isDisabled={total === 0} onPress={destroyAll}>
          {text.emptyTrash}
        </Button>
      </header>
      {renamed === 0 ? null : <output className={styles.notice}>{text.renamed(renamed)}</output>}
      {total === 0 ? (
        <div className={styles.nothing}>
          <EmptyState title={text.trashEmptyTitle} text={text.trashEmptyText} />
        </div>
      ) : (
        <TrashList
          entries={entries}
          selection={selection}
          onSelect={setSelection}
          onRestore={(record) => restore([record])}
          onMore={onMore}
        />
      )}
    </>
  );
}
