import type { SavedSearch } from '../../../../db/contract/saved-searches.ts';
import { failureOf } from '../../../api/client.ts';
import { useUndoableCommand } from '../../../app/confirmation.tsx';
import { useTellOutcome } from '../../../app/outcome.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import { NameDialog, type Refusal } from './NameDialog.tsx';

interface Props {
  readonly saved: SavedSearch;
  readonly onClose: () => void;
}

/** Gives a saved search another name. */
export function RenameSearchDialog({ saved, onClose }: Props) {
  const { search } = useStrings();
  const tell = useTellOutcome();
  const { mutateAsync: update } = useUndoableCommand('savedSearches.update', { failures: 'caller' });
  const rename = async (name: string): Promise<Refusal | null> => {
    if (name === saved.name) return null;
    try {
      await update({ savedSearchId: saved.id, name });
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === 'name-taken') return { why: 'taken', overwrite: null };
      if (failure.code === 'invalid-input') return { why: 'unnamable' };
      tell({ kind: 'failed', failure });
    }
    return null;
  };
  return (
    <NameDialog
      title={search.saved.renameTitle(saved.name)}
      name={saved.name}
      submit={search.saved.rename}
      onName={rename}
      onClose={onClose}
    />
  );
}
