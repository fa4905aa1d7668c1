import { useCallback } from 'react';
import { useLocation } from 'wouter';
import type { NoteRole } from '../../../db/contract/notes.ts';
import type { TargetReference } from '../../api/notes.ts';
import { notePath } from '../../app/routes.ts';
import type { DraftStart } from './draft/draft-view.ts';
import { useNoteDesk } from './draft/note-desk.ts';

export const EMPTY_NOTE: DraftStart = {
  role: 'note',
  day: null,
  text: { title: '', body: '', about: null },
  isWritten: false,
};

/** Where a note is while it has no words, and so no place in the library. */
export const NEW_NOTE = 'new';

/**
 * Begins a note and opens it: about something or about nothing, with words to begin with or empty. An empty note is made
 * in the library by the first words written in it; one with an opening is made at once.
 *
 * The promise is fulfilled when the note is open; that it could not be saved is said on its page, which keeps the words.
 */
export function useStartNote(): (about: TargetReference | null, opening?: string) => Promise<void> {
  const desk = useNoteDesk();
  const [, navigate] = useLocation();
  return useCallback(
    async (about, opening = '') => {
      const text = { title: '', body: opening, about };
      const { draft } = desk.begin({ ...EMPTY_NOTE, text, isWritten: opening !== '' });
      await draft.saveNow();
      navigate(notePath(draft.get().noteId ?? NEW_NOTE));
    },
    [desk, navigate],
  );
}

/** Begins a note from a template, or a template; it is made in the library by the first words written. */
export function useStartNoteFrom(): (start: { readonly role: NoteRole; readonly body: string }) => void {
  const desk = useNoteDesk();
  const [, navigate] = useLocation();
  return useCallback(
    ({ role, body }) => {
      desk.begin({ ...EMPTY_NOTE, role, text: { ...EMPTY_NOTE.text, body } });
      navigate(notePath(NEW_NOTE));
    },
    [desk, navigate],
  );
}
