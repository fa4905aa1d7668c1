import { unifyArabicLetters } from '../../text/fold.ts';

/** Days, both inclusive; `null` where open. */
export interface DayRange {
  readonly from: string | null;
  readonly until: string | null;
}

const DATE = /^(?<year>[1-9]\d{3})(?:-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?)?$/u;
const SEPARATORS = /[\p{Pd}\u2212/.]/gu;

/**
 * The days that `date:`, `before:` or `after:` mean; absent where what was typed is no year, month or day.
 *
 * `date:1988-07` is the whole month, and `date:1988-07..1989` ends with the last day of 1989; either end may be left
 * open. `before:1989` ends with the last day of 1988 and `after:1988` begins with the first of 1989: neither holds what
 * it names.
 */
export function readDays(name: 'date' | 'before' | 'after', typed: string): DayRange | undefined {
  if (name !== 'date') {
    const named = readPeriod(typed);
    if (!named) return undefined;
    const range =
      name === 'before'
        ? { from: null, until: dayBeside(named.from, -1) }
        : { from: dayBeside(named.until, 1), until: null };
    return range.from?.startsWith('+') ? undefined : range; // beyond the year 9999
  }
  const [first = '', last, ...more] = typed.split('..');
  if (more.length > 0) return undefined;
  if (last === undefined) return readPeriod(first);
  const [start, end] = [readPeriod(first), readPeriod(last)];
  const isOpen = first === '' || last === '';
  if ((!start && first !== '') || (!end && last !== '') || (isOpen && !start && !end)) return undefined;
  const range = { from: start?.from ?? null, until: end?.until ?? null };
  const isBackwards = range.from !== null && range.until !== null && range.from > range.until;
  return isBackwards ? undefined : range;
}

interface Period {
  readonly from: string;
  readonly until: string;
}

/** The first and the last day of a year, a month or a day; absent where there is no such one. */
export function readPeriod(typed: string): Period | undefined {
  const groups = DATE.exec(unifyArabicLetters(typed.trim()).replace(SEPARATORS, '-'))?.groups;
  if (!groups) return undefined;
  const year = Number(groups['year']);
  if (groups['month'] === undefined) return { from: `${year}-01-01`, until: `${year}-12-31` };
  const month = Number(groups['month']);
  if (month < 1 || month > 12) return undefined;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (groups['day'] === undefined) return { from: dayOf(year, month, 1), until: dayOf(year, month, days) };
  const day = Number(groups['day']);
  return day < 1 || day > days
    ? undefined
    : { from: dayOf(year, month, day), until: dayOf(year, month, day) };
}

function dayOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function dayBeside(day: string, by: 1 | -1): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, date.toISOString().indexOf('T'));
}
