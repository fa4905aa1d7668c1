import { useState } from 'react';
import { Secret } from '../../api/secret.ts';
import { useCreateVault } from '../../api/vault.ts';
import { useSession } from '../../app/session.tsx';
import { useLanguage } from '../../strings/language-context.tsx';
import { BusyLine } from '../../ui/BusyLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { RestoreInstead } from '../backups/RestoreChoice.tsx';
import { CreateForm } from './CreateForm.tsx';
import { Refusal, VaultPage } from './VaultPage.tsx';
import styles from './WelcomePage.module.css';

interface Props {
  /** Given the passphrase of a library that is about to be made, for the recovery code that is offered next. */
  readonly onProtecting: (passphrase: Secret) => void;
}

/** The first page of all: what Sanad is, and whether the library gets a passphrase. */
export function WelcomePage({ onProtecting }: Props) {
  const { strings, language } = useLanguage();
  const text = strings.vault;
  const create = useCreateVault();
  const wasErased = useSession((session) => session.wasErased);
  const [isProtected, setIsProtected] = useState(false);
  const createWith = (passphrase: string | null): void => {
    setIsProtected(passphrase !== null);
    if (passphrase !== null) onProtecting(new Secret(passphrase));
    const secret = passphrase === null ? null : new Secret(passphrase);
    create.mutate({ passphrase: secret, interfaceLanguage: language });
  };
  if (create.isPending || create.isSuccess) {
    return (
      <VaultPage title={text.welcomeTitle} pageTitle={strings.pages.welcome}>
        <BusyLine
          label={text.creating}
          detail={isProtected ? text.creatingDetail : text.creatingOpenDetail}
        />
      </VaultPage>
    );
  }
  return (
    <VaultPage
      title={text.welcomeTitle}
      pageTitle={strings.pages.welcome}
      intro={
        <div className={styles.intro}>
          {wasErased ? <output className={styles.erased}>{strings.protection.erase.done}</output> : null}
          <p className={styles.tagline}>{text.welcomeTagline}</p>
          {text.welcomeText.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      }
    >
      {create.error === null ? null : <Refusal>{strings.errors.codes[create.error.failure.code]}</Refusal>}
      <section className={styles.way} aria-labelledby="create-protected">
        <h2 id="create-protected" className={styles.wayTitle}>
          {text.createTitle}
        </h2>
        <CreateForm onCreate={createWith} />
      </section>
      <section className={styles.way} aria-labelledby="create-open">
        <h2 id="create-open" className={styles.wayTitle}>
          {text.openTitle}
        </h2>
        <p className={styles.quiet}>{text.openText}</p>
        <div>
          <Button onPress={() => createWith(null)}>{text.createOpen}</Button>
        </div>
      </section>
      <RestoreInstead />
    </VaultPage>
  );
}
