import { useVaultStatus } from '../../api/vault.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { SettingsSection } from '../settings/SettingsSection.tsx';
import { Caution } from '../vault/VaultPage.tsx';
import styles from './Backups.module.css';

// The same in every language.
const BACKUP_COMMAND = 'npm run sanad -- backup FILE';
const RESTORE_COMMAND = 'npm run sanad -- restore FILE';

/** How a backup comes to another disk and back: the window itself reaches no file outside the data folder. */
export function Elsewhere() {
  const { elsewhere: text } = useStrings().backups;
  const protection = useVaultStatus().data?.protection ?? null;
  const [byHand, byCommand] = text.text;
  return (
    <SettingsSection title={text.title}>
      <p>{byHand}</p>
      <p>{byCommand}</p>
      <Command>{BACKUP_COMMAND}</Command>
      <p>{text.back}</p>
      <Command>{RESTORE_COMMAND}</Command>
      {protection === null ? null : (
        <Caution icon={protection === 'open' ? 'lockOpen' : 'lock'}>{text.protection[protection]}</Caution>
      )}
    </SettingsSection>
  );
}

function Command({ children }: { readonly children: string }) {
  return (
    <p className={styles.command} dir="ltr">
      <code>{children}</code>
    </p>
  );
}
