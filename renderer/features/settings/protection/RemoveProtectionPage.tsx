import { useRef, useState, type FormEvent } from 'react';
import { useRemoveProtection, useVaultStatus } from '../../../api/vault.ts';
import { useStrings } from '../../../strings/language-context.tsx';
import { BusyLine } from '../../../ui/BusyLine.tsx';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { isWord } from '../../vault/confirming-word.ts';
import formStyles from '../../vault/VaultForm.module.css';
import { Caution } from '../../vault/VaultPage.tsx';
import { ChangeRefused, useCurrentPassphrase } from './current-passphrase.tsx';
import { NotProtectedHere } from './NotProtectedHere.tsx';
import { ProtectionPage, Sentences } from './ProtectionPage.tsx';
import { useDone } from './use-done.ts';

/** Takes the passphrase away: with the passphrase, and with a word that says it is meant. */
export function RemoveProtectionPage() {
  const { protection } = useStrings();
  const text = protection.remove;
  const isProtected = useVaultStatus().data?.protection === 'passphrase';
  const remove = useRemoveProtection();
  const done = useDone();
  const current = useCurrentPassphrase();
  const [word, setWord] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const passphrase = current.take();
    setIsWrong(!isWord(word, text.word));
    if (passphrase === null) return;
    if (isWord(word, text.word)) remove.mutate(passphrase, { onSuccess: () => done(text.done) });
    else field.current?.focus();
  };
  if (!isProtected && !remove.isSuccess) return <NotProtectedHere title={protection.page.remove} />;
  return (
    <ProtectionPage title={protection.page.remove}>
      {remove.isPending ? <BusyLine label={protection.working} detail={protection.deriving} /> : null}
      <form className={formStyles.form} onSubmit={submit} noValidate hidden={remove.isPending}>
        <ChangeRefused error={remove.error} />
        <Caution icon="lockOpen">{text.text[0]}</Caution>
        <Sentences sentences={text.text.slice(1)} />
        {current.field}
        <TextField
          label={text.confirm(text.word)}
          error={isWrong ? protection.erase.wrongWord(text.word) : undefined}
          value={word}
          onChange={(typed) => {
            setWord(typed);
            setIsWrong(false);
          }}
          autoComplete="off"
          inputRef={field}
        />
        <div>
          <Button type="submit" look="primary">
            {text.submit}
          </Button>
        </div>
      </form>
    </ProtectionPage>
  );
}
