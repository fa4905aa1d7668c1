import type { RestorePlan } from '../../../db/contract/vault.ts';
import { useVaultStatus } from '../../api/vault.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Caution, Refusal } from '../vault/VaultPage.tsx';
import styles from './Backups.module.css';
import { commitDifference, countDifferences } from './restore-differences.ts';
import { useBackupRefusal } from './use-backup-refusal.ts';
import { useFocusIfLost } from './use-focus-if-lost.ts';
import type { Restoring } from './use-restoring.ts';

interface Props {
  readonly restoring: Restoring;
  readonly plan: RestorePlan;
}

/** What restoring would change, in numbers, and the question whether it is meant. */
export function RestorePreview({ restoring, plan }: Props) {
  const { restore: text } = useStrings().backups;
  const title = useFocusIfLost<HTMLHeadingElement>();
  const vault = useVaultStatus().data;
  const isAbsent = vault?.state === 'absent';
  const isUnreadable = plan.inLibrary === null;
  const kept = isUnreadable || vault?.isReadOnly === true ? text.keptDamaged : text.kept;
  return (
    <>
      <Refused restoring={restoring} />
      <h2 className={styles.sectionTitle} ref={title} tabIndex={-1} id="restore-preview">
        {text.tableTitle}
      </h2>
      {isUnreadable ? <p>{isAbsent ? text.absent : text.unreadable}</p> : null}
      <Counts plan={plan} />
      <Caution icon="history">
        <Commits plan={plan} />
      </Caution>
      {isUnreadable ? null : <p className={styles.quiet}>{text.sameCounts}</p>}
      {isAbsent ? null : <p>{kept}</p>}
      <PassphraseAfterwards />
      <div className={styles.actions}>
        <Button look="primary" onPress={restoring.confirm}>
          {text.confirm}
        </Button>
        <Button onPress={restoring.leave}>{text.cancel}</Button>
      </div>
    </>
  );
}

/** Why the last attempt came to nothing. */
function Refused({ restoring: { restore } }: Pick<Props, 'restoring'>) {
  const { restore: text } = useStrings().backups;
  const refusal = useBackupRefusal();
  if (restore.kind === 'done' && restore.output === null) return <Refusal>{text.unsaved}</Refusal>;
  if (restore.kind !== 'failed') return null;
  const { failure } = restore;
  return <Refusal>{failure.code === 'cancelled' ? text.stopped : refusal(failure)}</Refusal>;
}

function Counts({ plan }: Pick<Props, 'plan'>) {
  const { restore: text } = useStrings().backups;
  const formats = useFormats();
  const isCompared = plan.inLibrary !== null;
  const words = (difference: number): string => {
    if (difference === 0) return text.same;
    return difference > 0 ? text.more(difference) : text.fewer(-difference);
  };
  return (
    <table className={styles.table} aria-labelledby="restore-preview">
      <thead>
        <tr>
          <th scope="col">{text.columns.what}</th>
          {isCompared ? <th scope="col">{text.columns.now}</th> : null}
          <th scope="col">{text.columns.inBackup}</th>
          {isCompared ? <th scope="col">{text.columns.difference}</th> : null}
        </tr>
      </thead>
      <tbody>
        {countDifferences(plan).map(({ what, now, inBackup, difference }) => (
          <tr key={what}>
            <th scope="row">{text.rows[what]}</th>
            {now === null ? null : <td>{formats.number(now)}</td>}
            <td>{formats.number(inBackup)}</td>
            {difference === null ? null : (
              <td className={difference === 0 ? styles.quiet : styles.differs}>{words(difference)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Commits({ plan }: Pick<Props, 'plan'>) {
  const { restore: text } = useStrings().backups;
  const difference = commitDifference(plan);
  if (difference === null) return text.inBackupChanges(plan.inBackup.seq);
  return difference.kind === 'level' ? text.level : text[difference.kind](difference.commits);
}

function PassphraseAfterwards() {
  const { restore: text } = useStrings().backups;
  const vault = useVaultStatus();
  const isBroughtAlong = vault.data?.state === 'absent' || vault.error?.failure.code === 'vault-file-damaged';
  const { passphraseOfBackup, passphrases } = text;
  return <p>{isBroughtAlong ? passphraseOfBackup : passphrases[vault.data?.protection ?? 'unknown']}</p>;
}
