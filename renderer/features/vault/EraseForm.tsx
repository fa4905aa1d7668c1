import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useEraseVault } from '../../api/vault.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { BusyLine } from '../../ui/BusyLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { isWord } from './confirming-word.ts';
import styles from './VaultForm.module.css';
import { Caution, Refusal } from './VaultPage.tsx';

/** Destroys the library once its word was typed; needs no passphrase. `children`: the way out. */
export function EraseForm({ children }: { readonly children: ReactNode }) {
  const { protection, errors } = useStrings();
  const text = protection.erase;
  const erase = useEraseVault();
  const [word, setWord] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsWrong(!isWord(word, text.word));
    if (isWord(word, text.word)) erase.mutate(null);
    else field.current?.focus();
  };
  if (erase.isPending || erase.isSuccess) return <BusyLine label={text.busy} detail={text.busyText} />;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {erase.error === null ? null : <Refusal>{errors.codes[erase.error.failure.code]}</Refusal>}
      <Caution icon="trash">{text.text[0]}</Caution>
      {text.text.slice(1).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <TextField
        label={text.confirm(text.word)}
        error={isWrong ? text.wrongWord(text.word) : undefined}
        value={word}
        onChange={(typed) => {
          setWord(typed);
          setIsWrong(false);
        }}
        autoComplete="off"
        inputRef={field}
      />
      <div className={styles.answers}>
        <Button type="submit" look="primary">
          {text.submit}
        </Button>
        {children}
      </div>
    </form>
  );
}
