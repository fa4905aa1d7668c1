import { useLocation } from 'wouter';
import { useVaultStatus } from '../../api/vault.ts';
import { useCommandDesk, useKeysOf } from '../../app/command-handlers.tsx';
import { PATHS } from '../../app/routes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { AutoLock } from './AutoLock.tsx';
import styles from './Privacy.module.css';
import { SettingsSection } from './SettingsSection.tsx';

/** What Sanad keeps to itself, how the library is protected, and what it cannot protect against. */
export function Privacy() {
  const { settings } = useStrings();
  const status = useVaultStatus().data;
  const isOpen = status?.protection === 'open';
  return (
    <SettingsSection title={settings.privacy}>
      <p className={styles.state}>
        <Icon name={isOpen ? 'lockOpen' : 'lock'} />
        <span>{isOpen ? settings.protectionOpen : settings.protectionProtected}</span>
      </p>
      {isOpen ? <Unprotected /> : <Protected hasRecoveryCode={status?.hasRecoveryCode === true} />}
      {settings.privacyText.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className={styles.limit}>{settings.notCovered}</p>
    </SettingsSection>
  );
}

function Unprotected() {
  const { page } = useStrings().protection;
  const [, navigate] = useLocation();
  return (
    <div className={styles.actions}>
      <Button look="primary" onPress={() => navigate(PATHS.passphrase)}>
        {page.add}
      </Button>
      <Button onPress={() => navigate(PATHS.erase)}>{page.erase}</Button>
    </div>
  );
}

function Protected({ hasRecoveryCode }: { readonly hasRecoveryCode: boolean }) {
  const { protection } = useStrings();
  const { page, settings } = protection;
  const desk = useCommandDesk();
  const keysOf = useKeysOf();
  const [, navigate] = useLocation();
  return (
    <>
      <p className={styles.state}>
        <Icon name={hasRecoveryCode ? 'check' : 'minus'} />
        <span>{hasRecoveryCode ? settings.hasCode : settings.hasNoCode}</span>
      </p>
      <div className={styles.actions}>
        <Button icon="lock" onPress={() => desk.run('lock')}>
          {settings.lockNow} <span className={styles.keys}>{keysOf('lock')}</span>
        </Button>
        <Button onPress={() => navigate(PATHS.passphrase)}>{page.change}</Button>
        <Button onPress={() => navigate(PATHS.recoveryCode)}>{page.recovery}</Button>
      </div>
      <AutoLock />
      <div className={styles.actions}>
        <Button onPress={() => navigate(PATHS.removeProtection)}>{page.remove}</Button>
        <Button onPress={() => navigate(PATHS.erase)}>{page.erase}</Button>
      </div>
    </>
  );
}
