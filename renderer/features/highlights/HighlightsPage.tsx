import { useState } from 'react';
import { useHighlightList, type HighlightListing } from '../../api/highlights.ts';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { useSession, useSessionStore } from '../../app/session.tsx';
import { useLinksToReview, type LinkReview } from '../../api/links.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinksToReview } from '../links/LinksToReview.tsx';
import { classNames } from '../../ui/class-names.ts';
import frame from '../../ui/PageFrame.module.css';
import styles from './HighlightsPage.module.css';
import { ChosenBar } from './page/ChosenBar.tsx';
import { HighlightFilters } from './page/HighlightFilters.tsx';
import { HighlightList } from './page/HighlightList.tsx';
import { ReviewNotice } from './page/ReviewNotice.tsx';

/** Every highlight of the library, to be narrowed, looked over and changed together. */
export function HighlightsPage() {
  const { pages, highlights } = useStrings();
  const store = useSessionStore();
  const listing = useSession((session) => session.highlightListing);
  const list = useHighlightList(listing);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const ask = (highlightListing: HighlightListing): void => store.change({ highlightListing });
  const found = list.data?.pages.flatMap((page) => page.records) ?? [];
  const total = list.data?.pages[0]?.total ?? null;
  const reviewed = reviewedLinks(listing);
  const linksToReview = useLinksToReview(reviewed);
  // What was removed meanwhile, here or in another window, is no longer chosen.
  const chosen = found.filter(({ id }) => selection.has(id));
  return (
    <div className={frame.page} data-pane="working">
      <title>{pages.windowTitle(pages.highlights)}</title>
      <header className={classNames(frame.header, styles.header)}>
        <h1 className={frame.title}>{pages.highlights}</h1>
        <HighlightFilters listing={listing} onChange={ask} />
        <p className={classNames(frame.count, styles.count)} aria-live="polite">
          {total === null ? null : highlights.count(total)}
        </p>
      </header>
      {listing.state === undefined ? <ReviewNotice listing={listing} onShow={ask} /> : null}
      {chosen.length === 0 ? null : <ChosenBar chosen={chosen} onDone={() => setSelection(new Set())} />}
      {list.error === null ? null : (
        <div className={styles.failure}>
          <FailureNotice failure={list.error.failure} onTryAgain={() => void list.refetch()} />
        </div>
      )}
      {reviewed === null ? null : <LinksToReview review={reviewed} links={linksToReview} />}
      {total === 0 && linksToReview.length === 0 ? (
        <Nothing listing={listing} onClear={() => ask({})} />
      ) : null}
      {found.length === 0 ? null : (
        <HighlightList
          highlights={found}
          selection={selection}
          onSelect={setSelection}
          onMore={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : null}
        />
      )}
    </div>
  );
}

/** Which links are looked over on this page; `null` where it is narrowed to what only highlights have. */
function reviewedLinks(listing: HighlightListing): LinkReview | null {
  const { state, documentId, colour, tags, text = '' } = listing;
  if (state === undefined || state === 'anchored') return null;
  return colour === undefined && tags === undefined && text === '' ? { state, documentId } : null;
}

interface NothingProps {
  readonly listing: HighlightListing;
  readonly onClear: () => void;
}

function Nothing({ listing, onClear }: NothingProps) {
  const { highlights } = useStrings();
  const isNarrowed = Object.values(listing).some((value) => value !== undefined && value !== '');
  if (!isNarrowed) {
    return (
      <div className={styles.nothing}>
        <EmptyState title={highlights.page.emptyTitle} text={highlights.page.emptyText} />
      </div>
    );
  }
  const isReview = listing.state === 'moved' || listing.state === 'needs-placing';
  return (
    <div className={styles.nothing}>
      <EmptyState
        title={isReview ? highlights.page.reviewedTitle : highlights.page.nothingTitle}
        text={isReview ? highlights.page.reviewedText : highlights.page.nothingText}
      >
        <Button look="primary" onPress={onClear}>
          {highlights.page.showAll}
        </Button>
      </EmptyState>
    </div>
  );
}
