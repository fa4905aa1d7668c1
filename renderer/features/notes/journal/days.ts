/** A day of the Gregorian calendar as in the contract: `2026-11-23`. */
export type Day = string;

export type CalendarName = 'gregory' | 'persian';

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Today where this computer is. */
export function today(now: Date = new Date()): Day {
  const [year, month, date] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return [String(year).padStart(4, '0'), twoDigits(month), twoDigits(date)].join('-');
}

/** Whether the address names a day that there is. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && asDay(instant) === text;
}

export function addDays(day: Day, days: number): Day {
  return asDay(new Date(instantOf(day).getTime() + days * DAY_MS));
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return instantOf(day).getUTCDay();
}

/** Where a day is in its month: from 1. */
export function dayOfMonth(day: Day, calendar: CalendarName): number {
  return partsOf(day, calendar).date;
}

/** Every day of the month, of either calendar, that a day lies in. */
export function monthAround(day: Day, calendar: CalendarName): readonly Day[] {
  const { month, date } = partsOf(day, calendar);
  const days: Day[] = [];
  let next = addDays(day, 1 - date);
  // A month begins with its first day and ends before the next one's.
  do {
    days.push(next);
    next = addDays(next, 1);
  } while (partsOf(next, calendar).month === month);
  return days;
}

/** The weeks of a month, each of seven places; those before the first day and after the last are empty. */
export function weeksOf(month: readonly Day[], firstWeekday: number): readonly (readonly (Day | null)[])[] {
  const [first] = month;
  if (first === undefined) return [];
  const lead = (weekdayOf(first) - firstWeekday + 7) % 7;
  const places: (Day | null)[] = [...Array.from({ length: lead }, () => null), ...month];
  while (places.length % 7 !== 0) places.push(null);
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
}

const FORMATS: Readonly<Record<CalendarName, Intl.DateTimeFormat>> = {
  gregory: numericFormat('gregory'),
  persian: numericFormat('persian'),
};

function numericFormat(calendar: CalendarName): Intl.DateTimeFormat {
  const locale = `en-u-ca-${calendar}-nu-latn`;
  return new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
}

function partsOf(day: Day, calendar: CalendarName): { readonly month: number; readonly date: number } {
  const parts = FORMATS[calendar].formatToParts(instantOf(day));
  const part = (type: 'month' | 'day'): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value ?? 1);
  return { month: part('month'), date: part('day') };
}

function instantOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function asDay(instant: Date): Day {
  return instant.toISOString().slice(0, 10);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
