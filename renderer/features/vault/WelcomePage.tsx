import { useCreateVault } from '../../api/vault.ts';
import { useLanguage } from '../../strings/language-context.tsx';
import { BusyLine } from '../../ui/BusyLine.tsx';
import { Button } from '../../ui/Button.tsx';
import { CreateForm } from './CreateForm.tsx';
import { Refusal, VaultPage } from './VaultPage.tsx';
import styles from './WelcomePage.module.css';

/** The first page of all: what Sanad is, and whether the library gets a passphrase. */
export function WelcomePage() {
  const { strings, language } = useLanguage();
  const text = strings.vault;
  const create = useCreateVault();
  if (create.isPending || create.isSuccess) {
    return (
      <VaultPage title={text.welcomeTitle} pageTitle={strings.pages.welcome}>
        <BusyLine
          label={text.creating}
          detail={create.variables?.passphrase === null ? text.creatingOpenDetail : text.creatingDetail}
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
        <CreateForm onCreate={(passphrase) => create.mutate({ passphrase, interfaceLanguage: language })} />
      </section>
      <section className={styles.way} aria-labelledby="create-open">
        <h2 id="create-open" className={styles.wayTitle}>
          {text.openTitle}
        </h2>
        <p className={styles.quiet}>{text.openText}</p>
        <div>
          <Button onPress={() => create.mutate({ passphrase: null, interfaceLanguage: language })}>
            {text.createOpen}
          </Button>
        </div>
      </section>
    </VaultPage>
  );
}
