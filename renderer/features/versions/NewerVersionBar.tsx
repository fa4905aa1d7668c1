import { useLocation } from 'wouter';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './NewerVersionBar.module.css';

interface Props {
  readonly olderId: string;
  readonly newerId: string;
}

/** Says that what is read has been corrected, and leads to the version that highlights and links are on now. */
export function NewerVersionBar({ olderId, newerId }: Props) {
  const { version } = useStrings().highlights;
  const [location, navigate] = useLocation();
  return (
    <section className={styles.bar} aria-label={version.older}>
      <p className={styles.sentence}>{version.olderText}</p>
      <Button look="primary" onPress={() => navigate(location.replace(olderId, newerId))}>
        {version.openNewer}
      </Button>
    </section>
  );
}
