import { useState } from 'react';
import type { NamedTarget, Note } from '../../../db/contract/notes.ts';
import { passageDirection } from '../../../db/text/direction.ts';
import { targetKey, useResolvedTargets, type TargetReference } from '../../api/notes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { IconButton, Button } from '../../ui/Button.tsx';
import { dayOf } from './note-title.ts';
import type { Draft } from './draft/draft.ts';
import { useDraft } from './draft/note-desk.ts';
import styles from './NoteDetails.module.css';
import { NoteTags } from './NoteTags.tsx';
import { TargetDialog } from './TargetDialog.tsx';
import { TargetLink } from './TargetLink.tsx';

interface Props {
  readonly draft: Draft;
  readonly note: Note | null;
}

/** What the note is about, and its tags. */
export function NoteDetails({ draft, note }: Props) {
  const isJournal = dayOf(draft, note) !== null;
  return (
    <div className={styles.details}>
      {isJournal ? null : <About draft={draft} note={note} />}
      {note === null ? null : <NoteTags note={note} />}
    </div>
  );
}

function About({ draft, note }: Props) {
  const { notes } = useStrings();
  const about = useDraft(draft, ({ text }) => text.about);
  const named = useNamed(about, note);
  const [isChoosing, setIsChoosing] = useState(false);
  const choose = (target: TargetReference | null): void => {
    draft.write({ about: target });
    void draft.saveNow();
  };
  return (
    <div className={styles.about}>
      <span className={styles.name}>{notes.about}</span>
      {named === null ? null : (
        <span
          className={styles.target}
          dir={passageDirection(named.label, 0, named.label.length) ?? undefined}
        >
          <TargetLink named={named} place="line" />
        </span>
      )}
      {about === null ? (
        <Button look="quiet" icon="plus" aria-label={notes.chooseAbout} onPress={() => setIsChoosing(true)}>
          {notes.choose}
        </Button>
      ) : (
        <IconButton icon="close" label={notes.clearAbout} onPress={() => choose(null)} />
      )}
      {isChoosing ? (
        <TargetDialog
          title={notes.chooseAbout}
          onClose={() => setIsChoosing(false)}
          onChoose={({ target }) => choose(target)}
        />
      ) : null}
    </div>
  );
}

const NOTHING: readonly TargetReference[] = [];

/** What it is about by name: as the note brought it, else as the library answers. */
function useNamed(about: TargetReference | null, note: Note | null): NamedTarget | null {
  const isKnown = about !== null && note?.about != null && targetKey(note.about.target) === targetKey(about);
  const resolved = useResolvedTargets(about === null || isKnown ? NOTHING : [about]);
  if (about === null) return null;
  return (isKnown ? note.about : resolved.data?.get(targetKey(about))) ?? null;
}
