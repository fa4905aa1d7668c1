import { useVaultStatus } from '../../api/vault.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Privacy.module.css';
import { SettingsSection } from './SettingsSection.tsx';

/** What Sanad keeps to itself, and what it cannot protect against. */
export function Privacy() {
  const { settings } = useStrings();
  const vault = useVaultStatus();
  const isOpen = vault.data?.protection === 'open';
  return (
    <SettingsSection title={settings.privacy}>
      <p className={styles.state}>
        <Icon name={isOpen ? 'lockOpen' : 'lock'} />
        <span>{isOpen ? settings.protectionOpen : settings.protectionProtected}</span>
      </p>
      {settings.privacyText.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className={styles.limit}>{settings.notCovered}</p>
    </SettingsSection>
  );
}
