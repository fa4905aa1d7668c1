import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { useWrittenDays } from './written-days.ts';
import { journalPath } from '../../../app/routes.ts';
import { useLanguage } from '../../../strings/language-context.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import styles from './DayCalendar.module.css';
import { useDayWords } from './day-words.ts';
import { addDays, monthAround, today, weeksOf, type Day } from './days.ts';
import { dayForKey } from './day-for-key.ts';
import { DayCell } from './DayCell.tsx';

interface Props {
  /** The day whose note is open. */
  readonly day: Day;
  readonly onChosen?: () => void;
}

/** A month of the journal, in the calendar of the interface with the days of the other one beside it. */
export function DayCalendar({ day, onChosen }: Props) {
  const { strings, direction } = useLanguage();
  const { notes } = strings;
  const words = useDayWords();
  const [, navigate] = useLocation();
  // The day that has the focus, or would get it: the month around it is shown.
  const [current, setCurrent] = useState(day);
  const grid = useRef<HTMLTableElement>(null);
  const month = useMemo(() => monthAround(current, words.calendar), [current, words]);
  const [first = current] = month;
  const last = month.at(-1) ?? current;
  const written = useWrittenDays(first);
  const turn = (next: Day): void => setCurrent(next);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = dayForKey(event, {
      current,
      calendar: words.calendar,
      firstWeekday: words.firstWeekday,
      direction,
    });
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    // The day is on the page once this has been drawn.
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus());
  };
  const weeks = weeksOf(month, words.firstWeekday);
  const otherMonths = [...new Set([words.otherMonth(first), words.otherMonth(last)])];
  return (
    <div className={styles.calendar}>
      <div className={styles.head}>
        <IconButton
          icon="chevronStart"
          label={notes.previousMonth}
          onPress={() => turn(addDays(first, -1))}
        />
        <p className={styles.month} aria-live="polite">
          <span className={styles.name}>{words.month(first)}</span>
          <span className={styles.other}>{otherMonths.join(' – ')}</span>
        </p>
        <IconButton icon="chevronEnd" label={notes.nextMonth} onPress={() => turn(addDays(last, 1))} />
      </div>
      {/* A table whose cells are moved through by the arrow keys is the pattern ARIA describes for a calendar. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
      <table ref={grid} role="grid" aria-label={notes.calendar} className={styles.grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {(weeks[1] ?? []).map((weekday) =>
              weekday === null ? null : (
                <th key={weekday} scope="col" abbr={words.weekday(weekday)} className={styles.weekday}>
                  {words.shortWeekday(weekday)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              {week.map((date, place) =>
                date === null ? (
                  // A place before the first day or after the last.
                  // oxlint-disable-next-line react/no-array-index-key, jsx-a11y/control-has-associated-label
                  <td key={place} />
                ) : (
                  <DayCell
                    key={date}
                    day={date}
                    state={{
                      isOpen: date === day,
                      isToday: date === today(),
                      isWritten: written.has(date),
                      takesTab: date === current,
                    }}
                    onChoose={() => {
                      navigate(journalPath(date));
                      onChosen?.();
                    }}
                  />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
