import type { Highlight } from '../../../../db/contract/highlights.ts';
import { useTextAt } from '../../../api/highlights.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { SelectionBox } from '../../../ui/SelectionBox.tsx';
import { Swatch } from '../../../ui/Swatch.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { TagChip } from '../../tags/TagChip.tsx';
import { useHighlightCommands } from '../highlight-commands.ts';
import { MovedNotice } from '../MovedNotice.tsx';
import styles from './HighlightRow.module.css';
import { usePlaceInText } from './open-highlight.ts';
import { wordsAfter, wordsBefore } from './surroundings.ts';

/** One highlight: its words where they stand, what is said of them, and what there is to be looked over. */
export function HighlightRow({ highlight }: { readonly highlight: Highlight }) {
  const { highlights } = useStrings();
  const { colour, comment, tags, notes, state } = highlight;
  return (
    <>
      <SelectionBox />
      <span className={styles.colour} title={highlights.colours[colour]}>
        <Swatch colour={colour} />
        <VisuallyHidden>{highlights.colours[colour]}</VisuallyHidden>
      </span>
      <div className={styles.content}>
        {state === 'moved' ? <Moved highlight={highlight} /> : <Words highlight={highlight} />}
        {state === 'needs-placing' ? <ToPlace highlight={highlight} /> : null}
        {comment === '' ? null : (
          <p className={styles.comment} dir="auto">
            {comment}
          </p>
        )}
        {tags.length + notes === 0 ? null : (
          <div className={styles.marks}>
            {tags.map((tag) => (
              <TagChip key={tag.id} tag={tag} />
            ))}
            {notes === 0 ? null : (
              <span className={styles.notes}>
                <Icon name="note" />
                {highlights.page.notes(notes)}
              </span>
            )}
          </div>
        )}
      </div>
    </>
  );
}

function Words({ highlight }: { readonly highlight: Highlight }) {
  const { words, before, after, direction } = highlight;
  return (
    <p className={styles.words} dir={direction}>
      {before === '' ? null : <span className={styles.around}>{wordsBefore(before)}</span>}
      {words}
      {after === '' ? null : <span className={styles.around}>{wordsAfter(after)}</span>}
    </p>
  );
}

function Moved({ highlight }: { readonly highlight: Highlight }) {
  const placeInText = usePlaceInText();
  const { confirmPlace } = useHighlightCommands();
  const { documentId, start, end } = highlight;
  const now = useTextAt({ documentId, range: { start, end } });
  return (
    <MovedNotice
      words={highlight.words}
      direction={highlight.direction}
      onConfirm={() => void confirmPlace([highlight.id])}
      wordsNow={now.data?.text ?? null}
      onChooseAnew={() => placeInText(highlight)}
    />
  );
}

function ToPlace({ highlight }: { readonly highlight: Highlight }) {
  const { highlights } = useStrings();
  const placeInText = usePlaceInText();
  return (
    <div className={styles.toPlace}>
      <p className={styles.lead}>{highlights.review.lost}</p>
      <Button onPress={() => placeInText(highlight)}>{highlights.review.place}</Button>
    </div>
  );
}
