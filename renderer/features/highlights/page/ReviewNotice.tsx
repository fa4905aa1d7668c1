import { useHighlightCount, type HighlightListing } from '../../../api/highlights.ts';
import { useLinksToReview } from '../../../api/links.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import styles from './ReviewNotice.module.css';

interface Props {
  readonly listing: HighlightListing;
  readonly onShow: (listing: HighlightListing) => void;
}

/** Says that highlights and ends of links have moved or lost their place since their documents were corrected; absent where none did. */
export function ReviewNotice({ listing, onShow }: Props) {
  const { highlights } = useStrings();
  const { documentId } = listing;
  const within = documentId === undefined ? {} : { documentId };
  const movedLinks = useLinksToReview({ ...within, state: 'moved' }).length;
  const lostLinks = useLinksToReview({ ...within, state: 'needs-placing' }).length;
  const moved = (useHighlightCount({ ...within, state: 'moved' }) ?? 0) + movedLinks;
  const lost = (useHighlightCount({ ...within, state: 'needs-placing' }) ?? 0) + lostLinks;
  if (moved + lost === 0) return null;
  return (
    <section className={styles.notice} aria-label={highlights.review.title}>
      <p>{highlights.review.lead}</p>
      {lost === 0 ? null : (
        <Button onPress={() => onShow({ ...within, state: 'needs-placing' })}>
          {highlights.review.showLost(lost)}
        </Button>
      )}
      {moved === 0 ? null : (
        <Button onPress={() => onShow({ ...within, state: 'moved' })}>
          {highlights.review.showMoved(moved)}
        </Button>
      )}
    </section>
  );
}
