import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Secret } from '../../api/secret.ts';
import { useUnlockVault, useVaultStatus } from '../../api/vault.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { BusyLine } from '../../ui/BusyLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { SecretField } from '../../ui/SecretField.tsx';
import { isRestorable } from '../backups/restorable.ts';
import { RestoreChoice } from '../backups/RestoreChoice.tsx';
import { EraseForm } from './EraseForm.tsx';
import { RecoverForm } from './RecoverForm.tsx';
import { hasTwofoldLetters } from './twofold-letters.ts';
import styles from './VaultForm.module.css';
import { Refusal, VaultPage } from './VaultPage.tsx';

type Way = 'passphrase' | 'recovery' | 'erase' | 'restore';

/** The lock: asks for the passphrase, and says nothing of what it keeps. */
export function UnlockPage() {
  const { vault, protection, backups, pages } = useStrings();
  const [way, setWay] = useState<Way>('passphrase');
  const hasCode = useVaultStatus().data?.hasRecoveryCode === true;
  const back = <Button onPress={() => setWay('passphrase')}>{protection.recover.back}</Button>;
  if (way === 'recovery') {
    return (
      <VaultPage key={way} title={protection.recover.title} pageTitle={pages.unlock}>
        {hasCode ? <RecoverForm /> : <p>{protection.recover.none}</p>}
        <div>{back}</div>
      </VaultPage>
    );
  }
  if (way === 'erase') {
    return (
      <VaultPage key={way} title={protection.page.erase} pageTitle={pages.unlock}>
        <EraseForm>{back}</EraseForm>
      </VaultPage>
    );
  }
  if (way === 'restore') {
    return (
      <VaultPage key={way} title={backups.obstructed.title} pageTitle={pages.unlock}>
        <RestoreChoice />
        <div>{back}</div>
      </VaultPage>
    );
  }
  return (
    <VaultPage key={way} title={vault.unlockTitle} pageTitle={pages.unlock} intro={<p>{vault.unlockText}</p>}>
      <UnlockForm onRestore={() => setWay('restore')}>
        <Button look="quiet" onPress={() => setWay('recovery')}>
          {protection.recover.link}
        </Button>
        <Button look="quiet" onPress={() => setWay('erase')}>
          {protection.erase.link}
        </Button>
      </UnlockForm>
    </VaultPage>
  );
}

interface UnlockProps {
  /** Offered where the passphrase is right and the library is damaged. */
  readonly onRestore: () => void;
  /** What else can be done here. */
  readonly children: React.ReactNode;
}

function UnlockForm({ onRestore, children }: UnlockProps) {
  const { vault: text, protection, backups, errors } = useStrings();
  const unlock = useUnlockVault();
  const [passphrase, setPassphrase] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isBusy = unlock.isPending || unlock.isSuccess;
  useEffect(() => {
    if (!isBusy) field.current?.focus();
  }, [isBusy]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsEmpty(passphrase === '');
    if (passphrase === '') field.current?.focus();
    else unlock.mutate(new Secret(passphrase));
  };
  const code = unlock.error?.failure.code;
  const refusal = code === 'passphrase-wrong' ? text.wrongPassphrase : code && errors.codes[code];
  if (isBusy) return <BusyLine label={text.unlocking} detail={text.unlockingDetail} />;
  return (
    <>
      <form className={styles.form} onSubmit={submit} noValidate>
        {refusal === undefined ? null : (
          <Refusal>
            {refusal}
            {code === 'passphrase-wrong' && hasTwofoldLetters(passphrase)
              ? ` ${protection.twofoldLetters}`
              : null}
          </Refusal>
        )}
        {code !== undefined && isRestorable(code) ? (
          <div>
            <Button onPress={onRestore}>{backups.obstructed.offer}</Button>
          </div>
        ) : null}
        <SecretField
          label={text.passphrase}
          error={isEmpty ? text.empty : undefined}
          showLabel={text.show}
          hideLabel={text.hide}
          value={passphrase}
          onChange={(value) => {
            setPassphrase(value);
            setIsEmpty(false);
          }}
          autoComplete="current-password"
          inputRef={field}
        />
        <div>
          <Button type="submit" look="primary">
            {text.unlock}
          </Button>
        </div>
      </form>
      <div className={styles.otherWays}>{children}</div>
    </>
  );
}
