import { Link } from 'wouter';
import type { NoteMention } from '../../../db/contract/notes.ts';
import { useBacklinks, type TargetReference } from '../../api/notes.ts';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { notePath } from '../../app/routes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { isSameTarget } from './draft/note-text.ts';
import styles from './NotesSection.module.css';
import { useStartNote } from './start-note.ts';
import { useSummaryTitle } from './summary-title.ts';

/** The notes about something, and those that link to it, for the inspector; with the way to another one. */
export function NotesSection({ target }: { readonly target: TargetReference }) {
  const { notes } = useStrings();
  const startNote = useStartNote();
  const backlinks = useBacklinks(target);
  const headingId = `notes-about-${target.kind}`;
  const found = backlinks.data;
  // The page says already that what it is about is not there.
  const code = backlinks.error?.failure.code;
  if (code === 'not-found' || code === 'invalid-input') return null;
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <header className={styles.head}>
        <h3 id={headingId} className={styles.title}>
          {notes.section}
        </h3>
        <Button look="quiet" icon="plus" aria-label={notes.noteOnThis} onPress={() => void startNote(target)}>
          {notes.newNote}
        </Button>
      </header>
      {backlinks.error === null ? null : <FailureNotice failure={backlinks.error.failure} />}
      {found?.total === 0 ? <p className={styles.quiet}>{notes.noNotesAbout}</p> : null}
      <ul className={styles.notes}>
        {found?.records.map((mention) => (
          <NoteAbout key={mention.note.id} mention={mention} target={target} />
        ))}
      </ul>
      {found === undefined || found.records.length === found.total ? null : (
        <p className={styles.quiet}>{notes.firstOf(found.records.length, found.total)}</p>
      )}
    </section>
  );
}

interface NoteAboutProps {
  readonly mention: NoteMention;
  readonly target: TargetReference;
}

function NoteAbout({ mention: { note, excerpt }, target }: NoteAboutProps) {
  const { notes } = useStrings();
  const title = useSummaryTitle(note);
  const isAbout = note.about !== null && isSameTarget(note.about.target, target);
  const words = isAbout ? note.opening : excerpt;
  return (
    <li>
      <Link href={notePath(note.id)} className={styles.note}>
        <span className={styles.name}>
          <bdi>{title}</bdi>
          {isAbout ? null : <span className={styles.quiet}> ({notes.linksHere})</span>}
        </span>
        {words === '' || words === title ? null : (
          <span className={styles.words} dir="auto">
            {words}
          </span>
        )}
      </Link>
    </li>
  );
}
