import { APOSTROPHE, characterClass, isWordClass } from './character-class.ts';

/** A word as it is compared: `form` keeps diacritics and inner apostrophes, `base` does not. */
export interface FoldedWord {
  readonly form: string;
  readonly base: string;
}

/** One letter for what Persian and Arabic keyboards write in several ways; both digit sets become ASCII. */
const UNIFIED: ReadonlyMap<string, string> = new Map([
  ...Array.from('يى', (letter) => [letter, 'ی'] as const),
  ['ك', 'ک'],
  ...Array.from('ةۀ', (letter) => [letter, 'ه'] as const),
  ...Array.from('أإٱآ', (letter) => [letter, 'ا'] as const),
  ['ؤ', 'و'],
  ...Array.from('٠١٢٣٤٥٦٧٨٩', (digit, value) => [digit, String(value)] as const),
  ...Array.from('۰۱۲۳۴۵۶۷۸۹', (digit, value) => [digit, String(value)] as const),
]);
const NEEDS_UNIFYING = /[\u0610-\u06ff]/u;
/** Signs written over and under Arabic letters, and the stroke that only lengthens a word. */
const ARABIC_SIGNS =
  /[\u0610-\u061a]|\u0640|[\u064b-\u065f]|\u0670|[\u06d6-\u06dc]|[\u06df-\u06e8]|[\u06ea-\u06ed]/gu;
/** Hamza over either yeh is the letter ئ typed in two strokes; it has to be joined before the signs go. */
const YEH_WITH_HAMZA = /[\u064a\u06cc\u0649]\u0654/gu;

/** Diacritics of Latin, Greek, Cyrillic and Hebrew. Vowel signs of Indic scripts are part of their words and stay. */
const DIACRITICS =
  /[\u0300-\u036f]|[\u0591-\u05c7]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]/gu;
/** Letters that carry their difference inside, so that decomposing does not take it off. */
const UNDECOMPOSED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ß: 'ss',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ħ: 'h',
    ı: 'i',
    ł: 'l',
    ŧ: 't',
    ə: 'e',
  }),
);
const HAS_UNDECOMPOSED = /[æœøßđðþħıłŧə]/u;
const ASCII = /^[ -~]*$/u;

// Most Persian words need nothing but this table. Left to the long way: what NFKC would join (U+0654) or take apart.
const ARABIC_START = 0x0620;
const ARABIC_END = 0x0700;
const ARABIC_FOLDED: readonly (string | undefined)[] = Array.from(
  { length: ARABIC_END - ARABIC_START },
  (_, index) => {
    const code = ARABIC_START + index;
    if (code === 0x0654 || (code >= 0x0675 && code <= 0x0678)) return undefined;
    return keepWordCharacters(unifyArabicLetters(String.fromCharCode(code)));
  },
);

function foldArabicQuickly(raw: string): string | undefined {
  let form = '';
  for (let at = 0; at < raw.length; at += 1) {
    const folded = ARABIC_FOLDED[raw.charCodeAt(at) - ARABIC_START];
    if (folded === undefined) return undefined;
    form += folded;
  }
  return form;
}

/** Persian and Arabic letters as they are compared: see the table of search.md. */
export function unifyArabicLetters(text: string): string {
  if (!NEEDS_UNIFYING.test(text)) return text;
  const bare = text.replace(YEH_WITH_HAMZA, 'ئ').replace(ARABIC_SIGNS, '');
  return Array.from(bare, (letter) => UNIFIED.get(letter) ?? letter).join('');
}

/**
 * Folds one word of a text, as the analyser cut it out.
 *
 * NFKC can turn one letter into several, and into signs that are no letters (U+FDFA becomes a phrase with spaces): what
 * is no letter, mark, digit or apostrophe is dropped. Both parts are empty where nothing is left, as for a lone tatweel.
 */
export function foldWord(raw: string): FoldedWord {
  const arabic = foldArabicQuickly(raw);
  if (arabic !== undefined) return { form: arabic, base: arabic };
  const marked = Array.from(raw, keepOrUnify).join('');
  const lower = marked.normalize('NFKC').toLowerCase().normalize('NFKC').replaceAll('ς', 'σ');
  const form = keepWordCharacters(unifyArabicLetters(lower));
  return { form, base: foldToBase(form) };
}

/** Takes the diacritics and inner apostrophes off a form. */
function foldToBase(form: string): string {
  const bare = form.replaceAll("'", '');
  if (ASCII.test(bare)) return bare;
  const stripped = bare.normalize('NFD').replace(DIACRITICS, '').normalize('NFC');
  if (!HAS_UNDECOMPOSED.test(stripped)) return stripped;
  return Array.from(stripped, (letter) => UNDECOMPOSED.get(letter) ?? letter).join('');
}

// Apostrophes first: NFKC would turn an acute accent standing alone into a space.
function keepOrUnify(character: string): string {
  const kind = characterClass(character.codePointAt(0) ?? 0);
  if (kind === APOSTROPHE) return "'";
  return isWordClass(kind) ? character : '';
}

function keepWordCharacters(text: string): string {
  let kept = '';
  for (const character of text) {
    if (character === "'" || isWordClass(characterClass(character.codePointAt(0) ?? 0))) kept += character;
  }
  return kept;
}
