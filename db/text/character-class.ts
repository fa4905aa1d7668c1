/** What a character does to the words around it. */
export const SEPARATOR = 0;
/** Starts or continues a word. */
export const LETTER = 1;
export const DIGIT = 2;
/** Continues a word, never starts one: combining marks. */
const MARK = 3;
/** One inside a word, a quotation mark at its edge. */
export const APOSTROPHE = 4;
/** Seen by nobody: soft hyphen, joiners, direction marks. Inside a word it is passed over. */
export const INVISIBLE = 5;
/** Zero width non-joiner, which Persian puts between a word and its suffix. */
export const NON_JOINER = 6;
/** Groups the digits of a large number; elsewhere it separates. */
export const GROUPING = 7;
/** Separates, and what follows starts a sentence, so that its capital says nothing about the word. */
export const SENTENCE_END = 8;

/** The signs that writers and keyboards use for an apostrophe, ayn or hamza: ' ` ´ ʹ ʻ ʼ ʽ ʾ ʿ ˈ ՚ ‘ ’ ‛ ′ ꞌ ＇. */
const APOSTROPHES =
  "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u055a\u2018\u2019\u201b\u2032\ua78c\uff07";
const GROUPING_SIGNS = ',\u066c\u060c';
/** Also what opens a quotation or a list entry, after which a capital is usual. */
const SENTENCE_ENDS = '.!?:;\n\r"\u2026\u061f\u061b\u2022\u201c\u201e\u00ab\u2028\u2029\u3002';

const LETTER_PATTERN = /\p{L}|\p{Nl}/u;
const DIGIT_PATTERN = /\p{Nd}/u;
const MARK_PATTERN = /\p{M}/u;
const INVISIBLE_PATTERN = /\p{Cf}/u;
/** Format characters by their category, white space by use: zero width space, byte order mark. */
const UNSEEN_SPACES: ReadonlySet<number> = new Set([0x200b, 0xfeff]);
const ZERO_WIDTH_NON_JOINER = 0x200c;

function computeClass(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (APOSTROPHES.includes(character)) return APOSTROPHE;
  if (GROUPING_SIGNS.includes(character)) return GROUPING;
  if (SENTENCE_ENDS.includes(character)) return SENTENCE_END;
  if (codePoint === ZERO_WIDTH_NON_JOINER) return NON_JOINER;
  if (UNSEEN_SPACES.has(codePoint)) return SEPARATOR;
  if (LETTER_PATTERN.test(character)) return LETTER;
  if (DIGIT_PATTERN.test(character)) return DIGIT;
  if (MARK_PATTERN.test(character)) return MARK;
  return INVISIBLE_PATTERN.test(character) ? INVISIBLE : SEPARATOR;
}

// Latin, Greek, Cyrillic, Hebrew, Arabic and general punctuation are looked up; the rest is computed when met.
const TABLE_END = 0x2070;
const TABLE = Uint8Array.from({ length: TABLE_END }, (_, codePoint) => computeClass(codePoint));

/** The class of a code point. A lone surrogate, like anything that is not text, separates. */
export function characterClass(codePoint: number): number {
  return codePoint < TABLE_END ? (TABLE[codePoint] ?? SEPARATOR) : computeClass(codePoint);
}

/** True for a class that can stand anywhere in a word. */
export function isWordClass(kind: number): boolean {
  return kind === LETTER || kind === DIGIT || kind === MARK;
}
