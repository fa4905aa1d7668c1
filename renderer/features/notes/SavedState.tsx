import { useEffect } from 'react';
import { useAnnounce } from '../../app/announcer.tsx';
import { useStrings } from '../../strings/language-context.tsx';
import type { Draft } from './draft/draft.ts';
import { useDraft } from './draft/note-desk.ts';
import styles from './SavedState.module.css';

/** Saying it after each save would talk over what is being written. */
const QUIET_MS = 3000;

/** Whether what was written is in the library. */
export function SavedState({ draft }: { readonly draft: Draft }) {
  const { notes } = useStrings();
  const announce = useAnnounce();
  const kind = useDraft(draft, ({ saving }) => saving.kind);
  useEffect(() => {
    let timer: number | undefined;
    let told = draft.get().text;
    const listen = (): void => {
      const { saving, text } = draft.get();
      window.clearTimeout(timer);
      // The text as it was opened was saved long ago.
      if (saving.kind !== 'saved' || text === told || !draft.wasSavedHere) return;
      timer = window.setTimeout(() => {
        told = text;
        announce(notes.saving.saved);
      }, QUIET_MS);
    };
    const end = draft.subscribe(listen);
    return () => {
      end();
      window.clearTimeout(timer);
    };
  }, [draft, announce, notes]);
  return (
    <span className={styles.state} data-kind={kind}>
      {notes.saving[kind]}
    </span>
  );
}
