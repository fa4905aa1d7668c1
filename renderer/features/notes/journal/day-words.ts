import { useMemo } from 'react';
import { useLanguage, type InterfaceLanguage } from '../../../strings/language-context.tsx';
import type { CalendarName, Day } from './days.ts';

export interface DayWords {
  readonly calendar: CalendarName;
  readonly otherCalendar: CalendarName;
  /** 0 for Sunday to 6 for Saturday. */
  readonly firstWeekday: number;
  readonly weekday: (day: Day) => string;
  readonly shortWeekday: (day: Day) => string;
  /** The month of a day with its year; in the other calendar as well, where one month is parts of two. */
  readonly month: (day: Day) => string;
  readonly otherMonth: (day: Day) => string;
}

/** The words for days and months of the interface's own calendar, and of the other one. */
export function useDayWords(): DayWords {
  const { language } = useLanguage();
  return useMemo(() => createDayWords(language), [language]);
}

const CALENDARS = { en: ['gregory', 'persian'], fa: ['persian', 'gregory'] } as const;
const LOCALES = { en: 'en-GB', fa: 'fa' } as const;
/** Monday, as the week is counted in most of the world; Saturday, as in Iran. */
const FIRST_WEEKDAYS = { en: 1, fa: 6 } as const;

export function createDayWords(language: InterfaceLanguage): DayWords {
  const [calendar, otherCalendar] = CALENDARS[language];
  const words = (options: Intl.DateTimeFormatOptions, of: CalendarName = calendar) => {
    const format = new Intl.DateTimeFormat(`${LOCALES[language]}-u-ca-${of}`, {
      ...options,
      timeZone: 'UTC',
    });
    return (day: Day): string => format.format(new Date(`${day}T00:00:00Z`));
  };
  const monthOf = (of: CalendarName) => {
    const format = new Intl.DateTimeFormat(`${LOCALES[language]}-u-ca-${of}`, {
      year: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
    // Without the name of the era, which some calendars add.
    return (day: Day): string => {
      const parts = format.formatToParts(new Date(`${day}T00:00:00Z`));
      const part = (type: 'month' | 'year'): string => parts.find((one) => one.type === type)?.value ?? '';
      return `${part('month')} ${part('year')}`;
    };
  };
  return {
    calendar,
    otherCalendar,
    firstWeekday: FIRST_WEEKDAYS[language],
    weekday: words({ weekday: 'long' }),
    shortWeekday: words({ weekday: language === 'en' ? 'short' : 'narrow' }),
    month: monthOf(calendar),
    otherMonth: monthOf(otherCalendar),
  };
}
