import { useRef, useState, type FormEvent } from 'react';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { SecretField } from '../../ui/SecretField.tsx';
import styles from './VaultForm.module.css';
import { Caution } from './VaultPage.tsx';

type Complaint = 'empty' | 'mismatch' | null;

/** Asks for a passphrase twice and hands it over once both agree. */
export function CreateForm({ onCreate }: { readonly onCreate: (passphrase: string) => void }) {
  const text = useStrings().vault;
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [complaint, setComplaint] = useState<Complaint>(null);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (passphrase === '') {
      setComplaint('empty');
      first.current?.focus();
    } else if (passphrase.normalize('NFKC') === again.normalize('NFKC')) {
      onCreate(passphrase);
    } else {
      setComplaint('mismatch');
      second.current?.focus();
    }
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.pair}>
        <SecretField
          label={text.passphrase}
          aria-describedby="passphrase-hint"
          error={complaint === 'empty' ? text.empty : undefined}
          showLabel={text.show}
          hideLabel={text.hide}
          value={passphrase}
          onChange={(value) => {
            setPassphrase(value);
            setComplaint(null);
          }}
          autoComplete="new-password"
          inputRef={first}
        />
        <SecretField
          label={text.passphraseAgain}
          error={complaint === 'mismatch' ? text.mismatch : undefined}
          showLabel={text.show}
          hideLabel={text.hide}
          value={again}
          onChange={(value) => {
            setAgain(value);
            setComplaint(null);
          }}
          autoComplete="new-password"
          inputRef={second}
        />
      </div>
      <p className={styles.hint} id="passphrase-hint">
        {text.passphraseHint}
      </p>
      <Caution>{text.noRecovery}</Caution>
      <div>
        <Button type="submit" look="primary">
          {text.create}
        </Button>
      </div>
    </form>
  );
}
