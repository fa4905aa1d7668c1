import type { Highlight } from '../../../db/contract/highlights.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import card from './HighlightCard.module.css';
import { useHighlightCommands } from './highlight-commands.ts';
import { useStartPlacing } from './start-placing.ts';
import styles from './UnplacedHighlight.module.css';

interface Props {
  readonly highlight: Highlight;
  readonly onClose: () => void;
}

/** A highlight whose words were not found in the text as it is now: it keeps them until it is placed or removed. */
export function UnplacedHighlight({ highlight, onClose }: Props) {
  const { highlights } = useStrings();
  const { remove } = useHighlightCommands();
  const startPlacing = useStartPlacing();
  return (
    <div className={card.card}>
      <p className={styles.lead}>{highlights.review.lost}</p>
      <p className={card.words} dir={highlight.direction}>
        <span className={styles.around}>{highlight.before}</span>
        {highlight.words}
        <span className={styles.around}>{highlight.after}</span>
      </p>
      {highlight.comment === '' ? null : <p dir="auto">{highlight.comment}</p>}
      <div className={card.actions}>
        <Button
          look="primary"
          onPress={() => {
            onClose();
            startPlacing(highlight);
          }}
        >
          {highlights.review.place}
        </Button>
        <Button look="quiet" icon="trash" onPress={() => void remove([highlight.id])}>
          {highlights.card.remove}
        </Button>
      </div>
    </div>
  );
}
