import { useMemo } from 'react';
import { useLanguage } from '../../strings/language-context.tsx';

export interface MomentWords {
  /** For lists: the time of a moment of today, the day of any other. */
  readonly brief: (moment: string) => string;
  /** Day and time. */
  readonly full: (moment: string) => string;
}

/** Moments of the library in the time of this computer, in the words and the calendar of the interface. */
export function useMomentWords(): MomentWords {
  const { language } = useLanguage();
  return useMemo(() => createMomentWords(language === 'en' ? 'en-GB' : 'fa-u-ca-persian'), [language]);
}

export function createMomentWords(locale: string, now: () => Date = () => new Date()): MomentWords {
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    brief(moment) {
      const at = new Date(moment);
      const today = now();
      if (at.toDateString() === today.toDateString()) return time.format(at);
      return (at.getFullYear() === today.getFullYear() ? dayOfYear : day).format(at);
    },
    full: (moment) => full.format(new Date(moment)),
  };
}
