import { useEffect, useEffectEvent, useState } from 'react';
import type { Backup, RestoredLibrary, RestorePlan } from '../../../db/contract/vault.ts';
import { usePlanRestore, useRestoreBackup, type ChosenBackup } from '../../api/backups.ts';
import type { JobState } from '../../api/jobs.ts';
import { Secret } from '../../api/secret.ts';
import { useVaultStatus } from '../../api/vault.ts';
import { useSessionStore } from '../../app/session.tsx';
import { useUnsavedWork } from '../../app/unsaved-work.ts';

/** The way from a backup of the list to the library it is restored to. */
export interface Restoring {
  /** `null` while the list is shown. */
  readonly backup: Backup | null;
  readonly plan: JobState<RestorePlan>;
  /** Its output is `null` where something has to be saved first. */
  readonly restore: JobState<RestoredLibrary | null>;
  /** The one that was left without being restored: its button has the focus again. */
  readonly returnedFrom: string | null;
  readonly passphrase: string;
  readonly type: (passphrase: string) => void;
  readonly choose: (backup: Backup) => void;
  /** Reads it anew, with the passphrase that was typed. */
  readonly read: () => void;
  readonly confirm: () => void;
  readonly stop: () => void;
  readonly leave: () => void;
}

/** Keeps what was typed until the page is left: the same passphrase reads the backup and restores it. */
export function useRestoring(): Restoring {
  const [backup, setBackup] = useState<Backup | null>(null);
  const [returnedFrom, setReturnedFrom] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const plan = usePlanRestore();
  const steps = useRestoreSteps(() => {
    setBackup(null);
    setPassphrase('');
  });
  const restore = useRestoreBackup(steps);
  const stopReading = useEffectEvent(() => plan.stop());
  useEffect(() => () => stopReading(), []);
  const chosen = (): ChosenBackup | null =>
    backup === null
      ? null
      : { name: backup.name, passphrase: passphrase === '' ? null : new Secret(passphrase) };
  return {
    backup,
    plan: plan.state,
    restore: restore.state,
    returnedFrom,
    passphrase,
    type: setPassphrase,
    choose(next) {
      setBackup(next);
      setReturnedFrom(null);
      setPassphrase('');
      restore.dismiss();
      plan.start({ name: next.name, passphrase: null });
    },
    read() {
      const choice = chosen();
      if (choice !== null) plan.start(choice);
    },
    confirm() {
      const choice = chosen();
      if (choice !== null) restore.start(choice);
    },
    stop: restore.stop,
    leave() {
      plan.stop();
      setReturnedFrom(backup?.name ?? null);
      setBackup(null);
      setPassphrase('');
    },
  };
}

/** What has to be saved is saved first; what restoring came to is told by the whole window. */
function useRestoreSteps(close: () => void) {
  const store = useSessionStore();
  const unsavedWork = useUnsavedWork();
  const isReadOnly = useVaultStatus().data?.isReadOnly === true;
  return {
    before: async () => (await unsavedWork.saveAll()) || isReadOnly,
    onRestored: (restored: RestoredLibrary) => {
      store.change({ restored });
      close();
    },
  };
}
