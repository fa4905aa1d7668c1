import { expect, onTestFinished, test } from 'vitest';
import { dayForKey } from '../../renderer/features/notes/journal/day-for-key.ts';
import {
  addDays,
  dayOfMonth,
  isDay,
  monthAround,
  today,
  weekdayOf,
  weeksOf,
} from '../../renderer/features/notes/journal/days.ts';

test('today is the day of this computer, not of Greenwich', () => {
  const zone = process.env['TZ'];
  onTestFinished(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });
  process.env['TZ'] = 'Asia/Tehran';

  expect(today(new Date(2026, 10, 23, 0, 5))).toBe('2026-11-23');
  expect(today(new Date(2026, 10, 23, 23, 55))).toBe('2026-11-23');
});

test.each(['2026-02-30', '2026-13-01', '2026-1-1', 'today', '', '2026-11-23T00:00'])(
  '%j is no day',
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);

test('days go on over the ends of months, of years and of summer time', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
});

test('a month has all its days and no other, in either calendar', () => {
  expect(monthAround('2024-02-15', 'gregory')).toHaveLength(29);
  // Farvardin 1405 and Esfand 1404: 31 days and 29.
  expect(monthAround('2026-04-01', 'persian').at(0)).toBe('2026-03-21');
  expect(monthAround('2026-04-01', 'persian')).toHaveLength(31);
  expect(monthAround('2026-03-01', 'persian')).toHaveLength(29);
});

test('every day of a month leads to the same month', () => {
  const month = monthAround('2025-07-10', 'persian');
  for (const day of month) expect(monthAround(day, 'persian')).toEqual(month);
});

test('days have their number in either calendar', () => {
  expect(dayOfMonth('2026-03-21', 'gregory')).toBe(21);
  expect(dayOfMonth('2026-03-21', 'persian')).toBe(1);
});

test('the weeks of a month are whole, and each day stands under its weekday', () => {
  const weeks = weeksOf(monthAround('2026-11-23', 'gregory'), 6);

  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(30);
  for (const week of weeks) {
    const weekdays = week.map((day) => (day === null ? null : weekdayOf(day)));

    expect(weekdays).toEqual(week.map((day, place) => (day === null ? null : (6 + place) % 7)));
    expect(week).toHaveLength(7);
  }
});

test.each([
  ['ArrowRight', 'ltr', '2026-11-24'],
  ['ArrowRight', 'rtl', '2026-11-22'],
  ['ArrowLeft', 'rtl', '2026-11-24'],
  ['ArrowDown', 'ltr', '2026-11-30'],
  ['ArrowUp', 'ltr', '2026-11-16'],
  ['Home', 'ltr', '2026-11-23'],
  ['End', 'ltr', '2026-11-29'],
  ['PageUp', 'ltr', '2026-10-23'],
  ['PageDown', 'ltr', '2026-12-23'],
] as const)('%s (%s) leads to %s', (key, direction, day) => {
  const place = { current: '2026-11-23', calendar: 'gregory', firstWeekday: 1, direction } as const;

  expect(dayForKey({ key }, place)).toBe(day);
});

test('a month that has fewer days is entered at its last', () => {
  const place = { current: '2026-01-31', calendar: 'gregory', firstWeekday: 1, direction: 'ltr' } as const;

  expect(dayForKey({ key: 'PageDown' }, place)).toBe('2026-02-28');
});

test('other keys lead nowhere', () => {
  const place = { current: '2026-01-31', calendar: 'gregory', firstWeekday: 1, direction: 'ltr' } as const;

  expect(dayForKey({ key: 'a' }, place)).toBeNull();
});
