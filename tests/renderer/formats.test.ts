import { describe, expect, test } from 'vitest';
import { createFormats } from '../../renderer/strings/formats.ts';

const en = createFormats('en');
const fa = createFormats('fa');

describe('a date of a source record', () => {
  test.each([
    ['2025-04-15', '15 April 2025'],
    ['2025-04', 'April 2025'],
    ['2025', '2025'],
    ['1988-22', 'summer 1988'],
    ['1988-07~', 'about July 1988'],
    ['1988?', '1988, uncertain'],
    ['1988%', 'about 1988, uncertain'],
    ['1988-07/1988-09', 'July 1988 to September 1988'],
    ['1988-07/..', 'July 1988 to unknown'],
    ['0988', '988'],
  ])('%s reads "%s"', (edtf, shown) => {
    expect(en.date(edtf)).toBe(shown);
  });

  test('that names no day of the calendar is shown as it is written', () => {
    expect(en.date('2025-02-30')).toBe('2025-02-30');
    expect(en.date('2025-13')).toBe('2025-13');
    expect(en.date('late July 1988')).toBe('late July 1988');
    expect(en.date('')).toBe('');
  });

  test('is Solar Hijri in Persian where it names a day, and Gregorian where it does not', () => {
    expect(fa.date('2025-04-15')).toBe('۲۶ فروردین ۱۴۰۴');
    expect(fa.date('2025')).toBe('۲۰۲۵');
  });

  test('has a counterpart in the other calendar only where it names a day', () => {
    expect(en.dateInOtherCalendar('2025-04-15')).toBe('26 Farvardin 1404');
    expect(en.dateInOtherCalendar('1988-07-28~')).toBe('6 Mordad 1367');
    expect(fa.dateInOtherCalendar('2025-04-15')).toBe('۱۵ آوریل ۲۰۲۵');
    expect(en.dateInOtherCalendar('1988-07')).toBeNull();
    expect(en.dateInOtherCalendar('1988')).toBeNull();
  });
});

test('sizes are in the unit that keeps the number small', () => {
  expect(en.bytes(999)).toBe('999 bytes');
  expect(en.bytes(10_372)).toBe('10.4 kB');
  expect(en.bytes(5_000_000)).toBe('5 MB');
});

test('languages have their names in the language of the interface', () => {
  expect(en.languageName('fa')).toBe('Persian');
  expect(fa.languageName('fa')).toBe('فارسی');
  expect(en.languageName('und')).toBe('not determined');
});
