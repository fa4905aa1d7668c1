import { useEffect, useRef, useState, type FormEvent } from 'react';
import { readRecoveryCode, type ReadRecoveryCode } from '../../../db/contract/recovery-code.ts';
import { Secret } from '../../api/secret.ts';
import { useRecoverVault } from '../../api/vault.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { BusyLine } from '../../ui/BusyLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { codeComplaint } from './code-complaint.ts';
import { useNewPassphrase } from './new-passphrase.tsx';
import styles from './VaultForm.module.css';
import { Refusal } from './VaultPage.tsx';

/** Opens the library with its recovery code and sets a new passphrase. */
export function RecoverForm() {
  const { vault, protection, errors } = useStrings();
  const recover = useRecoverVault();
  const [code, setCode] = useState('');
  /** As it was read when it was sent; its complaint follows the language of the page. */
  const [read, setRead] = useState<ReadRecoveryCode | null>(null);
  const { fields, choose } = useNewPassphrase({ isFirst: false });
  const codeField = useRef<HTMLInputElement>(null);
  const isBusy = recover.isPending || recover.isSuccess;
  useEffect(() => {
    if (!isBusy) codeField.current?.focus();
  }, [isBusy]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const sent = readRecoveryCode(code);
    setRead(sent);
    if (sent.kind !== 'complete') {
      codeField.current?.focus();
      return;
    }
    const passphrase = choose();
    if (passphrase !== null) recover.mutate({ code: new Secret(code), passphrase: new Secret(passphrase) });
  };

  const failed = recover.error?.failure.code;
  return (
    <>
      {isBusy ? <BusyLine label={vault.unlocking} detail={protection.deriving} /> : null}
      {/* Kept while it is at work, so that nothing has to be typed twice. */}
      <form className={styles.form} onSubmit={submit} noValidate hidden={isBusy}>
        {failed === undefined ? null : (
          <Refusal>{failed === 'recovery-code-wrong' ? protection.code.wrong : errors.codes[failed]}</Refusal>
        )}
        <p>{protection.recover.text}</p>
        <TextField
          look="code"
          label={protection.code.label}
          hint={protection.code.hint}
          error={(read && codeComplaint(read, protection.code)) ?? undefined}
          value={code}
          onChange={(typed) => {
            setCode(typed);
            setRead(null);
          }}
          autoComplete="off"
          inputRef={codeField}
        />
        {fields}
        <div>
          <Button type="submit" look="primary">
            {protection.recover.submit}
          </Button>
        </div>
      </form>
    </>
  );
}
