import type { Note } from '../../../db/contract/notes.ts';
import { useLanguage, useStrings } from '../../strings/language-context.tsx';
import type { Draft } from './draft/draft.ts';
import { useDraft } from './draft/note-desk.ts';

/** The day of a journal note, made already or not. */
export function dayOf(draft: Draft, note: Note | null): string | null {
  return note?.day ?? draft.start?.day ?? null;
}

/** What the note at work is called: its title, its day, or its first words. */
export function useNoteTitle(draft: Draft, note: Note | null): string {
  const { notes } = useStrings();
  const { formats } = useLanguage();
  const title = useDraft(draft, ({ text }) => text.title);
  const day = dayOf(draft, note);
  if (title.trim() !== '') return title;
  if (day !== null) return notes.journalOf(formats.date(day));
  return note === null || note.opening === '' ? notes.untitled : note.opening;
}
