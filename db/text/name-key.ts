/**
 * Vowel-class keys: how Sanad knows that Raisi, Raeesi and Reisi may be one name and Khomeini and Khamenei are not.
 *
 * Source: the table "Names" of search.md, where these keys met 92 % of the spellings of 84 Iranian names with the fewest
 * false merges of all keys tried. Consonants that are written in several ways become one sign; vowels fall into the
 * classes a, i (also ee, ei, ey, ai, ay, ae) and o (also u, oo, ou, ow); a plain `e` counts as both a and i, so that a
 * spelling has a small set of keys. Two spellings agree when their sets meet. A key suggests; it never decides.
 */

/** A spelling with more open choices than this has the rest of them decided, so that its keys stay few. */
const MOST_OPEN_CHOICES = 6;
const SHORTEST_NAME = 3;
const LONGEST_NAME = 40;

const LATIN_NAME = /^[a-z]+$/u;
const CONSONANT = /[^aio]/u;

/** Tried in this order at each place; capitals are signs of their own: C ch, J j/zh, X kh, Q gh/q, S sh. */
const CONSONANTS: readonly (readonly [string, readonly string[]])[] = [
  ['tch', ['C']],
  ['sch', ['S']],
  ['shh', ['S']],
  ['sh', ['S']],
  ['ch', ['C']],
  ['zh', ['J']],
  ['dj', ['J']],
  ['kh', ['X']],
  ['gh', ['Q']],
  ['dh', ['z']],
  ['th', ['s', 'th']],
  ['ph', ['f']],
  ['ck', ['k']],
  ['c', ['k']],
  ['j', ['J']],
  ['q', ['Q']],
  ['x', ['X']],
  ['w', ['v']],
];

/** Vowels before a consonant, longest first. */
const VOWELS: readonly (readonly [string, readonly string[]])[] = [
  ['aou', ['ao', 'avo']],
  ['aoo', ['ao', 'avo']],
  ['aei', ['i']],
  ['aee', ['i']],
  ['aie', ['i']],
  ['eei', ['i']],
  ['eey', ['i']],
  ['aa', ['a']],
  ['ae', ['i']],
  ['ai', ['i']],
  ['ay', ['i']],
  ['au', ['o', 'ao', 'avo']],
  ['aw', ['o', 'av']],
  ['ee', ['i']],
  ['ei', ['i']],
  ['ey', ['i']],
  ['ie', ['i']],
  ['ii', ['i']],
  ['iy', ['i']],
  ['oo', ['o']],
  ['ou', ['o']],
  ['ow', ['o']],
  ['uu', ['o']],
  ['a', ['a']],
  ['e', ['a', 'i']],
  ['i', ['i']],
  ['y', ['i']],
  ['o', ['o']],
  ['u', ['o']],
];

/** At the end of a name or before another vowel these are two syllables: Rezaei and Rezai agree, Rezi does not. */
const TWO_SYLLABLES: readonly (readonly [string, readonly string[]])[] = [
  ['aiei', ['ai']],
  ['aei', ['ai']],
  ['aee', ['ai']],
  ['aie', ['ai']],
  ['ai', ['ai']],
  ['ay', ['ai']],
  ['ae', ['ai']],
];
/** At the end only: Khamenei is Khamene-i, and then agrees with Khamenai, but Hosseini's ei is one vowel. */
const FINAL_VOWELS: readonly (readonly [string, readonly string[]])[] = [
  ...TWO_SYLLABLES,
  ['ei', ['i', 'ai']],
  ['ey', ['i', 'ai']],
];

/**
 * The keys of one spelling, given as a token's `base` (see `analyse`); compounds are given joined: `pourmohammadi`.
 * Empty for what cannot be compared so: shorter than three letters, without a consonant, or not in Latin letters.
 * At most a few dozen.
 */
export function nameKeys(base: string): readonly string[] {
  if (!canBeName(base)) return [];
  const keys = new Set<string>();
  for (const spelling of glideSpellings(base)) {
    for (const key of combine(soundChoices(spelling))) keys.add(collapseDoubles(key));
  }
  return [...keys].filter((key) => CONSONANT.test(key));
}

/** True when the two sets of keys meet: the spellings may be of one name. */
export function keysMeet(some: readonly string[], others: readonly string[]): boolean {
  return some.some((key) => others.includes(key));
}

/**
 * One coarse sign for all keys of a spelling, for looking names up in an index: spellings whose keys meet always have
 * the same sound, the reverse does not hold. `null` where there are no keys.
 */
export function soundOf(base: string): string | null {
  if (!canBeName(base)) return null;
  // Whatever can differ between the keys of one spelling is left out, and s, th and t are one: the first that comes will do.
  const [spelling = base] = glideSpellings(base);
  let key = '';
  for (const [sound = ''] of soundChoices(spelling)) key += sound;
  const named = CONSONANT.test(key) ? key : nameKeys(base)[0];
  if (named === undefined) return null;
  return collapseDoubles(
    collapseDoubles(named)
      .replaceAll(/[aioyvh]/gu, '')
      .replaceAll('s', 't'),
  );
}

function canBeName(base: string): boolean {
  return base.length >= SHORTEST_NAME && base.length <= LONGEST_NAME && LATIN_NAME.test(base);
}

/** The y that only carries one vowel over to the next (Shahriyar, Rezayi, Rayisi) is there in some spellings only. */
function glideSpellings(base: string): string[] {
  const spelling = base
    .replaceAll(/y+/gu, 'y')
    .replaceAll(/([aeiou])h$/gu, '$1')
    .replaceAll(/([^aeiouy])y(?=[aeou])/gu, '$1i')
    .replaceAll(/i+y+(?=[aeou])/gu, 'i')
    .replaceAll(/([aeiou])y(i|ee|ei|ie)$/gu, '$1$2');
  const withoutGlide = spelling.replaceAll(/([aeou])y(i|ee)/gu, '$1$2');
  // A doubled y is a consonant that is heard: Sayyid is not Said.
  return spelling === withoutGlide || base.includes('yy') ? [spelling] : [spelling, withoutGlide];
}

function soundChoices(spelling: string): (readonly string[])[] {
  const choices: (readonly string[])[] = [];
  let at = 0;
  while (at < spelling.length) {
    const [letters, sounds] = isVowelAt(spelling, at) ? vowelAt(spelling, at) : consonantAt(spelling, at);
    choices.push(sounds);
    at += letters.length;
  }
  return choices;
}

/** y and w are vowels where none follows, as in Husayn and Khosrow. */
function isVowelAt(spelling: string, at: number): boolean {
  const letter = spelling.charAt(at);
  if (letter === 'y') return !isVowelLetter(spelling.charAt(at + 1));
  return isVowelLetter(letter);
}

function vowelAt(spelling: string, at: number): readonly [string, readonly string[]] {
  // Eli is not Ali: in so short a name a first e is no a.
  if (at === 0 && spelling.length <= SHORTEST_NAME && spelling.startsWith('e')) return ['e', ['i']];
  return (
    FINAL_VOWELS.find(
      ([letters]) => spelling.length === at + letters.length && fits(spelling, at, letters),
    ) ??
    TWO_SYLLABLES.find(
      ([letters]) => fits(spelling, at, letters) && /[aou]/u.test(spelling.charAt(at + letters.length)),
    ) ??
    VOWELS.find(([letters]) => fits(spelling, at, letters)) ?? [spelling.charAt(at), [spelling.charAt(at)]]
  );
}

/** True where `letters` stand at this place and their last one is not a consonant there, as the y of Nayeri is. */
function fits(spelling: string, at: number, letters: string): boolean {
  if (!spelling.startsWith(letters, at)) return false;
  return !/[yw]$/u.test(letters) || !isVowelLetter(spelling.charAt(at + letters.length));
}

function consonantAt(spelling: string, at: number): readonly [string, readonly string[]] {
  const letter = spelling.charAt(at);
  return CONSONANTS.find(([letters]) => spelling.startsWith(letters, at)) ?? [letter, [letter]];
}

function isVowelLetter(letter: string): boolean {
  return letter !== '' && 'aeiou'.includes(letter);
}

function combine(choices: readonly (readonly string[])[]): string[] {
  let keys = [''];
  let open = 0;
  for (const sounds of choices) {
    if (sounds.length > 1) open += 1;
    const kept = open > MOST_OPEN_CHOICES ? sounds.slice(-1) : sounds;
    keys = kept.flatMap((sound) => keys.map((key) => key + sound));
  }
  return keys;
}

function collapseDoubles(key: string): string {
  return key.replaceAll(/(.)\1+/gu, '$1');
}
