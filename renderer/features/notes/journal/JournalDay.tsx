import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useLocation } from 'wouter';
import { journalPath } from '../../../app/routes.ts';
import { useFormats, useStrings } from '../../../strings/language-context.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { useDayWords } from './day-words.ts';
import { addDays, type Day } from './days.ts';
import { DayCalendar } from './DayCalendar.tsx';
import styles from './JournalDay.module.css';

/** The day of a journal note in both calendars, with the ways to the days around it. */
export function JournalDay({ day }: { readonly day: Day }) {
  const { notes } = useStrings();
  const formats = useFormats();
  const words = useDayWords();
  const [, navigate] = useLocation();
  return (
    <div className={styles.day}>
      <IconButton
        icon="chevronStart"
        label={notes.previousDay}
        onPress={() => navigate(journalPath(addDays(day, -1)))}
      />
      <p className={styles.dates}>
        <span className={styles.date}>
          {words.weekday(day)} {formats.date(day)}
        </span>
        <span className={styles.other}>{formats.dateInOtherCalendar(day)}</span>
      </p>
      <IconButton
        icon="chevronEnd"
        label={notes.nextDay}
        onPress={() => navigate(journalPath(addDays(day, 1)))}
      />
      <span className={styles.calendar}>
        <DialogTrigger>
          <IconButton icon="calendar" label={notes.calendar} />
          <Popover className={classNames(styles.popover)} placement="bottom start" offset={4}>
            <Dialog aria-label={notes.calendar} className={classNames(styles.dialog)}>
              {({ close }) => <DayCalendar key={day} day={day} onChosen={close} />}
            </Dialog>
          </Popover>
        </DialogTrigger>
      </span>
    </div>
  );
}
