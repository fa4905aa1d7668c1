import { useCallback, useEffect, useRef, useState } from 'react';
import { useUnsavedWork } from '../../app/unsaved-work.ts';

export interface SavedText {
  /** What the field shows: what is being written, else what is saved. */
  readonly text: string;
  readonly write: (text: string) => void;
  /** Saves what was written as one change; does nothing where it is what is saved already. */
  readonly save: () => Promise<boolean>;
}

/**
 * A text that is written and then saved in one piece: when its field is left, when it goes away, and before the library
 * is locked. What could not be saved stays in the field.
 */
export function useSavedText(saved: string, onSave: (text: string) => Promise<boolean>): SavedText {
  const [draft, setDraft] = useState<string | null>(null);
  const latest = useRef({ draft, saved, onSave });
  useEffect(() => {
    latest.current = { draft, saved, onSave };
  });
  const save = useCallback(async (): Promise<boolean> => {
    const now = latest.current;
    if (now.draft === null || now.draft === now.saved) return true;
    const written = now.draft;
    const isKept = await now.onSave(storable(written));
    if (isKept) setDraft((draft) => (draft === written ? null : draft));
    return isKept;
  }, []);
  const unsavedWork = useUnsavedWork();
  useEffect(() => unsavedWork.register(save), [unsavedWork, save]);
  useEffect(() => () => void save(), [save]);
  return { text: draft ?? saved, write: setDraft, save };
}

/** What the library can hold of a text: pasted words may have half characters and NUL in them. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '');
}
