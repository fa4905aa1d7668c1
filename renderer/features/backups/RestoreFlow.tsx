import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Backup } from '../../../db/contract/vault.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { SecretField } from '../../ui/SecretField.tsx';
import { Refusal } from '../vault/VaultPage.tsx';
import styles from './Backups.module.css';
import { RestorePreview } from './RestorePreview.tsx';
import { useBackupName } from './use-backup-name.ts';
import { useBackupRefusal } from './use-backup-refusal.ts';
import type { Restoring } from './use-restoring.ts';
import { WorkLine } from './WorkLine.tsx';

interface Props {
  readonly restoring: Restoring;
  readonly backup: Backup;
}

/** From the chosen backup over the passphrase, where it needs one, to what it would change, and through the restoring. */
export function RestoreFlow({ restoring, backup }: Props) {
  const { restore: text, list } = useStrings().backups;
  const nameOf = useBackupName();
  const { kind, moment } = nameOf(backup);
  return (
    <>
      <p className={styles.chosen}>{list.ofMoment(kind, moment)}</p>
      {restoring.restore.kind === 'running' ? (
        <WorkLine
          label={text.busy}
          detail={text.busyText}
          progress={restoring.restore.progress}
          onStop={restoring.stop}
        />
      ) : (
        <Step restoring={restoring} backup={backup} />
      )}
    </>
  );
}

function Step({ restoring, backup }: Props) {
  const { restore: text } = useStrings().backups;
  const { plan } = restoring;
  const refusal = useBackupRefusal();
  if (plan.kind === 'running') {
    return (
      <WorkLine
        label={text.reading}
        detail={text.readingText}
        progress={plan.progress}
        onStop={restoring.leave}
      />
    );
  }
  if (plan.kind === 'done') return <RestorePreview restoring={restoring} plan={plan.output} />;
  if (plan.kind === 'idle') return null;
  const { code } = plan.failure;
  if (code === 'passphrase-required' || code === 'passphrase-wrong') {
    return <PassphraseForm restoring={restoring} backup={backup} isWrong={code === 'passphrase-wrong'} />;
  }
  return (
    <>
      <Refusal>{refusal(plan.failure)}</Refusal>
      <div>
        <Button onPress={restoring.leave}>{text.back}</Button>
      </div>
    </>
  );
}

function PassphraseForm({ restoring, backup, isWrong }: Props & { readonly isWrong: boolean }) {
  const { backups, vault } = useStrings();
  const text = backups.restore;
  const [isEmpty, setIsEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsEmpty(restoring.passphrase === '');
    if (restoring.passphrase === '') field.current?.focus();
    else restoring.read();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {isWrong ? <Refusal>{text.passphraseWrong}</Refusal> : null}
      <p>{text.passphraseText[backup.kind === 'full' ? 'full' : 'other']}</p>
      <SecretField
        label={text.passphrase}
        error={isEmpty ? text.passphraseEmpty : undefined}
        showLabel={vault.show}
        hideLabel={vault.hide}
        value={restoring.passphrase}
        onChange={(typed) => {
          restoring.type(typed);
          setIsEmpty(false);
        }}
        autoComplete="off"
        inputRef={field}
      />
      <div className={styles.actions}>
        <Button type="submit" look="primary">
          {text.read}
        </Button>
        <Button onPress={restoring.leave}>{text.cancel}</Button>
      </div>
    </form>
  );
}
