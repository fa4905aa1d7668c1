import { useState } from 'react';
import type { SavedSearch } from '../../../../db/contract/saved-searches.ts';
import { requestOfSaved, useSavedSearches } from '../../../api/saved-searches.ts';
import { useUndoableCommand } from '../../../app/confirmation.tsx';
import { useStrings } from '../../../strings/language-context.tsx';
import { ActionMenu } from '../../../ui/ActionMenu.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { chosenValues } from '../scope/scope.ts';
import startStyles from '../SearchStart.module.css';
import { RenameSearchDialog } from './RenameSearchDialog.tsx';
import { useRunSavedSearch } from './run-saved-search.ts';
import styles from './SavedSearches.module.css';

interface Props {
  /** Told when a search was removed by its own menu, which had the focus. */
  readonly onRemoved: () => void;
}

/** The searches that the researcher keeps, each to be asked again. Nothing while there is none. */
export function SavedSearches({ onRemoved }: Props) {
  const { search } = useStrings();
  const saved = useSavedSearches();
  const run = useRunSavedSearch();
  const [renamed, setRenamed] = useState<SavedSearch | null>(null);
  const { mutate: remove } = useUndoableCommand('savedSearches.remove');
  if (saved.length === 0) return null;
  const actionsOf = (one: SavedSearch) => [
    { id: 'rename', label: search.saved.rename, onAction: () => setRenamed(one) },
    {
      id: 'remove',
      label: search.saved.remove,
      onAction: () => remove({ savedSearchId: one.id }, { onSuccess: onRemoved }),
    },
  ];
  return (
    <section className={startStyles.part} aria-labelledby="saved-searches">
      <h3 id="saved-searches" className={startStyles.partTitle}>
        {search.saved.title}
      </h3>
      <ul className={styles.rows}>
        {saved.map((one) => (
          <li key={one.id} className={styles.row}>
            <button type="button" className={startStyles.example} onClick={() => run(one)}>
              <bdi>{one.name}</bdi>
            </button>
            <span className={styles.asked}>
              <Asked saved={one} />
            </span>
            <ActionMenu label={search.saved.actionsOf(one.name)} groups={[{ actions: actionsOf(one) }]}>
              <IconButton icon="more" label={search.saved.actionsOf(one.name)} />
            </ActionMenu>
          </li>
        ))}
      </ul>
      {renamed === null ? null : <RenameSearchDialog saved={renamed} onClose={() => setRenamed(null)} />}
    </section>
  );
}

/** What a saved search asks, in a line. */
function Asked({ saved }: { readonly saved: SavedSearch }) {
  const { search, common } = useStrings();
  const { query, isExact, scope, spellingsOff } = requestOfSaved(saved);
  const chosen = chosenValues(scope).length;
  const parts = [
    ...(query.trim() === saved.name ? [] : [search.saved.query(query)]),
    ...(isExact ? [search.saved.exactly] : []),
    ...(chosen > 0 ? [search.saved.narrowed(chosen)] : []),
    ...(spellingsOff.length > 0 ? [search.saved.withoutSpellings(spellingsOff.length)] : []),
  ];
  return parts.join(common.separator);
}
