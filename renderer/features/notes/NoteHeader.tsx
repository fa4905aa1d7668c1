import type { EditorView } from '@codemirror/view';
import { useState, type RefObject } from 'react';
import { Link, useLocation } from 'wouter';
import { MAX_NOTE_TITLE_LENGTH } from '../../../db/contract/limits.ts';
import type { Note } from '../../../db/contract/notes.ts';
import { asOneLine } from '../../../db/text/one-line.ts';
import { useCreateNote } from '../../api/notes.ts';
import { useAnnounce } from '../../app/announcer.tsx';
import { useUndoableCommand } from '../../app/confirmation.tsx';
import { PATHS } from '../../app/routes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { ActionMenu } from '../../ui/ActionMenu.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { Draft } from './draft/draft.ts';
import { useDraft } from './draft/note-desk.ts';
import { HistoryDialog } from './history/HistoryDialog.tsx';
import { JournalDay } from './journal/JournalDay.tsx';
import { ModeSwitch } from './ModeSwitch.tsx';
import { dayOf } from './note-title.ts';
import styles from './NoteHeader.module.css';
import { SavedState } from './SavedState.tsx';

interface Props {
  readonly draft: Draft;
  readonly note: Note | null;
  readonly viewRef: RefObject<EditorView | null>;
}

/** The title of the note and what can be done with the whole of it. */
export function NoteHeader({ draft, note, viewRef }: Props) {
  const { notes } = useStrings();
  const title = useDraft(draft, ({ text }) => text.title);
  const day = dayOf(draft, note);
  return (
    <header className={styles.header}>
      <Link href={PATHS.notes} className={styles.back}>
        <Icon name="chevronStart" />
        {notes.allNotes}
      </Link>
      {day === null ? (
        <input
          className={styles.title}
          aria-label={notes.title}
          placeholder={notes.untitled}
          value={title}
          dir="auto"
          maxLength={MAX_NOTE_TITLE_LENGTH}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => draft.write({ title: asOneLine(event.currentTarget.value) })}
          onBlur={() => void draft.saveNow()}
          onKeyDown={(event) => {
            const isSave = event.key === 's' && (event.ctrlKey || event.metaKey);
            if ((event.key !== 'Enter' && !isSave) || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (isSave) void draft.saveNow();
            else viewRef.current?.focus();
          }}
        />
      ) : (
        <JournalDay day={day} />
      )}
      <SavedState draft={draft} />
      <ModeSwitch />
      <NoteActions draft={draft} note={note} />
    </header>
  );
}

function NoteActions({ draft, note }: Omit<Props, 'viewRef'>) {
  const { notes } = useStrings();
  const [isHistoryOpen, setIsHistoryOpen] = useState(false);
  const keepAsTemplate = useKeepAsTemplate(draft);
  const remove = useRemoveThisNote(draft);
  const isMade = note !== null;
  return (
    <div className={styles.actions}>
      <IconButton
        icon="history"
        label={notes.history}
        isDisabled={!isMade}
        onPress={() => setIsHistoryOpen(true)}
      />
      <IconButton icon="trash" label={notes.remove} isDisabled={!isMade} onPress={remove} />
      <ActionMenu
        label={notes.more}
        groups={[{ actions: [{ id: 'template', label: notes.keepAsTemplate, onAction: keepAsTemplate }] }]}
      >
        <IconButton icon="more" label={notes.more} isDisabled={!isMade || note.role === 'template'} />
      </ActionMenu>
      {isHistoryOpen && isMade ? (
        <HistoryDialog draft={draft} noteId={note.id} onClose={() => setIsHistoryOpen(false)} />
      ) : null}
    </div>
  );
}

function useKeepAsTemplate(draft: Draft): () => void {
  const { notes } = useStrings();
  const announce = useAnnounce();
  const create = useCreateNote();
  return () => {
    const { title, body } = draft.get().text;
    create.mutate(
      { role: 'template', title: title === '' ? notes.newTemplate : title, body: body.toString() },
      { onSuccess: () => announce(notes.keptAsTemplate) },
    );
  };
}

function useRemoveThisNote(draft: Draft): () => void {
  const [, navigate] = useLocation();
  const { mutate } = useUndoableCommand('notes.remove');
  const remove = async (): Promise<void> => {
    // What was just written goes into the trash with the rest, and comes back with it.
    await draft.saveNow();
    const { noteId } = draft.get();
    if (noteId === null) return;
    mutate({ noteIds: [noteId] }, { onSuccess: (done) => done !== null && navigate(PATHS.notes) });
  };
  return () => void remove();
}
