/**
 * The bridge between names in Latin and in Persian letters: whether Raisi and رئیسی may be one name.
 *
 * Persian writes the consonants and the long vowels; a short one is not written. So a Latin name's vowel-class keys (see
 * `name-key.ts`) are read beside the Persian letters: each consonant has to be there in its class, each long vowel that is
 * written (ا و ی) has to be heard, and an a or o that is not written is passed over. An i is not: that keeps Karimi from
 * کرمی and Hosseini from حسنی. The bridge suggests; it never decides.
 */
import { nameKeys } from './name-key.ts';

/** The signs of `nameKeys` that each Persian letter may stand for; letters that are vowels or silent have rules of their own. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['ب', 'b'],
  ['پ', 'p'],
  ...Array.from('تط', (letter) => [letter, 't'] as const),
  ...Array.from('ثسص', (letter) => [letter, 's'] as const),
  ...Array.from('جژ', (letter) => [letter, 'J'] as const),
  ['چ', 'C'],
  ...Array.from('حه', (letter) => [letter, 'h'] as const),
  ['خ', 'X'],
  ['د', 'd'],
  ...Array.from('ذزضظ', (letter) => [letter, 'z'] as const),
  ['ر', 'r'],
  ['ش', 'S'],
  ...Array.from('غق', (letter) => [letter, 'Q'] as const),
  ['ف', 'f'],
  ['ک', 'k'],
  ['گ', 'g'],
  ['ل', 'l'],
  ['م', 'm'],
  ['ن', 'n'],
  ['و', 'v'],
  ['ی', 'y'],
]);
const LETTERS_OF: ReadonlyMap<string, readonly string[]> = lettersBySign();

const SHORTEST = 2;
const LONGEST = 40;
const PERSIAN_NAME = /^[\u0621-\u06cc]+$/u;
const VOWEL = /[aio]/u;
/** Not short, so that Mahmoud is no محمد. */
const LONG_U = /oo|ou/gu;
const LONE_E = /(?<=[^aeiouy])e(?=[^aeiouyw])/gu;
/** What may stand second, besides the next consonant. */
const VOWEL_LETTERS = ['ا', 'و', 'ی', 'ئ', 'ع'];

function lettersBySign(): Map<string, string[]> {
  const letters = new Map<string, string[]>();
  for (const [letter, sign] of SIGNS) letters.set(sign, [...(letters.get(sign) ?? []), letter]);
  return letters;
}

export function isPersianName(base: string): boolean {
  return base.length >= SHORTEST && base.length <= LONGEST && PERSIAN_NAME.test(base);
}

/** Whether a Latin and a Persian spelling, given as the bases of their tokens, may be of one name. */
export function bridges(latin: string, persian: string): boolean {
  return bridgeFrom(latin)(persian);
}

/** The same for one Latin spelling and many Persian ones. */
export function bridgeFrom(latin: string): (persian: string) => boolean {
  const keys = bridgeKeys(latin);
  const heard = latin.match(LONG_U)?.length ?? 0;
  return (persian) => {
    if (!isPersianName(persian)) return false;
    const letters = Array.from(persian);
    const written = letters.filter((letter) => letter === 'و').length;
    return written >= heard && keys.some((key) => readsAs(key, letters));
  };
}

/** A lone e is short: Khamenei is no خمینی, as it would be were its first e an i. */
function bridgeKeys(latin: string): readonly string[] {
  return nameKeys(latin.replaceAll(LONE_E, 'a'));
}

/** What every Persian spelling of a Latin name begins with: short, and few of them, for looking them up in an index. */
export function persianBeginnings(latin: string): readonly string[] {
  const beginnings = new Set<string>();
  for (const key of bridgeKeys(latin)) {
    const first = key.charAt(0);
    const next = Array.from(key.slice(1)).find((sign) => !VOWEL.test(sign));
    const seconds = [...VOWEL_LETTERS, ...(LETTERS_OF.get(next ?? '') ?? [])];
    const firsts = VOWEL.test(first) ? ['ا', 'ع'] : (LETTERS_OF.get(first) ?? []);
    for (const letter of firsts) for (const second of seconds) beginnings.add(letter + second);
  }
  return [...beginnings];
}

/**
 * The coarse sign that `soundOf` gives the Latin spellings of a Persian name: what is not heard alike in all of them, the
 * vowels, y, v and h, is left out, and s is t.
 */
export function latinSoundOf(persian: string): string | null {
  if (!isPersianName(persian)) return null;
  const signs = Array.from(persian, (letter) => SIGNS.get(letter) ?? '').join('');
  return signs
    .replaceAll(/[vyh]/gu, '')
    .replaceAll('s', 't')
    .replaceAll(/(.)\1+/gu, '$1');
}

/** Reads the letters along the key; `reached` are the places of the key that can be reached so far. */
function readsAs(key: string, letters: readonly string[]): boolean {
  let reached = passUnwritten(new Set([0]), key);
  for (let at = 0; at < letters.length; at += 1) {
    const next = new Set<number>();
    for (const place of reached) {
      if (isSilent(letters, at)) next.add(place);
      if (isHeardAs(letters, at, key.charAt(place))) next.add(place + 1);
    }
    if (next.size === 0) return false;
    reached = passUnwritten(next, key);
  }
  return reached.has(key.length);
}

function passUnwritten(reached: Set<number>, key: string): Set<number> {
  // Places are added while the set is gone through, and gone through too.
  for (const place of reached) if (/[ao]/u.test(key.charAt(place))) reached.add(place + 1);
  return reached;
}

function isSilent(letters: readonly string[], at: number): boolean {
  const letter = letters[at] ?? '';
  const isLast = at === letters.length - 1;
  if ('ءئع'.includes(letter)) return true;
  const next = letters[at + 1] ?? '';
  if (letter === 'ه') return isLast || letters[at - 1] === 'ش' || letters.slice(at + 1).join('') === 'ای';
  if (letter === 'ا') return at > 0 && (letters[at - 1] === 'ه' || (next !== '' && 'لعئی'.includes(next)));
  if (letter === 'و') return letters[at - 1] === 'خ';
  return at > 0 && letter === letters[at - 1];
}

function isHeardAs(letters: readonly string[], at: number, sign: string): boolean {
  if (sign === '') return false;
  switch (letters[at]) {
    case 'ا':
      return at === 0 ? VOWEL.test(sign) : sign === 'a';
    case 'ع':
    case 'ئ':
      return VOWEL.test(sign);
    case 'و':
      return sign === 'v' || sign === 'o';
    case 'ی':
      return sign === 'i' || sign === 'y' || (sign === 'a' && at === letters.length - 1);
    default:
      return SIGNS.get(letters[at] ?? '') === sign;
  }
}
