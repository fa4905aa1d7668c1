import { useCommand } from '../../app/command-handlers.tsx';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { useSessionStore } from '../../app/session.tsx';

/** Moves the chosen documents to the trash, by its command or by calling it; `null` where none is chosen. */
export function useRemoveDocuments(chosen: readonly string[]): (() => void) | null {
  const store = useSessionStore();
  const { mutateAsync } = useUndoableCommand('documents.remove');
  const remove = async (): Promise<void> => {
    const { librarySelection } = store.get();
    // Before they are gone, so that the inspector does not ask for a document that is not there any more.
    store.change({ librarySelection: null });
    const isRemoved = await mutateAsync({ documentIds: [...chosen] }).then(
      (answer) => answer !== null,
      () => false, // the failure is shown at the foot of the page
    );
    if (!isRemoved && store.get().librarySelection === null) store.change({ librarySelection });
  };
  const available = chosen.length === 0 ? null : (): void => void remove();
  useCommand('removeDocuments', available);
  return available;
}
