import { Button } from 'react-aria-components';
import { useStrings } from '../../../strings/language-context.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Swatch } from '../../../ui/Swatch.tsx';
import type { TextWalk } from '../caret/text-walk.ts';
import { endKey } from '../link-ends.ts';
import styles from './MarksList.module.css';
import type { MarksHere } from './open-marks.ts';

interface Props {
  readonly here: MarksHere;
  /** The text they lie in; `null` for those that have no place in it. */
  readonly walk: TextWalk | null;
  readonly onSelect: (id: string) => void;
}

/** More than this at one place are found on the page of highlights, where they can be narrowed. */
const MOST_SHOWN = 100;
const SHOWN_WORDS = 160;

/** Highlights and links at one place, to choose one of. */
export function MarksList({ here, walk, onSelect }: Props) {
  const { highlights, links } = useStrings();
  const hidden = here.highlights.length - MOST_SHOWN;
  return (
    <>
      <ul className={styles.list}>
        {here.ends.map((end) => (
          <li key={endKey(end)}>
            <Button className={classNames(styles.entry)} onPress={() => onSelect(endKey(end))}>
              <span className={styles.sign}>
                <Icon name="link" />
              </span>
              <span className={styles.text}>
                <span className={styles.lead}>{links.phrases[end.link.kind][end.side]}</span>
                <span className={styles.words} dir={end.there.direction}>
                  {end.there.words === '' ? end.there.documentTitle : end.there.words}
                </span>
                {end.there.words === '' ? null : (
                  <span className={styles.title} dir="auto">
                    {end.there.documentTitle}
                  </span>
                )}
              </span>
            </Button>
          </li>
        ))}
        {here.highlights.slice(0, MOST_SHOWN).map((highlight) => (
          <li key={highlight.id}>
            <Button className={classNames(styles.entry)} onPress={() => onSelect(highlight.id)}>
              <span className={styles.sign}>
                <Swatch colour={highlight.colour} />
              </span>
              <span className={styles.text}>
                <span className={styles.words} dir={highlight.direction}>
                  {walk === null ? highlight.words : walk.textOf(highlight).slice(0, SHOWN_WORDS)}
                </span>
                {highlight.comment === '' ? null : (
                  <span className={styles.comment} dir="auto">
                    {highlight.comment}
                  </span>
                )}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p className={styles.more}>{highlights.card.moreHere(hidden)}</p> : null}
    </>
  );
}
