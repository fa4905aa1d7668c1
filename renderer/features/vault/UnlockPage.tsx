import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useUnlockVault } from '../../api/vault.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { BusyLine } from '../../ui/BusyLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { SecretField } from '../../ui/SecretField.tsx';
import styles from './VaultForm.module.css';
import { Refusal, VaultPage } from './VaultPage.tsx';

/** Asks for the passphrase of the library. */
export function UnlockPage() {
  const strings = useStrings();
  const text = strings.vault;
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
    if (passphrase !== '') unlock.mutate(passphrase);
  };
  const code = unlock.error?.failure.code;
  const refusal = code === 'passphrase-wrong' ? text.wrongPassphrase : code && strings.errors.codes[code];

  return (
    <VaultPage title={text.unlockTitle} pageTitle={strings.pages.unlock} intro={<p>{text.unlockText}</p>}>
      {isBusy ? (
        <BusyLine label={text.unlocking} detail={text.unlockingDetail} />
      ) : (
        <form className={styles.form} onSubmit={submit} noValidate>
          {refusal === undefined ? null : <Refusal>{refusal}</Refusal>}
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
      )}
    </VaultPage>
  );
}
