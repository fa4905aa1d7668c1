import { useFormats, useLanguage } from '../../../strings/language-context.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { useDayWords } from './day-words.ts';
import { dayOfMonth, type Day } from './days.ts';
import styles from './DayCell.module.css';

interface Props {
  readonly day: Day;
  readonly state: {
    readonly isOpen: boolean;
    readonly isToday: boolean;
    readonly isWritten: boolean;
    /** One day of the month is reached by Tab, the others from it by the arrow keys. */
    readonly takesTab: boolean;
  };
  readonly onChoose: () => void;
}

/** A day by its number in both calendars; a dot tells that something was written on it. */
export function DayCell({ day, state, onChoose }: Props) {
  const { strings } = useLanguage();
  const { notes } = strings;
  const formats = useFormats();
  const words = useDayWords();
  const { isOpen, isToday, isWritten, takesTab } = state;
  const name = [
    `${words.weekday(day)} ${formats.date(day)}`,
    formats.dateInOtherCalendar(day),
    isToday ? notes.today : null,
    isWritten ? notes.dayWritten : null,
  ];
  return (
    // The name is that of the button in it.
    // oxlint-disable-next-line jsx-a11y/control-has-associated-label
    <td aria-selected={isOpen} className={styles.cell}>
      <button
        type="button"
        className={styles.day}
        data-day={day}
        data-open={isOpen ? '' : undefined}
        data-written={isWritten ? '' : undefined}
        tabIndex={takesTab ? 0 : -1}
        aria-current={isToday ? 'date' : undefined}
        onClick={onChoose}
      >
        <span aria-hidden="true">{formats.number(dayOfMonth(day, words.calendar))}</span>
        <span aria-hidden="true" className={styles.other}>
          {formats.number(dayOfMonth(day, words.otherCalendar))}
        </span>
        <VisuallyHidden>{name.filter((part) => part !== null).join(', ')}</VisuallyHidden>
      </button>
    </td>
  );
}
