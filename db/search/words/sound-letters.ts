/**
 * By which letters of a word each sign of a sound can come about (see `soundOf` and the tables of db/text/name-key.ts). A
 * sign that is not here is its own letter.
 */
const LETTERS_OF_SIGN: Readonly<Record<string, string>> = {
  C: 'c',
  S: 's',
  J: 'jzd',
  X: 'kx',
  Q: 'gq',
  z: 'zd',
  t: 'ts',
  f: 'fp',
  k: 'kc',
};

/**
 * Whether a word may sound so, told by its letters alone: false only where it cannot. Computing a sound costs a hundred
 * times as much, and nearly all words are told apart by this.
 */
export function maySound(sound: string): (word: string) => boolean {
  const wanted = Array.from(sound, (sign) => lettersOf(LETTERS_OF_SIGN[sign] ?? sign.toLowerCase()));
  return (word) => {
    const letters = lettersOf(word);
    return wanted.every((mask) => (letters & mask) !== 0);
  };
}

/** One bit for each letter that occurs, other scripts folded into the same 32. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}
