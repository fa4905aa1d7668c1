import { useState } from 'react';
import { COLOURS } from '../../../../db/contract/colours.ts';
import type { Highlight } from '../../../../db/contract/highlights.ts';
import { useUndoableCommand } from '../../../app/confirmation.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import { ActionMenu } from '../../../ui/ActionMenu.tsx';
import { Button } from '../../../ui/Button.tsx';
import { TagDialog } from '../../tags/TagDialog.tsx';
import { useHighlightCommands } from '../highlight-commands.ts';
import styles from './ChosenBar.module.css';

interface Props {
  /** Never empty. */
  readonly chosen: readonly Highlight[];
  /** Takes the choice back. */
  readonly onDone: () => void;
}

/** What can be done with the highlights that were chosen, all at once. */
export function ChosenBar({ chosen, onDone }: Props) {
  const { highlights } = useStrings();
  const { recolour, remove, confirmPlace } = useHighlightCommands();
  const { mutate: applyTag } = useUndoableCommand('tags.apply');
  const [isTagging, setIsTagging] = useState(false);
  const text = highlights.page;
  const ids = chosen.map(({ id }) => id);
  const moved = chosen.filter(({ state }) => state === 'moved').map(({ id }) => id);
  const colours = COLOURS.map((colour) => ({
    id: colour,
    label: highlights.colourWithLine(colour),
    onAction: () => void recolour(ids, colour),
  }));
  return (
    <section className={styles.bar} aria-label={text.chosen(chosen.length)}>
      <p className={styles.count}>{text.chosen(chosen.length)}</p>
      {moved.length === 0 ? null : (
        <Button icon="check" onPress={() => void confirmPlace(moved)}>
          {text.confirmPlaces(moved.length)}
        </Button>
      )}
      <Button icon="tag" onPress={() => setIsTagging(true)}>
        {text.tagThem}
      </Button>
      <ActionMenu label={highlights.colour} groups={[{ actions: colours }]}>
        <Button icon="highlight">{highlights.colour}</Button>
      </ActionMenu>
      <Button icon="trash" onPress={() => void remove(ids)}>
        {highlights.card.remove}
      </Button>
      <Button look="quiet" onPress={onDone}>
        {text.chooseNone}
      </Button>
      {isTagging ? (
        <TagDialog
          title={text.tagTitle(chosen.length)}
          canCreate
          carriers={{ highlightIds: ids }}
          excluded={[]}
          onChoose={({ id }) => applyTag({ tagIds: [id], highlightIds: ids })}
          onClose={() => setIsTagging(false)}
        />
      ) : null}
    </section>
  );
}
