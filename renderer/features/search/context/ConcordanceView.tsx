import { useEffect } from 'react';
import { useConcordance, type ConcordanceSort, type SearchRequest } from '../../../api/search.ts';
import { useAnnounce } from '../../../app/announcer.tsx';
import { FailureNotice } from '../../../app/ErrorScreen.tsx';
import { useSession, useSessionStore } from '../../../app/session.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Select } from '../../../ui/Select.tsx';
import styles from './ConcordanceView.module.css';
import { ContextLine } from './ContextLine.tsx';

interface Props {
  readonly request: SearchRequest;
  /** Told when lines are on the page. */
  readonly onShown: () => void;
}

const SORTS: readonly ConcordanceSort[] = ['library', 'words', 'before', 'after'];

/** Every place where the words of the query stand, one line each, the words below one another. */
export function ConcordanceView({ request, onShown }: Props) {
  const { search } = useStrings();
  const store = useSessionStore();
  const announce = useAnnounce();
  const sort = useSession((session) => session.contextSort);
  const hit = useSession((session) => session.searchHit);
  const list = useConcordance({ ...request, sort });
  const [first] = list.data?.pages ?? [];
  const total = first?.total;
  useEffect(() => {
    if (total === undefined) return;
    announce(search.context.total(total));
    onShown();
  }, [total, announce, onShown, search]);
  const lines = list.data?.pages.flatMap((page) => page.records) ?? [];
  const current = hit !== null && hit.index < lines.length ? hit.index : 0;
  if (list.error !== null) {
    return <FailureNotice failure={list.error.failure} onTryAgain={() => void list.refetch()} />;
  }
  if (first === undefined) return null;
  if (first.total === 0) {
    return <EmptyState title={search.context.nothingTitle} text={search.context.nothingText} />;
  }
  return (
    <section className={styles.view} aria-label={search.results}>
      <div className={styles.bar}>
        <p className={styles.total}>
          {first.isCut ? search.context.cut(first.total) : search.context.total(first.total)}
        </p>
        <span className={styles.sort}>
          <span aria-hidden="true" className={styles.sortLabel}>
            {search.context.sort}
          </span>
          <Select
            label={search.context.sort}
            value={sort}
            choices={SORTS.map((value) => ({ value, label: search.context.sorts[value] }))}
            onChange={(value) =>
              store.change({
                contextSort: SORTS.find((candidate) => candidate === value) ?? 'library',
                searchHit: null,
              })
            }
          />
        </span>
      </div>
      <ol className={styles.lines} aria-label={search.context.list}>
        {lines.map((line, index) => (
          <ContextLine
            key={`${line.documentId} ${line.start}`}
            line={line}
            index={index}
            isCurrent={index === current}
            request={request}
          />
        ))}
      </ol>
      <div className={styles.more}>
        {list.hasNextPage ? (
          <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {search.context.more}
          </Button>
        ) : null}
        <p className={styles.total}>{search.context.shown(lines.length, first.total)}</p>
      </div>
    </section>
  );
}
