import { useDocument } from '../../api/documents.ts';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import styles from './DocumentTags.module.css';
import { TagPicker } from './TagPicker.tsx';

/** The tags of a document in the inspector; each that is given or taken off is one step to undo. */
export function DocumentTags({ documentId }: { readonly documentId: string }) {
  const { pages, tags } = useStrings();
  const { data: document } = useDocument(documentId);
  const { mutate: apply } = useUndoableCommand('tags.apply');
  const { mutate: withdraw } = useUndoableCommand('tags.withdraw');
  if (document === undefined) return null;
  return (
    <section className={styles.section} aria-label={tags.ofDocument}>
      <h3 className={styles.title}>{pages.tags}</h3>
      <TagPicker
        label={tags.ofDocument}
        chosen={document.tags}
        carriers={{ documentIds: [document.id] }}
        onAdd={({ id }) => apply({ tagIds: [id], documentIds: [document.id] })}
        onRemove={({ id }) => withdraw({ tagIds: [id], documentIds: [document.id] })}
      />
    </section>
  );
}
