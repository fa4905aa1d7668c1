import { useRef, useState, type ReactNode } from 'react';
import type { CallFailed } from '../../../api/client.ts';
import { Secret } from '../../../api/secret.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { SecretField } from '../../../ui/SecretField.tsx';
import { Refusal } from '../../vault/VaultPage.tsx';

export interface CurrentPassphrase {
  readonly field: ReactNode;
  /** What was typed, to be sent once; `null` where nothing was, which the field then says. */
  readonly take: () => Secret | null;
}

/** The field for the passphrase that there is: nothing about the protection is changed without it. */
export function useCurrentPassphrase(): CurrentPassphrase {
  const { vault, protection } = useStrings();
  const [typed, setTyped] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const field = (
    <SecretField
      label={protection.currentPassphrase}
      error={isEmpty ? protection.currentEmpty : undefined}
      showLabel={vault.show}
      hideLabel={vault.hide}
      value={typed}
      onChange={(value) => {
        setTyped(value);
        setIsEmpty(false);
      }}
      autoComplete="current-password"
      inputRef={input}
    />
  );
  return {
    field,
    take() {
      setIsEmpty(typed === '');
      if (typed !== '') return new Secret(typed);
      input.current?.focus();
      return null;
    },
  };
}

/** Why a change was refused; a wrong passphrase is told in the words of this page. */
export function ChangeRefused({ error }: { readonly error: CallFailed | null }) {
  const { protection, errors } = useStrings();
  if (error === null) return null;
  const { code } = error.failure;
  return <Refusal>{code === 'passphrase-wrong' ? protection.currentWrong : errors.codes[code]}</Refusal>;
}
