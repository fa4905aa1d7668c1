import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useClient } from '../../../api/core-context.tsx';
import { createNoteCalls } from '../../../api/notes.ts';
import { useVaultStatus } from '../../../api/vault.ts';
import { useUnsavedWork } from '../../../app/unsaved-work.ts';
import { loadWritingSurface } from '../editor/lazy-writing-surface.ts';
import type { DraftPorts } from './draft-view.ts';
import { holdClosing, type ClosingWindow } from './hold-closing.ts';
import { NoteDesk, NoteDeskContext } from './note-desk.ts';

/** Keeps the notes being written, above everything that comes and goes with pages and with the lock. */
export function NoteDeskProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const queryClient = useQueryClient();
  const [desk] = useState(() => new NoteDesk({ ...createNoteCalls(client, queryClient), ...CLOCK }));
  const unsavedWork = useUnsavedWork();
  useEffect(() => unsavedWork.register(() => desk.saveAll()), [unsavedWork, desk]);
  useEffect(() => saveOnLeaving(desk), [desk]);
  const vaultState = useVaultStatus().data?.state;
  useEffect(() => {
    if (vaultState === 'open') {
      desk.retryAll();
      // Long before the first note, so that none is begun with keys that nothing takes yet.
      loadWritingSurface().catch(() => undefined);
    }
    if (vaultState === 'absent') desk.discardAll();
  }, [desk, vaultState]);
  return <NoteDeskContext value={desk}>{children}</NoteDeskContext>;
}

const CLOCK: Pick<DraftPorts, 'now' | 'after' | 'newEditing'> = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = window.setTimeout(run, milliseconds);
    return () => window.clearTimeout(timer);
  },
  newEditing: () => crypto.randomUUID(),
};

function saveOnLeaving(desk: NoteDesk): () => void {
  const saveSoon = (): void => void desk.saveAll();
  const onHide = (): void => {
    if (document.visibilityState === 'hidden') saveSoon();
  };
  const onLeave = (): void => desk.leaveAll();
  const onClosing = holdClosing(desk, window.sanad === undefined ? ASKING_WINDOW : SILENT_WINDOW);
  window.addEventListener('blur', saveSoon);
  document.addEventListener('visibilitychange', onHide);
  window.addEventListener('pagehide', onLeave);
  window.addEventListener('beforeunload', onClosing);
  return () => {
    window.removeEventListener('blur', saveSoon);
    document.removeEventListener('visibilitychange', onHide);
    window.removeEventListener('pagehide', onLeave);
    window.removeEventListener('beforeunload', onClosing);
  };
}

const ASKING_WINDOW: ClosingWindow = { asks: true };
const SILENT_WINDOW: ClosingWindow = {
  asks: false,
  after: (milliseconds, run) => CLOCK.after(milliseconds, run),
  close: () => window.close(),
};
