import type { SavedSearch } from '../../../../db/contract/saved-searches.ts';
import { failureOf } from '../../../api/client.ts';
import { savedQuestionOf, useSavedSearches } from '../../../api/saved-searches.ts';
import type { SearchRequest } from '../../../api/search.ts';
import { useUndoableCommand } from '../../../app/confirmation.tsx';
import { useTellOutcome } from '../../../app/outcome.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import { NameDialog, type Refusal } from './NameDialog.tsx';

interface Props {
  readonly request: SearchRequest;
  readonly onClose: () => void;
}

/** The longest query that is kept. */
const LONGEST_KEPT = 4000;
const LONGEST_NAME = 200;

/** Keeps what is asked under a name, or in the place of a search that was saved before. */
export function SaveSearchDialog({ request, onClose }: Props) {
  const { search } = useStrings();
  const saved = useSavedSearches();
  const tell = useTellOutcome();
  const { mutateAsync: create } = useUndoableCommand('savedSearches.create', { failures: 'caller' });
  const { mutate: update } = useUndoableCommand('savedSearches.update');
  const question = savedQuestionOf(request);
  const taken = (name: string): Refusal => {
    const other = findByName(saved, name);
    return {
      why: 'taken',
      overwrite: other === null ? null : () => update({ savedSearchId: other.id, question }),
    };
  };
  const save = async (name: string): Promise<Refusal | null> => {
    if (request.query.length > LONGEST_KEPT) return { why: 'too-long' };
    if (findByName(saved, name) !== null) return taken(name);
    try {
      await create({ name, question });
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === 'name-taken') return taken(name);
      if (failure.code === 'invalid-input') return { why: 'unnamable' };
      tell({ kind: 'failed', failure });
    }
    return null;
  };
  return (
    <NameDialog
      title={search.saved.save}
      name={request.query.trim().slice(0, LONGEST_NAME)}
      submit={search.saved.create}
      onName={save}
      onClose={onClose}
    />
  );
}

function findByName(saved: readonly SavedSearch[], name: string): SavedSearch | null {
  const isSame = (other: string): boolean =>
    other.localeCompare(name, undefined, { sensitivity: 'accent' }) === 0;
  return saved.find((one) => isSame(one.name)) ?? null;
}
