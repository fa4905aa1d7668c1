import { useRef, useState, type RefObject } from 'react';
import type { Backup } from '../../../db/contract/vault.ts';
import { useBackups } from '../../api/backups.ts';
import { useAnnounce } from '../../app/announcer.tsx';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import { ProtectionPage, Sentences } from '../settings/protection/ProtectionPage.tsx';
import { BackupList } from './BackupList.tsx';
import styles from './Backups.module.css';
import { CheckLibrary } from './CheckLibrary.tsx';
import { Elsewhere } from './Elsewhere.tsx';
import { MakeBackup } from './MakeBackup.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RestoreFlow } from './RestoreFlow.tsx';
import { useRestoring } from './use-restoring.ts';

/** The backups of the library: made, restored, removed; and the check of what is here. */
export function BackupsPage() {
  const { backups: text } = useStrings();
  const restoring = useRestoring();
  const { backup } = restoring;
  if (backup !== null) {
    return (
      <ProtectionPage title={text.restore.title}>
        <RestoreFlow restoring={restoring} backup={backup} />
      </ProtectionPage>
    );
  }
  return (
    <ProtectionPage title={text.page}>
      <Sentences sentences={text.intro} />
      <MakeBackup />
      <Here onRestore={restoring.choose} returnedFrom={restoring.returnedFrom} />
      <Elsewhere />
      <CheckLibrary />
    </ProtectionPage>
  );
}

interface HereProps {
  readonly onRestore: (backup: Backup) => void;
  readonly returnedFrom: string | null;
}

function Here({ onRestore, returnedFrom }: HereProps) {
  const { backups: text } = useStrings();
  const list = useBackups();
  const announce = useAnnounce();
  const [leaving, setLeaving] = useState<Backup | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const onRemoved = (): void => {
    setLeaving(null);
    announce(text.remove.done);
    // The button that the dialog was opened with goes with its row.
    focusSoon(title);
  };
  return (
    <section className={styles.section} aria-labelledby="backups-here">
      <h2 className={styles.sectionTitle} id="backups-here" ref={title} tabIndex={-1}>
        {text.list.title}
      </h2>
      {list.error === null ? null : (
        <FailureNotice failure={list.error.failure} onTryAgain={() => void list.refetch()} />
      )}
      {list.data?.length === 0 ? <p>{text.list.none}</p> : null}
      <BackupList
        backups={list.data ?? []}
        onRestore={onRestore}
        onRemove={setLeaving}
        returnedFrom={returnedFrom}
      />
      {list.data === undefined || list.data.length === 0 ? null : (
        <p className={styles.quiet}>{text.list.changesHint}</p>
      )}
      {leaving === null ? null : (
        <RemoveDialog backup={leaving} onClose={() => setLeaving(null)} onRemoved={onRemoved} />
      )}
    </section>
  );
}

/** After the dialog has given the focus back. */
function focusSoon(element: RefObject<HTMLElement | null>): void {
  requestAnimationFrame(() => requestAnimationFrame(() => element.current?.focus()));
}
