import { useState } from 'react';
import type { TagLabel } from '../../../db/contract/tag-label.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { TagChip } from './TagChip.tsx';
import { TagDialog, type TagCarriers } from './TagDialog.tsx';
import styles from './TagPicker.module.css';

interface Props {
  /** What the tags are for, read before them. */
  readonly label: string;
  readonly chosen: readonly TagLabel[];
  /** What carries the tags; a new tag is then made on it as one step to undo, and `onAdd` is not told of it. */
  readonly carriers?: TagCarriers;
  readonly onAdd: (tag: TagLabel) => void;
  readonly onRemove: (tag: TagLabel) => void;
}

/** The tags of something, each of which can be taken off, and the way to one more: found or made while typing. */
export function TagPicker({ label, chosen, carriers, onAdd, onRemove }: Props) {
  const { tags } = useStrings();
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <fieldset className={styles.tags} aria-label={label}>
      {chosen.map((tag) => (
        <TagChip key={tag.id} tag={tag}>
          <IconButton icon="close" label={tags.removeTag(tag.name)} onPress={() => onRemove(tag)} />
        </TagChip>
      ))}
      <Button look="quiet" icon="plus" aria-label={tags.addTo(label)} onPress={() => setIsChoosing(true)}>
        {tags.addTag}
      </Button>
      {isChoosing ? (
        <TagDialog
          title={label}
          canCreate
          {...(carriers === undefined ? {} : { carriers })}
          excluded={chosen.map(({ id }) => id)}
          onChoose={onAdd}
          onClose={() => setIsChoosing(false)}
        />
      ) : null}
    </fieldset>
  );
}
