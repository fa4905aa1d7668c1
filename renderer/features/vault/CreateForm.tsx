import type { FormEvent } from 'react';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { useNewPassphrase } from './new-passphrase.tsx';
import styles from './VaultForm.module.css';
import { Caution } from './VaultPage.tsx';

/** Asks for a passphrase twice and hands it over once both agree. */
export function CreateForm({ onCreate }: { readonly onCreate: (passphrase: string) => void }) {
  const text = useStrings().vault;
  const { fields, choose } = useNewPassphrase({ isFirst: true });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const passphrase = choose();
    if (passphrase !== null) onCreate(passphrase);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {fields}
      <Caution>{text.noRecovery}</Caution>
      <div>
        <Button type="submit" look="primary">
          {text.create}
        </Button>
      </div>
    </form>
  );
}
