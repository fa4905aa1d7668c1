import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useNote } from '../../api/notes.ts';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { notePath, PATHS } from '../../app/routes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useBegunDraft, useDraft, useNoteDesk, type OpenDraft } from './draft/note-desk.ts';
import { NoteListPane } from './list/NoteListPane.tsx';
import styles from './NotesPage.module.css';
import { OpenNote } from './OpenNote.tsx';
import { EMPTY_NOTE, NEW_NOTE, useStartNote } from './start-note.ts';

interface Props {
  readonly noteId: string | null;
}

/** The list of notes at the near side, the one that is open beside it. */
export function NotesPage({ noteId }: Props) {
  const { pages } = useStrings();
  return (
    <div className={styles.page} data-open={noteId === null ? undefined : ''}>
      <title>{pages.windowTitle(pages.notes)}</title>
      <h1 className={styles.narrowTitle}>{pages.notes}</h1>
      <div className={styles.list}>
        <NoteListPane openId={noteId} />
      </div>
      <div className={styles.note}>{noteId === null ? <NothingOpen /> : <NotePlace noteId={noteId} />}</div>
    </div>
  );
}

/** The open note. It stays the same editor when a new note gets its place in the library and its address. */
function NotePlace({ noteId }: { readonly noteId: string }) {
  const { notes } = useStrings();
  const desk = useNoteDesk();
  const begun = useBegunDraft();
  const isNew = noteId === NEW_NOTE;
  const note = useNote(isNew ? null : noteId);
  useEffect(() => {
    // The page was loaded anew: a note in which nothing was written is begun again.
    if (isNew && begun === null) desk.begin(EMPTY_NOTE);
  }, [isNew, begun, desk]);
  const open = isNew ? begun : note.data === undefined ? desk.find(noteId) : desk.ofNote(note.data);
  if (open !== null) {
    return (
      <>
        {isNew ? <ToItsAddress open={open} /> : null}
        <OpenNote key={open.key} open={open} note={note.data ?? null} placeholder={notes.placeholder} />
      </>
    );
  }
  if (note.error === null) return null;
  const { code } = note.error.failure;
  if (code === 'not-found' || code === 'invalid-input') return <NoteNotFound />;
  return <FailureNotice failure={note.error.failure} onTryAgain={() => void note.refetch()} />;
}

/** Gives a new note the address of its own once it is in the library. */
function ToItsAddress({ open }: { readonly open: OpenDraft }) {
  const [, navigate] = useLocation();
  const noteId = useDraft(open.draft, (view) => view.noteId);
  useEffect(() => {
    if (noteId !== null) navigate(notePath(noteId), { replace: true });
  }, [noteId, navigate]);
  return null;
}

function NothingOpen() {
  const { notes } = useStrings();
  const startNote = useStartNote();
  return (
    <div className={styles.empty}>
      <EmptyState title={notes.nothingOpenTitle} text={notes.nothingOpenText}>
        <Button look="primary" onPress={() => void startNote(null)}>
          {notes.newNote}
        </Button>
      </EmptyState>
    </div>
  );
}

function NoteNotFound() {
  const { notes } = useStrings();
  const [, navigate] = useLocation();
  return (
    <div className={styles.empty}>
      <EmptyState title={notes.notFoundTitle} text={notes.notFoundText}>
        <Button onPress={() => navigate(PATHS.trash)}>{notes.toTrash}</Button>
      </EmptyState>
    </div>
  );
}
