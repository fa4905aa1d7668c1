import { useLocation } from 'wouter';
import { journalPath, notePath } from '../../app/routes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { useTroubledDrafts, type OpenDraft } from './draft/note-desk.ts';
import { NEW_NOTE } from './start-note.ts';
import styles from './NoteNotices.module.css';

/** On every other page: that a note has words which could not be saved, and the way to it. */
export function TroubledNotes() {
  const { notes } = useStrings();
  const [location, navigate] = useLocation();
  const troubled = useTroubledDrafts().filter((open) => pathOf(open) !== location);
  const [first] = troubled;
  if (first === undefined) return null;
  return (
    <div className={styles.notice}>
      <p className={styles.text} role="alert">
        {notes.unsavedElsewhere(troubled.length)}
      </p>
      <Button onPress={() => navigate(pathOf(first))}>{notes.showUnsaved}</Button>
    </div>
  );
}

function pathOf({ draft }: OpenDraft): string {
  const { noteId } = draft.get();
  const day = draft.start?.day ?? null;
  if (day !== null) return journalPath(day);
  return notePath(noteId ?? NEW_NOTE);
}
