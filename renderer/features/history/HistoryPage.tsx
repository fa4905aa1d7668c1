import { useUndoSteps } from '../../api/undo.ts';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { useUndoAndRedo } from '../../app/undo.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { classNames } from '../../ui/class-names.ts';
import frame from '../../ui/PageFrame.module.css';
import styles from './HistoryPages.module.css';
import { StepList } from './StepList.tsx';

/** Every step that is kept: what was taken back, and below it what was done, newest first. */
export function HistoryPage() {
  const { pages, undo: text } = useStrings();
  const list = useUndoSteps();
  const { take } = useUndoAndRedo();
  const steps = list.data?.pages.flatMap((page) => page.records) ?? [];
  const takenBack = steps.filter(({ isUndone }) => isUndone);
  const done = steps.filter(({ isUndone }) => !isUndone);
  const onMore = list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : null;
  return (
    <div className={frame.page} data-pane="working">
      <title>{pages.windowTitle(pages.history)}</title>
      <header className={classNames(frame.header, styles.header)}>
        <h1 className={classNames(frame.title, styles.title)}>{pages.history}</h1>
        <p className={classNames(frame.count, styles.count)}>
          {list.data === undefined ? null : text.stepsKept(list.data.pages[0]?.total ?? 0)}
        </p>
      </header>
      {list.error === null ? null : (
        <div className={styles.failure}>
          <FailureNotice failure={list.error.failure} onTryAgain={() => void list.refetch()} />
        </div>
      )}
      {list.data !== undefined && steps.length === 0 ? (
        <div className={styles.nothing}>
          <EmptyState title={text.historyEmptyTitle} text={text.historyEmptyText} />
        </div>
      ) : (
        <div className={styles.lists}>
          <StepList
            title={text.takenBack}
            steps={takenBack}
            action={text.redoUpTo}
            actionOf={text.redoUpToOf}
            onTake={(upTo) => take({ direction: 'redo', upTo })}
            onMore={done.length === 0 ? onMore : null}
          />
          <StepList
            title={text.stands}
            steps={done}
            action={text.undoUpTo}
            actionOf={text.undoUpToOf}
            onTake={(upTo) => take({ direction: 'undo', upTo })}
            onMore={onMore}
          />
        </div>
      )}
    </div>
  );
}
