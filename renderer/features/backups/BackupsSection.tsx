import { useLocation } from 'wouter';
import { useLibraryStatus } from '../../api/library.ts';
import { PATHS } from '../../app/routes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { useMomentWords } from '../notes/moment-words.ts';
import { SettingsSection } from '../settings/SettingsSection.tsx';

/** In the settings: when the latest backup was made, and the way to all of them. */
export function BackupsSection() {
  const { backups: text } = useStrings();
  const status = useLibraryStatus().data;
  const { full } = useMomentWords();
  const [, navigate] = useLocation();
  return (
    <SettingsSection title={text.page}>
      <p>{text.sectionText}</p>
      {status === undefined ? null : (
        <p>{status.lastBackupAt === null ? text.noBackup : text.lastBackup(full(status.lastBackupAt))}</p>
      )}
      <div>
        <Button onPress={() => navigate(PATHS.backups)}>{text.openPage}</Button>
      </div>
    </SettingsSection>
  );
}
