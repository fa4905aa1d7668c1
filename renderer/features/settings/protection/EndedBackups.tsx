import type { Backup } from '../../../../db/contract/vault.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { useBackupName } from '../../backups/use-backup-name.ts';
import styles from './EndedBackups.module.css';

/** Which backups are destroyed with the old key, by name; `null` while that is not known. */
export function EndedBackups({ ended }: { readonly ended: readonly Backup[] | null }) {
  const { protection } = useStrings();
  const nameOf = useBackupName();
  if (ended === null) return null;
  if (ended.length === 0) return <p>{protection.add.nothingEnds}</p>;
  return (
    <section className={styles.ended} aria-labelledby="ended-backups">
      <h2 id="ended-backups" className={styles.title}>
        {protection.add.ended(ended.length)}
      </h2>
      <ul className={styles.backups}>
        {ended.map((backup) => {
          const { kind, moment } = nameOf(backup);
          return (
            <li key={backup.name}>
              {protection.add.endedBackup(kind, moment)}
              <code className={styles.file} dir="ltr">
                {backup.name}
              </code>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
