import type { Highlight } from '../../../db/contract/highlights.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { useHighlightCommands } from './highlight-commands.ts';
import styles from './MovedNotice.module.css';

interface Props {
  readonly highlight: Highlight;
  /** What stands now where it was found again; `null` while that is not known. */
  readonly wordsNow: string | null;
  readonly onChooseAnew: () => void;
}

/** A highlight that was found at another place: its old words, the words there now, and the question whether it is right. */
export function MovedNotice({ highlight, wordsNow, onChooseAnew }: Props) {
  const { highlights } = useStrings();
  const { confirmPlace } = useHighlightCommands();
  const isSame = wordsNow === highlight.words;
  return (
    <div className={styles.notice}>
      <p className={styles.lead}>{isSame ? highlights.review.movedSame : highlights.review.moved}</p>
      <dl className={styles.both}>
        {isSame ? null : (
          <>
            <dt className={styles.name}>{highlights.review.before}</dt>
            <dd className={styles.words} dir={highlight.direction}>
              {highlight.words}
            </dd>
          </>
        )}
        <dt className={styles.name}>{highlights.review.now}</dt>
        <dd className={styles.words} dir={highlight.direction}>
          {wordsNow ?? ''}
        </dd>
      </dl>
      <div className={styles.actions}>
        <Button icon="check" onPress={() => void confirmPlace([highlight.id])}>
          {highlights.review.confirm}
        </Button>
        <Button look="quiet" onPress={onChooseAnew}>
          {highlights.review.placeAnew}
        </Button>
      </div>
    </div>
  );
}
