import { useLocation } from 'wouter';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { PATHS } from '../../app/routes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './NotInLibrary.module.css';

interface Props {
  readonly level: 1 | 2;
  /** The document, where it is in the trash and can be brought back. */
  readonly trashedId: string | null;
}

/** Shown for the address of a document that is not there. */
export function NotInLibrary({ level, trashedId }: Props) {
  const { reader, shell, undo } = useStrings();
  const [, navigate] = useLocation();
  const restoring = useUndoableCommand('trash.restore');
  const restore = (id: string): void => restoring.mutate({ records: [{ kind: 'document', id }] });
  const [title, text] =
    trashedId === null
      ? [reader.notFoundTitle, reader.notFoundText]
      : [undo.documentInTrashTitle, undo.documentInTrashText];
  return (
    <div className={styles.notice} data-pane="missing">
      <EmptyState title={title} text={text} level={level}>
        {trashedId === null ? null : (
          <Button look="primary" onPress={() => restore(trashedId)}>
            {undo.restore}
          </Button>
        )}
        <Button look={trashedId === null ? 'primary' : 'plain'} onPress={() => navigate(PATHS.library)}>
          {shell.toLibrary}
        </Button>
      </EmptyState>
    </div>
  );
}
