import type { FormEvent } from 'react';
import { useDropRecoveryCode, useMakeRecoveryCode, useVaultStatus } from '../../../api/vault.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { BusyLine } from '../../../ui/BusyLine.tsx';
import { Button } from '../../../ui/Button.tsx';
import { RecoveryCodeSheet } from '../../vault/RecoveryCodeSheet.tsx';
import formStyles from '../../vault/VaultForm.module.css';
import { ChangeRefused, useCurrentPassphrase } from './current-passphrase.tsx';
import { NotProtectedHere } from './NotProtectedHere.tsx';
import styles from './ProtectionPage.module.css';
import { ProtectionPage } from './ProtectionPage.tsx';
import { useDone } from './use-done.ts';

/** Makes a recovery code, puts another in its place, or removes it. */
export function RecoveryCodePage() {
  const { protection } = useStrings();
  const text = protection.recovery;
  const status = useVaultStatus().data;
  const make = useMakeRecoveryCode();
  const drop = useDropRecoveryCode();
  const done = useDone();
  const current = useCurrentPassphrase();
  const hasCode = status?.hasRecoveryCode === true;
  const isBusy = make.isPending || drop.isPending;
  const makeOne = (event: FormEvent): void => {
    event.preventDefault();
    drop.reset();
    const passphrase = current.take();
    if (passphrase !== null) make.mutate(passphrase);
  };
  const dropIt = (): void => {
    make.reset();
    const passphrase = current.take();
    if (passphrase !== null) drop.mutate(passphrase, { onSuccess: () => done(text.dropped) });
  };
  if (status?.protection !== 'passphrase') return <NotProtectedHere title={protection.page.recovery} />;
  if (make.isSuccess) {
    return (
      <ProtectionPage title={protection.sheet.title}>
        <RecoveryCodeSheet code={make.data.code} onDone={() => done(text.made)} />
      </ProtectionPage>
    );
  }
  return (
    <ProtectionPage title={protection.page.recovery}>
      {isBusy ? <BusyLine label={protection.working} detail={protection.deriving} /> : null}
      <form className={formStyles.form} onSubmit={makeOne} noValidate hidden={isBusy}>
        <ChangeRefused error={make.error ?? drop.error} />
        <p>{hasCode ? text.has : text.hasNot}</p>
        <p>{text.text}</p>
        {current.field}
        <div className={styles.actions}>
          <Button type="submit" look="primary">
            {hasCode ? text.replace : text.make}
          </Button>
          {hasCode ? <Button onPress={dropIt}>{text.drop}</Button> : null}
        </div>
      </form>
    </ProtectionPage>
  );
}
