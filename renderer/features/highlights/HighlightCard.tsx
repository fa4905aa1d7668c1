import type { Highlight } from '../../../db/contract/highlights.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { NotesSection } from '../notes/NotesSection.tsx';
import type { TextWalk } from '../reader/caret/text-walk.ts';
import { ColourChoice } from './ColourChoice.tsx';
import { CommentField } from './CommentField.tsx';
import { EndsAdjuster } from './EndsAdjuster.tsx';
import { useHighlightCommands } from './highlight-commands.ts';
import styles from './HighlightCard.module.css';
import { HighlightTags } from './HighlightTags.tsx';
import { MovedNotice } from './MovedNotice.tsx';

/** The part of the card that it was opened for. */
export type CardPart = 'comment' | 'tags';

interface Props {
  readonly highlight: Highlight;
  readonly part: CardPart | null;
  /** The text it lies in. */
  readonly walk: TextWalk;
  readonly onLink: () => void;
  readonly onChooseAnew: () => void;
  readonly onClose: () => void;
}

/** Everything about one highlight: its words, colour, comment, tags, notes, and what can be done with it. */
export function HighlightCard(props: Props) {
  const { highlight, part, walk, onLink, onChooseAnew, onClose } = props;
  const { highlights } = useStrings();
  const { recolour, comment, confirmPlace, remove } = useHighlightCommands();
  return (
    <div className={styles.card}>
      {highlight.state === 'moved' ? (
        <MovedNotice
          words={highlight.words}
          direction={highlight.direction}
          wordsNow={walk.textOf(highlight)}
          onConfirm={() => void confirmPlace([highlight.id])}
          onChooseAnew={onChooseAnew}
        />
      ) : (
        <blockquote className={styles.words} dir={highlight.direction}>
          {walk.textOf(highlight)}
        </blockquote>
      )}
      <ColourChoice value={highlight.colour} onChange={(colour) => void recolour([highlight.id], colour)} />
      <CommentField
        key={highlight.id}
        label={highlights.card.comment}
        value={highlight.comment}
        takesFocus={part === 'comment'}
        onSave={(text) => comment(highlight.id, text)}
        onFinish={onClose}
      />
      <HighlightTags highlight={highlight} isAsking={part === 'tags'} />
      <NotesSection target={{ kind: 'highlight', id: highlight.id }} />
      <EndsAdjuster highlight={highlight} walk={walk} onChooseAnew={onChooseAnew} />
      <div className={styles.actions}>
        <Button look="quiet" icon="link" onPress={onLink}>
          {highlights.card.link}
        </Button>
        <Button
          look="quiet"
          icon="trash"
          onPress={() => void remove([highlight.id]).then((isDone) => (isDone ? onClose() : undefined))}
        >
          {highlights.card.remove}
        </Button>
      </div>
    </div>
  );
}
