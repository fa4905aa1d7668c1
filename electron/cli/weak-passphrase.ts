/** As many letters as three short words have, or four in a script that needs fewer letters for a word. */
const FEWEST_CHARACTERS = 16;
const FEWEST_DIFFERENT = 8;

/**
 * Whether a passphrase is so short or so uniform that a program would guess it soon. Only a warning comes of it: it is a
 * rule of thumb that knows no words, unlike the estimate in the window, which would take long to load here.
 */
export function isWeakPassphrase(passphrase: string): boolean {
  const characters = Array.from(passphrase.normalize('NFKC'));
  return characters.length < FEWEST_CHARACTERS || new Set(characters).size < FEWEST_DIFFERENT;
}
