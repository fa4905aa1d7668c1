import type { TextDirection } from '../../../db/contract/models.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './MovedNotice.module.css';

interface Props {
  /** The words it was made on. */
  readonly words: string;
  readonly direction: TextDirection;
  /** What stands now where it was found again; `null` while that is not known. */
  readonly wordsNow: string | null;
  readonly onConfirm: () => void;
  readonly onChooseAnew: () => void;
}

/**
 * A highlight, or an end of a link, that was found at another place: its old words, the words there now, and the question
 * whether it is right.
 */
export function MovedNotice({ words, direction, wordsNow, onConfirm, onChooseAnew }: Props) {
  const { highlights } = useStrings();
  const isSame = wordsNow === words;
  return (
    <div className={styles.notice}>
      <p className={styles.lead}>{isSame ? highlights.review.movedSame : highlights.review.moved}</p>
      <dl className={styles.both}>
        {isSame ? null : (
          <>
            <dt className={styles.name}>{highlights.review.before}</dt>
            <dd className={styles.words} dir={direction}>
              {words}
            </dd>
          </>
        )}
        <dt className={styles.name}>{highlights.review.now}</dt>
        <dd className={styles.words} dir={direction}>
          {wordsNow ?? ''}
        </dd>
      </dl>
      <div className={styles.actions}>
        <Button icon="check" onPress={onConfirm}>
          {highlights.review.confirm}
        </Button>
        <Button look="quiet" onPress={onChooseAnew}>
          {highlights.review.placeAnew}
        </Button>
      </div>
    </div>
  );
}
