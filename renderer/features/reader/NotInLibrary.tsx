import { useLocation } from 'wouter';
import { PATHS } from '../../app/routes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './NotInLibrary.module.css';

/** Shown for the address of a document that is not there. */
export function NotInLibrary({ level }: { readonly level: 1 | 2 }) {
  const { reader, shell } = useStrings();
  const [, navigate] = useLocation();
  return (
    <div className={styles.notice} data-pane="missing">
      <EmptyState title={reader.notFoundTitle} text={reader.notFoundText} level={level}>
        <Button look="primary" onPress={() => navigate(PATHS.library)}>
          {shell.toLibrary}
        </Button>
      </EmptyState>
    </div>
  );
}
