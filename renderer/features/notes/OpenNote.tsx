import type { EditorView } from '@codemirror/view';
import { Suspense, useEffect, useId, useRef, useState } from 'react';
import { MAX_NOTE_LENGTH } from '../../../db/contract/limits.ts';
import type { Note } from '../../../db/contract/notes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { NoteConnections } from './connections/NoteConnections.tsx';
import { useDraft, useHeldDraft, type OpenDraft } from './draft/note-desk.ts';
import { LazyWritingSurface } from './editor/lazy-writing-surface.ts';
import { KnownTargetsProvider, useTargetsOf } from './known-targets.ts';
import { NoteDetails } from './NoteDetails.tsx';
import { NoteHeader } from './NoteHeader.tsx';
import { SavingNotice, TooLongNotice } from './NoteNotices.tsx';
import { NotePreview } from './preview/NotePreview.tsx';
import { useSettledBody } from './preview/settled-body.ts';
import { useShownMode } from './shown-mode.ts';
import { useNoteTitle } from './note-title.ts';
import styles from './OpenNote.module.css';
import { useMovedOn } from './use-moved-on.ts';

interface Props {
  readonly open: OpenDraft;
  /** What the library knows of it; `null` while it is not there yet. */
  readonly note: Note | null;
  readonly placeholder: string;
}

/** A note at work: its title, what it is about, its text as it is written and as it reads, and what points at it. */
export function OpenNote({ open, note, placeholder }: Props) {
  const { draft } = open;
  const { notes } = useStrings();
  const view = useRef<EditorView | null>(null);
  const headingId = useId();
  const [isTooLong, setIsTooLong] = useState(false);
  useHeldDraft(open);
  useEffect(() => {
    if (note !== null) draft.receive(note);
  }, [draft, note]);
  const title = useNoteTitle(draft, note);
  const body = useSettledBody(draft);
  const known = useTargetsOf(body);
  const mode = useShownMode();
  const isNew = useDraft(draft, ({ noteId }) => noteId === null);
  // A new note is there to be written in; one that is opened may only be looked at.
  const [wantsFocus] = useState(isNew);
  const hasMovedOn = useMovedOn();
  /** The editor may arrive late: whoever went elsewhere meanwhile is not called back. */
  const takesFocus = (): boolean => wantsFocus && !hasMovedOn();
  return (
    <section className={styles.note} aria-labelledby={headingId} data-pane="note">
      <VisuallyHidden>
        <h2 id={headingId}>{title}</h2>
      </VisuallyHidden>
      <NoteHeader draft={draft} note={note} viewRef={view} />
      <SavingNotice draft={draft} />
      {isTooLong ? <TooLongNotice limit={MAX_NOTE_LENGTH} onClose={() => setIsTooLong(false)} /> : null}
      <NoteDetails draft={draft} note={note} />
      <KnownTargetsProvider value={known}>
        <div className={styles.work} data-mode={mode}>
          <div className={styles.writing}>
            <Suspense fallback={null}>
              <LazyWritingSurface
                draft={draft}
                label={notes.text}
                placeholder={placeholder}
                known={known}
                viewRef={view}
                takesFocus={takesFocus}
                onTooLong={() => setIsTooLong(true)}
              />
            </Suspense>
          </div>
          {mode === 'write' ? null : (
            // It scrolls, so it has to be reached by the keys that scroll it.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <section className={styles.reading} aria-label={notes.readingOf(title)} tabIndex={0}>
              {body.trim() === '' ? (
                <p className={styles.nothing}>{notes.nothingToRead}</p>
              ) : (
                <NotePreview body={body} />
              )}
            </section>
          )}
        </div>
      </KnownTargetsProvider>
      {note === null ? null : <NoteConnections noteId={note.id} />}
    </section>
  );
}
