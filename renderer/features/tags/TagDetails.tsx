import { useState, type RefObject } from 'react';
import type { TagLabel } from '../../../db/contract/tag-label.ts';
import type { Tag } from '../../../db/contract/tags.ts';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { TagCarriersLine } from './TagCarriersLine.tsx';
import { TagDialog } from './TagDialog.tsx';
import { TagForm } from './TagForm.tsx';
import styles from './TagForms.module.css';

interface Props {
  readonly tag: Tag;
  /** The tag and all below it: it can go to none of them. */
  readonly within: readonly string[];
  readonly nameRef: RefObject<HTMLInputElement | null>;
  readonly onNewChild: () => void;
  readonly onRemove: () => void;
  /** Told of the tag that stays after a merge. */
  readonly onMerged: (tagId: string) => void;
}

/** One tag: its words, what carries it, and where it goes. */
export function TagDetails({ tag, within, nameRef, onNewChild, onRemove, onMerged }: Props) {
  const { tags } = useStrings();
  const [asking, setAsking] = useState<'move' | 'merge' | null>(null);
  const [into, setInto] = useState<TagLabel | null>(null);
  const { mutate: move } = useUndoableCommand('tags.move');
  const stop = (): void => setAsking(null);
  return (
    <section className={styles.section} aria-label={tags.details}>
      <TagForm tag={tag} nameRef={nameRef} />
      <TagCarriersLine tag={tag} />
      <div className={styles.actions}>
        <Button icon="plus" onPress={onNewChild}>
          {tags.newChild}
        </Button>
        <Button onPress={() => setAsking('move')}>{tags.move}</Button>
        {tag.parentId === null ? null : (
          <Button onPress={() => move({ tagId: tag.id, parentId: null })}>{tags.toTop}</Button>
        )}
        <Button onPress={() => setAsking('merge')}>{tags.merge}</Button>
        <Button icon="trash" onPress={onRemove}>
          {tags.remove}
        </Button>
      </div>
      {asking === 'move' ? (
        <TagDialog
          title={tags.moveTitle(tag.name)}
          hint={tags.moveHint}
          canCreate={false}
          excluded={within}
          onChoose={({ id }) => move({ tagId: tag.id, parentId: id })}
          onClose={stop}
        />
      ) : null}
      {asking === 'merge' ? (
        <TagDialog
          title={tags.mergeTitle(tag.name)}
          hint={tags.mergeHint}
          canCreate={false}
          excluded={within}
          onChoose={setInto}
          onClose={stop}
        />
      ) : null}
      {into === null ? null : (
        <MergeDialog
          tag={tag}
          into={into}
          onMerged={() => {
            setInto(null);
            onMerged(into.id);
          }}
          onClose={() => setInto(null)}
        />
      )}
    </section>
  );
}
