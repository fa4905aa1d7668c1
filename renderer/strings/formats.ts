/** Numbers, sizes, dates and languages as a reader of one language expects them. */
export interface Formats {
  number(value: number): string;
  bytes(value: number): string;
  /** A date of a source record (EDTF) in words; what cannot be read is shown as it is written. */
  date(edtf: string): string;
  /** The same with the month shortened, for columns. */
  shortDate(edtf: string): string;
  /** The same date in the other calendar, where it names a day; otherwise `null`. */
  dateInOtherCalendar(edtf: string): string | null;
  languageName(tag: string): string;
}

type Language = 'en' | 'fa';

interface DateStyle {
  readonly language: Language;
  readonly month: 'long' | 'short';
}

// EDTF (ISO 8601-2), level 0 and the qualifiers of level 1: 2025, 2025-04, 2025-04-15, each with ?, ~ or %.
const PLAIN_DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)$/;
const SEASONS: Readonly<Record<string, number>> = { '21': 0, '22': 1, '23': 2, '24': 3 };

const WORDS = {
  en: {
    seasons: ['spring', 'summer', 'autumn', 'winter'],
    season: (season: string, year: string) => `${season} ${year}`,
    qualified: { '?': (date: string) => `${date}, uncertain`, '~': (date: string) => `about ${date}` },
    interval: (from: string, to: string) => `${from} to ${to}`,
    open: 'unknown',
    undetermined: 'not determined',
    units: ['bytes', 'kB', 'MB', 'GB'],
  },
  fa: {
    seasons: ['بهار', 'تابستان', 'پاییز', 'زمستان'],
    season: (season: string, year: string) => `${season} ${year}`,
    qualified: { '?': (date: string) => `${date}، نامطمئن`, '~': (date: string) => `حدود ${date}` },
    interval: (from: string, to: string) => `${from} تا ${to}`,
    open: 'نامعلوم',
    undetermined: 'نامشخص',
    units: ['بایت', 'کیلوبایت', 'مگابایت', 'گیگابایت'],
  },
} as const;

const CALENDARS = { en: ['gregory', 'persian'], fa: ['persian', 'gregory'] } as const;

export function createFormats(language: Language): Formats {
  const numbers = new Intl.NumberFormat(language);
  const decimals = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const languageNames = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
  return {
    number: (value) => numbers.format(value),
    bytes: (value) => {
      const { amount, unit } = scaleBytes(value);
      return `${decimals.format(amount)} ${WORDS[language].units[unit] ?? ''}`;
    },
    date: (edtf) => formatEdtf(edtf, { language, month: 'long' }),
    shortDate: (edtf) => formatEdtf(edtf, { language, month: 'short' }),
    dateInOtherCalendar: (edtf) => {
      const match = PLAIN_DATE.exec(edtf);
      if (match?.[3] === undefined) return null;
      return formatDay(edtf.slice(0, 10), { language, month: 'long', calendar: CALENDARS[language][1] });
    },
    languageName: (tag) => (tag === 'und' ? WORDS[language].undetermined : (languageNames.of(tag) ?? tag)),
  };
}

function scaleBytes(bytes: number): { amount: number; unit: number } {
  let amount = bytes;
  let unit = 0;
  while (amount >= 1000 && unit < 3) {
    amount /= 1000;
    unit += 1;
  }
  return { amount, unit };
}

function formatEdtf(edtf: string, style: DateStyle): string {
  const [from, to, ...rest] = edtf.split('/');
  if (from !== undefined && to !== undefined && rest.length === 0) {
    return WORDS[style.language].interval(formatEnd(from, style), formatEnd(to, style));
  }
  return formatSingle(edtf, style);
}

function formatEnd(edtf: string, style: DateStyle): string {
  return edtf === '' || edtf === '..' ? WORDS[style.language].open : formatSingle(edtf, style);
}

function formatSingle(edtf: string, style: DateStyle): string {
  const match = PLAIN_DATE.exec(edtf);
  if (match === null) return edtf;
  const [, year = '', month, day, qualifier = ''] = match;
  const words = WORDS[style.language];
  const season = month === undefined ? undefined : SEASONS[month];
  const shown =
    season === undefined
      ? formatYearMonthDay({ year, month, day }, style)
      : words.season(words.seasons[season] ?? '', formatYear(year, style.language));
  if (shown === null) return edtf;
  const isUncertain = qualifier === '?' || qualifier === '%';
  const isApproximate = qualifier === '~' || qualifier === '%';
  const approximate = isApproximate ? words.qualified['~'](shown) : shown;
  return isUncertain ? words.qualified['?'](approximate) : approximate;
}

interface DateParts {
  readonly year: string;
  readonly month: string | undefined;
  readonly day: string | undefined;
}

/** `null` where the numbers name no day of the calendar, such as 31 February. */
function formatYearMonthDay({ year, month, day }: DateParts, style: DateStyle): string | null {
  const { language } = style;
  if (month === undefined) return formatYear(year, language);
  const iso = `${year}-${month}-${day ?? '01'}`;
  const instant = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== iso) return null;
  // A month or a year alone has no exact counterpart in the other calendar, so it stays Gregorian.
  if (day !== undefined) return formatDay(iso, { ...style, calendar: CALENDARS[language][0] });
  return new Intl.DateTimeFormat(`${language}-u-ca-gregory`, {
    year: 'numeric',
    month: style.month,
    timeZone: 'UTC',
  }).format(instant);
}

function formatYear(year: string, language: Language): string {
  return new Intl.NumberFormat(language, { useGrouping: false }).format(Number(year));
}

function formatDay(iso: string, { language, month, calendar }: DateStyle & { calendar: string }): string {
  const locale = language === 'en' ? 'en-GB' : 'fa';
  const parts = new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}`, {
    year: 'numeric',
    month,
    day: 'numeric',
    timeZone: 'UTC',
  }).formatToParts(new Date(`${iso}T00:00:00Z`));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return [part('day'), part('month'), part('year')].join(' ');
}
