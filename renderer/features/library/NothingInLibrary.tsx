import { useLocation } from 'wouter';
import { PATHS } from '../../app/routes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './NothingInLibrary.module.css';

/** What to do where the list of documents is empty. */
export function NothingInLibrary(props: { readonly isNarrowed: boolean; readonly onClear: () => void }) {
  const { library } = useStrings();
  const [, navigate] = useLocation();
  return (
    <div className={styles.place}>
      {props.isNarrowed ? (
        <EmptyState title={library.nothingMatchesTitle} text={library.nothingMatchesText}>
          <div className={styles.actions}>
            <Button look="primary" onPress={props.onClear}>
              {library.clearFilter}
            </Button>
            <Button onPress={() => navigate(PATHS.search)}>{library.searchInstead}</Button>
          </div>
        </EmptyState>
      ) : (
        <EmptyState title={library.emptyTitle} text={library.emptyText} />
      )}
    </div>
  );
}
