import type { TextDirection } from '../../../db/contract/models.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Clip } from '../../ui/Clip.tsx';
import styles from './EndWords.module.css';

/** One end of a link as it is shown: words of a document, or the whole of it. */
export interface ShownEnd {
  readonly documentTitle: string;
  readonly direction: TextDirection;
  /** Empty for a whole document. */
  readonly words: string;
}

/** The words at one end of a link, and the document they stand in. */
export function EndWords({ end }: { readonly end: ShownEnd }) {
  const { links } = useStrings();
  return (
    <figure className={styles.end}>
      {end.words === '' ? (
        <p className={styles.whole}>{links.wholeDocument}</p>
      ) : (
        <blockquote className={styles.words} dir={end.direction}>
          {end.words}
        </blockquote>
      )}
      <figcaption className={styles.title}>
        <Clip>{end.documentTitle}</Clip>
      </figcaption>
    </figure>
  );
}
