import { useRef, useState, type ReactNode } from 'react';
import { useStrings } from '../../strings/language-context.tsx';
import { SecretField } from '../../ui/SecretField.tsx';
import { Strength } from './strength/Strength.tsx';
import styles from './VaultForm.module.css';

type Complaint = 'empty' | 'mismatch' | null;

export interface NewPassphrase {
  readonly fields: ReactNode;
  /** The passphrase once it was typed twice the same; else says at the field what is missing, and answers `null`. */
  readonly choose: () => string | null;
}

/** Two fields for a passphrase that is to be set, with what it is worth. `first`: there has never been one. */
export function useNewPassphrase({ isFirst }: { readonly isFirst: boolean }): NewPassphrase {
  const { vault, protection } = useStrings();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [complaint, setComplaint] = useState<Complaint>(null);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const shared = { showLabel: vault.show, hideLabel: vault.hide, autoComplete: 'new-password' };

  const choose = (): string | null => {
    if (passphrase === '') {
      setComplaint('empty');
      first.current?.focus();
      return null;
    }
    // In the form the key is made from: one keyboard may write a letter and its sign apart, another as one.
    if (passphrase.normalize('NFKC') === again.normalize('NFKC')) return passphrase;
    setComplaint('mismatch');
    second.current?.focus();
    return null;
  };
  const change = (set: (value: string) => void) => (value: string) => {
    set(value);
    setComplaint(null);
  };

  const fields = (
    <>
      <div className={styles.pair}>
        <SecretField
          {...shared}
          label={isFirst ? vault.passphrase : protection.newPassphrase}
          aria-describedby="passphrase-hint"
          error={complaint === 'empty' ? vault.empty : undefined}
          value={passphrase}
          onChange={change(setPassphrase)}
          inputRef={first}
        />
        <SecretField
          {...shared}
          label={isFirst ? vault.passphraseAgain : protection.newPassphraseAgain}
          error={complaint === 'mismatch' ? vault.mismatch : undefined}
          value={again}
          onChange={change(setAgain)}
          inputRef={second}
        />
      </div>
      <p className={styles.hint} id="passphrase-hint">
        {vault.passphraseHint}
      </p>
      <Strength passphrase={passphrase} />
    </>
  );
  return { fields, choose };
}
