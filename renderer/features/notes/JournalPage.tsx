import { Link, useLocation } from 'wouter';
import { useJournalNote } from '../../api/notes.ts';
import { FailureNotice } from '../../app/ErrorScreen.tsx';
import { journalPath, PATHS } from '../../app/routes.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useNoteDesk } from './draft/note-desk.ts';
import { DayCalendar } from './journal/DayCalendar.tsx';
import { isDay, today, type Day } from './journal/days.ts';
import { LatestDays } from './journal/LatestDays.tsx';
import styles from './JournalPage.module.css';
import { OpenNote } from './OpenNote.tsx';

/** The research journal: one note a day, with the calendar of its days at the near side. */
export function JournalPage({ day }: { readonly day: string }) {
  const { pages, notes } = useStrings();
  const [, navigate] = useLocation();
  if (!isDay(day)) return <NoSuchDay />;
  return (
    <div className={styles.page}>
      <title>{pages.windowTitle(pages.journal)}</title>
      <h1 className={styles.narrowTitle}>{pages.journal}</h1>
      <div className={styles.days} data-pane="days">
        <header className={styles.header}>
          <h1 className={styles.heading}>{pages.journal}</h1>
          <Button isDisabled={day === today()} onPress={() => navigate(journalPath(today()))}>
            {notes.today}
          </Button>
        </header>
        <DayCalendar key={day} day={day} />
        <LatestDays day={day} />
        <p className={styles.back}>
          <Link href={PATHS.notes}>{notes.allNotes}</Link>
        </p>
      </div>
      <NoteOfDay day={day} />
    </div>
  );
}

/** The note of the day; it is made by the first words written. */
function NoteOfDay({ day }: { readonly day: Day }) {
  const { notes } = useStrings();
  const desk = useNoteDesk();
  const found = useJournalNote(day);
  if (found.error !== null) {
    return (
      <div className={styles.failure}>
        <FailureNotice failure={found.error.failure} onTryAgain={() => void found.refetch()} />
      </div>
    );
  }
  if (found.data === undefined) return null;
  const { note } = found.data;
  const open = note === null ? desk.ofDay(day) : desk.ofNote(note);
  return <OpenNote key={open.key} open={open} note={note} placeholder={notes.journalPlaceholder} />;
}

function NoSuchDay() {
  const { pages, notes } = useStrings();
  const [, navigate] = useLocation();
  return (
    <div className={styles.failure} data-pane="working">
      <title>{pages.windowTitle(pages.journal)}</title>
      <EmptyState title={pages.journal} text={notes.noSuchDay} level={1}>
        <Button look="primary" onPress={() => navigate(journalPath(today()))}>
          {notes.toJournal}
        </Button>
      </EmptyState>
    </div>
  );
}
