/** Random texts made of the pieces that break analysers. Repeatable: the same seed gives the same text. */

const PIECES: readonly string[] = [
  'Raisi',
  'Ra’isi',
  "Ra'eesi’s",
  'Hossein-Ali',
  'PMOI/MEK—drove',
  'Fayçal',
  'e\u0301te\u0301',
  'İstanbul',
  'STRASSE ß',
  'ﬁn',
  'ŉ',
  '10,000',
  '1,2',
  '1,0001',
  '12:26am',
  '۱۰٬۰۰۰',
  'كتاب‌هاي',
  'خامنه‌ای',
  'می‌شود',
  'رئيسى',
  'ـ',
  'عَلِیّ',
  'ﷺ',
  '\u064b',
  '\u00ad',
  '\u200c',
  '\u200d',
  '\u202e',
  '\ud800',
  '\udc00',
  '\u0000',
  '\ufeff',
  '😀',
  '𐌰𐌱',
  '’s',
  "''",
  '’',
  'ʿ',
  '´',
  '`',
  ',',
  '.',
  '-',
  ' ',
  '\n',
  '“',
  's',
  'x',
  '7',
  '000',
  'क्षि',
  '한국',
  'が',
  '½',
  'ª',
  'Ⅻ',
  '℡',
];

export function pick<Choice>(random: () => number, choices: readonly Choice[]): Choice {
  const choice = choices[Math.floor(random() * choices.length)];
  if (choice === undefined) throw new Error('There is nothing to choose from.');
  return choice;
}

export function textOfPieces(random: () => number, pieces: number): string {
  return Array.from({ length: pieces }, () => pick(random, PIECES)).join('');
}
