import { useEffect, useState } from 'react';
import type { Highlight } from '../../../db/contract/highlights.ts';
import type { TagLabel } from '../../../db/contract/tag-label.ts';
import { useKnownHighlights } from '../../api/highlights.ts';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { TagDialog } from '../tags/TagDialog.tsx';
import { TagPicker } from '../tags/TagPicker.tsx';

interface Props {
  readonly highlight: Highlight;
  /** Tagging is what the card was opened for. */
  readonly isAsking: boolean;
}

/** The tags of a highlight; each that is given or taken off is one step to undo. */
export function HighlightTags({ highlight, isAsking }: Props) {
  const { highlights } = useStrings();
  const known = useKnownHighlights();
  const { mutate: apply } = useUndoableCommand('tags.apply');
  const { mutate: withdraw } = useUndoableCommand('tags.withdraw');
  const [isChoosing, setIsChoosing] = useState(false);
  useEffect(() => {
    if (!isAsking) return undefined;
    // Once the card has its place: what opens with it would count as outside of it, and answer to nothing.
    const frame = requestAnimationFrame(() => setIsChoosing(true));
    return () => cancelAnimationFrame(frame);
  }, [isAsking]);
  const { id, tags } = highlight;
  const carriers = { highlightIds: [id] };
  const shown = (next: readonly TagLabel[]) => ({ onSuccess: () => known.change([id], { tags: [...next] }) });
  const add = (tag: TagLabel): void => apply({ tagIds: [tag.id], highlightIds: [id] }, shown([...tags, tag]));
  const remove = (tag: TagLabel): void =>
    withdraw({ tagIds: [tag.id], highlightIds: [id] }, shown(tags.filter((other) => other.id !== tag.id)));
  return (
    <>
      <TagPicker
        label={highlights.card.tags}
        chosen={tags}
        carriers={carriers}
        onAdd={add}
        onRemove={remove}
      />
      {isChoosing ? (
        <TagDialog
          title={highlights.card.tags}
          canCreate
          carriers={carriers}
          excluded={tags.map((tag) => tag.id)}
          onChoose={add}
          onClose={() => setIsChoosing(false)}
        />
      ) : null}
    </>
  );
}
