import { COLOURS } from '../../../../db/contract/colours.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Swatch } from '../../../ui/Swatch.tsx';
import type { MarksHere } from '../marks/open-marks.ts';
import styles from './MarginMark.module.css';

interface Props {
  readonly top: number;
  readonly here: MarksHere;
  readonly onOpen: (here: MarksHere, mark: HTMLElement) => void;
}

const MOST_BARS = 3;

/** What stands on one line of the text: the colours of its highlights, whether something is said of them, its links. */
export function MarginMark({ top, here, onOpen }: Props) {
  const { highlights: text } = useStrings();
  const { highlights, ends } = here;
  const colours = COLOURS.filter((colour) => highlights.some((highlight) => highlight.colour === colour));
  const comments = highlights.filter(({ comment }) => comment !== '').length;
  const notes = highlights.reduce((sum, highlight) => sum + highlight.notes, 0);
  const toReview = highlights.filter(({ state }) => state === 'moved').length;
  const opening = highlights[0]?.words ?? ends[0]?.here.words ?? '';
  const said = { highlights: highlights.length, links: ends.length, comments, notes, toReview, opening };
  return (
    <button
      type="button"
      className={styles.mark}
      style={{ insetBlockStart: top }}
      // One stop for Tab in the whole margin; the arrows go from mark to mark (see `margin-focus.ts`).
      tabIndex={-1}
      data-margin-mark=""
      aria-haspopup="dialog"
      aria-label={text.margin(said)}
      onClick={(event) => onOpen(here, event.currentTarget)}
    >
      <span className={styles.bars}>
        {colours.slice(0, MOST_BARS).map((colour) => (
          <Swatch key={colour} colour={colour} shape="bar" />
        ))}
      </span>
      {toReview === 0 ? null : <Sign icon="review" />}
      {comments === 0 ? null : <Sign icon="comment" />}
      {notes === 0 ? null : <Sign icon="note" />}
      {ends.length === 0 ? null : <Sign icon="link" count={ends.length} />}
    </button>
  );
}

function Sign({
  icon,
  count,
}: {
  readonly icon: 'comment' | 'note' | 'link' | 'review';
  readonly count?: number;
}) {
  const { highlights } = useStrings();
  return (
    <span className={styles.sign} data-sign={icon}>
      <Icon name={icon} />
      {count === undefined ? null : <span className={styles.count}>{highlights.figure(count)}</span>}
    </span>
  );
}
