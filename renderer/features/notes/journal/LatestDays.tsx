import { Link } from 'wouter';
import { useJournalDays } from '../../../api/notes.ts';
import { journalPath } from '../../../app/routes.ts';
import { useFormats, useStrings } from '../../../strings/language-context.tsx';
import { Clip } from '../../../ui/Clip.tsx';
import type { Day } from './days.ts';
import styles from './LatestDays.module.css';

const SHOWN = 10;

/** The days on which something was written last, each with its first words. */
export function LatestDays({ day: openDay }: { readonly day: Day }) {
  const { notes } = useStrings();
  const formats = useFormats();
  const days = useJournalDays().data?.pages[0]?.records.slice(0, SHOWN);
  if (days === undefined) return null;
  return (
    <section className={styles.latest} aria-labelledby="latest-days">
      <h2 id="latest-days" className={styles.heading}>
        {notes.latestDays}
      </h2>
      {days.length === 0 ? <p className={styles.none}>{notes.noDays}</p> : null}
      <ul>
        {days.map(({ id, day, opening }) =>
          day === null ? null : (
            <li key={id}>
              <Link
                href={journalPath(day)}
                className={styles.day}
                aria-current={day === openDay ? 'true' : undefined}
              >
                <span className={styles.date}>{formats.shortDate(day)}</span>
                <Clip className={styles.opening}>{opening}</Clip>
              </Link>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
