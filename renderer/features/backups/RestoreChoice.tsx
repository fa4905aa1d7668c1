import type { Backup } from '../../../db/contract/vault.ts';
import { useBackups } from '../../api/backups.ts';
import { useVaultStatus } from '../../api/vault.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Refusal } from '../vault/VaultPage.tsx';
import { BackupList } from './BackupList.tsx';
import styles from './Backups.module.css';
import { RestoreFlow } from './RestoreFlow.tsx';
import { useBackupRefusal } from './use-backup-refusal.ts';
import { useFocusIfLost } from './use-focus-if-lost.ts';
import { useRestoring } from './use-restoring.ts';

/** Restoring while no library is open: the list, and what restoring the chosen one would change. */
export function RestoreChoice() {
  const restoring = useRestoring();
  if (restoring.backup !== null) {
    return (
      <section className={styles.section} aria-labelledby="restore-title">
        <ChosenTitle />
        <RestoreFlow restoring={restoring} backup={restoring.backup} />
      </section>
    );
  }
  return <Choice onRestore={restoring.choose} returnedFrom={restoring.returnedFrom} />;
}

function ChosenTitle() {
  const { obstructed } = useStrings().backups;
  const title = useFocusIfLost<HTMLHeadingElement>();
  return (
    <h2 className={styles.sectionTitle} id="restore-title" ref={title} tabIndex={-1}>
      {obstructed.restoreTitle}
    </h2>
  );
}

function Choice(props: {
  readonly onRestore: (backup: Backup) => void;
  readonly returnedFrom: string | null;
}) {
  const { obstructed, list } = useStrings().backups;
  const backups = useBackups();
  const refusal = useBackupRefusal();
  const isAbsent = useVaultStatus().data?.state === 'absent';
  const text = isAbsent ? obstructed.absentText : obstructed.restoreText;
  return (
    <section className={styles.section} aria-labelledby="restore-title">
      <h2 className={styles.sectionTitle} id="restore-title">
        {obstructed.restoreTitle}
      </h2>
      {backups.error === null ? null : <Refusal>{refusal(backups.error.failure)}</Refusal>}
      {backups.data === undefined ? null : <p>{backups.data.length === 0 ? list.noneHere : text}</p>}
      <BackupList backups={backups.data ?? []} {...props} />
    </section>
  );
}

/** On the first page of all: nothing, unless backups were laid into the data folder. */
export function RestoreInstead() {
  const { data } = useBackups();
  return data === undefined || data.length === 0 ? null : <RestoreChoice />;
}
