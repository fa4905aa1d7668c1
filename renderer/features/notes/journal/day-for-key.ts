import { addDays, dayOfMonth, monthAround, weekdayOf, type CalendarName, type Day } from './days.ts';

export interface CalendarPlace {
  readonly current: Day;
  readonly calendar: CalendarName;
  readonly firstWeekday: number;
  readonly direction: 'ltr' | 'rtl';
}

/** The day that a key of a calendar leads to: arrows by days and weeks, Home and End in the week, Page by months. */
export function dayForKey({ key }: { readonly key: string }, place: CalendarPlace): Day | null {
  const { current, calendar, firstWeekday, direction } = place;
  const forward = direction === 'ltr' ? 1 : -1;
  const intoWeek = (weekdayOf(current) - firstWeekday + 7) % 7;
  switch (key) {
    case 'ArrowRight':
      return addDays(current, forward);
    case 'ArrowLeft':
      return addDays(current, -forward);
    case 'ArrowDown':
      return addDays(current, 7);
    case 'ArrowUp':
      return addDays(current, -7);
    case 'Home':
      return addDays(current, -intoWeek);
    case 'End':
      return addDays(current, 6 - intoWeek);
    case 'PageUp':
      return sameDayOf(addDays(current, -dayOfMonth(current, calendar)), place);
    case 'PageDown':
      return sameDayOf(addDays(monthAround(current, calendar).at(-1) ?? current, 1), place);
    default:
      return null;
  }
}

/** The day of the same number in another month, or its last where it has fewer. */
function sameDayOf(inMonth: Day, { current, calendar }: CalendarPlace): Day {
  const month = monthAround(inMonth, calendar);
  return month[Math.min(dayOfMonth(current, calendar), month.length) - 1] ?? inMonth;
}
