import type { Note } from '../../../db/contract/notes.ts';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { TagPicker } from '../tags/TagPicker.tsx';

/** The tags of the note; each that is given or taken off is one step to undo. */
export function NoteTags({ note }: { readonly note: Note }) {
  const { notes } = useStrings();
  const { mutate: apply } = useUndoableCommand('tags.apply');
  const { mutate: withdraw } = useUndoableCommand('tags.withdraw');
  return (
    <TagPicker
      label={notes.tags}
      chosen={note.tags}
      carriers={{ noteIds: [note.id] }}
      onAdd={({ id }) => apply({ tagIds: [id], noteIds: [note.id] })}
      onRemove={({ id }) => withdraw({ tagIds: [id], noteIds: [note.id] })}
    />
  );
}
