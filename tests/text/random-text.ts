/** Random numbers that are the same in every run (mulberry32, public domain, by Tommy Ettinger). */
export function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SPACES = [
  '\n',
  '\n\n',
  '\n\n\n',
  ' ',
  '  ',
  '\t',
  '\u00a0',
  '\u3000',
  '\f',
  '\v',
  '\u2028',
  '\u2029',
  '\r\n',
  '\r',
];
const UNSEEN = ['\u200e', '\u200f\n', '\u200b', '\ufeff', '\u2067', '\u2069', '\u0000', '\u0085\n', '\u00ad'];
const MARKERS = [
  '***',
  '---',
  '•',
  '• ',
  '- ',
  '1. ',
  '1.In ',
  '2.',
  '۱- ',
  '۲. ',
  '(a) ',
  'IV. ',
  '3.1 ',
  'الف) ',
];
const ENDINGS = [
  'Heading Of The Test:',
  'A Title',
  'short line',
  'One sentence.',
  'A question?',
  'آیا؟',
  '؛',
  '…',
  '”',
  '“',
];
const WORDS = [
  'گزارش آزمایشی',
  'می‌شود',
  'PMOI',
  'Iran’s',
  '10,000',
  'é',
  'e\u0301',
  '😀',
  '\u{1e900}',
  '\ud83d',
  '\ude00',
  '\u0301',
];
const FURNITURE = [
  'Font Size',
  'Phone: 1',
  'Mail:',
  'Page 3 of 9',
  '© 2020 Test',
  'a lower-case beginning',
  'By Test Person Alefi',
];
const LONG = [
  'A longer stretch of prose that goes on for a while, so that lines reach the width at which they are wrapped',
  'ساختگی است و تنها برای آزمودن برنامه نوشته شده است و هیچ کس با این نام وجود ندارد',
  'x'.repeat(300),
  '😀'.repeat(2_200),
  'word '.repeat(1_000),
  'A sentence of some words. '.repeat(200),
];
const FRAGMENTS: readonly string[] = [SPACES, UNSEEN, MARKERS, ENDINGS, WORDS, FURNITURE, LONG].flat();

/** A text of `count` fragments that each have given a splitter trouble somewhere. */
export function randomText(random: () => number, count: number): string {
  return Array.from({ length: count }, () => FRAGMENTS[Math.floor(random() * FRAGMENTS.length)] ?? '').join(
    '',
  );
}
