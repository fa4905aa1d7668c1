import type { UnitRange } from './lines.ts';

/** One way to read a label: `iv` is 4 in Roman figures; `i` is 1 there, and the ninth letter. */
export interface LabelReading {
  readonly system: 'decimal' | 'roman' | 'letter' | 'alefba' | 'abjad';
  readonly value: number;
}

export interface BulletMarker {
  readonly kind: 'bullet';
  /** A dash or a star may also stand inside a sentence, where a line was wrapped. */
  readonly isUnmistakable: boolean;
}

export interface NumberMarker {
  readonly kind: 'number';
  readonly readings: readonly LabelReading[];
  /** The label's marks without its number, which members of one sequence share: `1.`, `(a)`, `I. `, `3.1`. */
  readonly style: string;
  /** Number of figures in the label: 2 for `3.1`. */
  readonly depth: number;
  /** Convincing only beside another member of the same sequence, like `C. Wright` or `3.5 million`. */
  readonly needsCompany: boolean;
}

export type Marker = BulletMarker | NumberMarker;

/** Three marks or more, the two dashes above the signature of a letter, or an ornament on its own. */
const SEPARATOR = /^(?:[-*_=~#+•·–—]\s*){3,}$|^(?:--|––)$|^[*#~⁂❦❧☙]$/u;
const SEPARATOR_MARKS: ReadonlySet<string> = new Set('-*_=~#+•·–—⁂❦❧☙');

const LONGEST_MARKER = 32;
const LONGEST_LABEL = 6;
const LABEL_ENDS: ReadonlySet<string> = new Set(['.', ')', '-', '–', 'ـ']);
const UNMISTAKABLE_BULLET = /^\p{Cf}*[•‣⁃◦∙▪▫■□●○◆◇➢➤►▶✓✔·](?=\s|\p{L}|\p{N}|$)/u;
const SPACED_BULLET = /^\p{Cf}*[-–*+]\s+(?=\S)/u;

const DIGITS = '[0-9۰-۹٠-٩]';
const PERSIAN_LETTER = 'الف|[ابپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهیي]';
const LABEL = `${DIGITS}{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[A-Za-z]|${PERSIAN_LETTER}`;
const BRACKETED = new RegExp(`^\\p{Cf}*([([])(${LABEL})([)\\]])(\\s*)(?=\\S)`, 'u');
const PLAIN = new RegExp(`^\\p{Cf}*(${LABEL})( ?[-–ـ]|[.)])(\\s*)(?=\\S)`, 'u');
const MANY_FIGURED = new RegExp(`^\\p{Cf}*(${DIGITS}{1,3}(?:\\.${DIGITS}{1,3}){1,4})\\.?\\s+(?=\\S)`, 'u');

const STARTS_LIKE_A_SENTENCE = /^[\p{Lu}\p{Lo}“"«‘([]/u;
const DIGIT = /^\p{Nd}/u;
const ARABIC_SCRIPT = /[\u0600-\u06ff]/u;
const ALEFBA = 'ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی'.split(' ');
const ABJAD = 'ا ب ج د ه و ز ح ط ی ک ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ'.split(' ');

/**
 * Is the line nothing but a rule or an ornament between two parts of a text? Dots are none: they stand for words
 * left out.
 */
export function isSeparator(text: string, { start, end }: UnitRange): boolean {
  if (!SEPARATOR_MARKS.has(text.charAt(start))) return false;
  const line = text.slice(start, end);
  return line.length > 200 ? /^[-*_=~#+•·–—\s]+$/u.test(line) : SEPARATOR.test(line);
}

/** Reads the bullet or number at the start of a line; `null` where it has none. */
export function readMarker(text: string, range: UnitRange): Marker | null {
  if (!mayOpenWithMarker(text, range.start)) return null;
  const opening = text.slice(range.start, Math.min(range.end, range.start + LONGEST_MARKER));
  if (UNMISTAKABLE_BULLET.test(opening)) return { kind: 'bullet', isUnmistakable: true };
  if (SPACED_BULLET.test(opening)) return { kind: 'bullet', isUnmistakable: false };
  return readManyFigured(opening) ?? readBracketed(opening) ?? readPlain(opening);
}

/** A quick no for most lines: their first word is longer than any label and begins with a letter. */
function mayOpenWithMarker(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  const isAsciiLetter = (first >= 0x61 && first <= 0x7a) || (first >= 0x41 && first <= 0x5a);
  const isArabicLetter = first >= 0x0620 && first <= 0x064a;
  if (!isAsciiLetter && !isArabicLetter) return !'“”‘’"\''.includes(text.charAt(start));
  for (let at = start + 1; at <= start + LONGEST_LABEL + 1; at += 1) {
    if (LABEL_ENDS.has(text.charAt(at))) return true;
  }
  return false;
}

/** `1.1` and `3.2.1`, with or without a last dot. */
function readManyFigured(opening: string): NumberMarker | null {
  const [, label] = MANY_FIGURED.exec(opening) ?? [];
  if (label === undefined) return null;
  const figures = label.split('.');
  const value = asciiNumber(figures.at(-1) ?? '');
  const prefix = figures.slice(0, -1).map(asciiNumber).join('.');
  return {
    kind: 'number',
    readings: [{ system: 'decimal', value }],
    style: `${prefix}.1`,
    depth: figures.length,
    needsCompany: true,
  };
}

/** `(1)`, `[1]`, `(a)`, `(الف)`. */
function readBracketed(opening: string): NumberMarker | null {
  const [, open = '', label = '', close = ''] = BRACKETED.exec(opening) ?? [];
  if (label === '') return null;
  return numberMarker(label, { style: `${open}${shapeOf(label)}${close}`, needsCompany: !isDecimal(label) });
}

/** `1.`, `1)`, `1 -`, `IV.`, `a)`, `۱-`. A dot or dash directly before the text asks for more. */
function readPlain(opening: string): NumberMarker | null {
  const [whole = '', label = '', delimiter = '', gap = ''] = PLAIN.exec(opening) ?? [];
  if (label === '') return null;
  const next = opening.slice(whole.length);
  const isTight = gap === '';
  const isDash = delimiter !== '.' && delimiter !== ')';
  const isPersian = ARABIC_SCRIPT.test(label);
  if (DIGIT.test(next) && (isTight || isDash)) return null;
  if (isDash && !isPersian && (isTight || !isDecimal(label))) return null;
  if (isTight && !isDecimal(label) && !isPersian) return null;
  if (isTight && !STARTS_LIKE_A_SENTENCE.test(next)) return null;
  return numberMarker(label, {
    style: `${shapeOf(label)}${delimiter.trim()}${isTight ? '' : ' '}`,
    needsCompany: !isDecimal(label) || (isDash && isTight),
  });
}

function numberMarker(
  label: string,
  { style, needsCompany }: { readonly style: string; readonly needsCompany: boolean },
): NumberMarker | null {
  const readings = readLabel(label);
  return readings.length === 0 ? null : { kind: 'number', readings, style, depth: 1, needsCompany };
}

function readLabel(label: string): LabelReading[] {
  if (isDecimal(label)) return [{ system: 'decimal', value: asciiNumber(label) }];
  if (ARABIC_SCRIPT.test(label)) return readPersianLetter(label);
  const readings: LabelReading[] = [];
  const roman = romanValue(label.toLowerCase());
  if (roman > 0) readings.push({ system: 'roman', value: roman });
  if (label.length === 1) readings.push({ system: 'letter', value: label.toLowerCase().charCodeAt(0) - 96 });
  return readings;
}

function readPersianLetter(label: string): LabelReading[] {
  const letter = label === 'الف' ? 'ا' : label.replace('ك', 'ک').replace('ي', 'ی');
  const orders = [
    { system: 'alefba', value: ALEFBA.indexOf(letter) + 1 },
    { system: 'abjad', value: ABJAD.indexOf(letter) + 1 },
  ] as const;
  return orders.filter(({ value }) => value > 0);
}

function shapeOf(label: string): '1' | 'A' | 'a' | 'ا' {
  if (isDecimal(label)) return '1';
  if (ARABIC_SCRIPT.test(label)) return 'ا';
  return label === label.toUpperCase() ? 'A' : 'a';
}

function isDecimal(label: string): boolean {
  return DIGIT.test(label);
}

/** Digits of the three sets in use in English, Persian and Arabic. */
function asciiNumber(digits: string): number {
  return Number(
    digits.replace(/[۰-۹٠-٩]/gu, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code >= 0x06f0 ? code - 0x06f0 : code - 0x0660);
    }),
  );
}

/** 0 where the letters are no Roman number below 400 in its usual form. */
function romanValue(letters: string): number {
  const [, hundreds = '', tens = '', ones = ''] =
    /^(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/u.exec(letters) ?? [];
  const tensAndOnes = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc'].indexOf(tens) * 10;
  const units = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'].indexOf(ones);
  return hundreds.length * 100 + tensAndOnes + units;
}
