import type { Backup } from '../../../db/contract/vault.ts';
import { useRemoveBackup } from '../../api/backups.ts';
import { useFormats, useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { ModalDialog } from '../../ui/ModalDialog.tsx';
import { Refusal } from '../vault/VaultPage.tsx';
import styles from './Backups.module.css';
import { useBackupName } from './use-backup-name.ts';
import { useBackupRefusal } from './use-backup-refusal.ts';

interface Props {
  readonly backup: Backup;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Asks before a backup is deleted. Enter cancels until the other button is chosen. */
export function RemoveDialog({ backup, onClose, onRemoved }: Props) {
  const { backups, common } = useStrings();
  const text = backups.remove;
  const formats = useFormats();
  const nameOf = useBackupName();
  const refusal = useBackupRefusal();
  const remove = useRemoveBackup();
  const { kind, moment } = nameOf(backup);
  return (
    <ModalDialog title={text.title} closeLabel={common.close} onClose={onClose} place="question">
      <div className={styles.question}>
        {remove.error === null ? null : <Refusal>{refusal(remove.error.failure)}</Refusal>}
        <p>{text.text(kind, moment, formats.bytes(backup.bytes))}</p>
        {backup.kind === 'damaged' || backup.kind === 'before-restore' ? <p>{text.damaged}</p> : null}
        <div className={styles.answers}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
          <Button onPress={onClose} autoFocus>
            {text.cancel}
          </Button>
          <Button
            look="primary"
            isDisabled={remove.isPending}
            onPress={() => remove.mutate(backup.name, { onSuccess: onRemoved })}
          >
            {text.confirm}
          </Button>
        </div>
      </div>
    </ModalDialog>
  );
}
