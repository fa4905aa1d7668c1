/** Yeh and kaf: Arabic and Persian keyboards write them as different letters, which make different passphrases. */
const TWOFOLD_LETTERS = /[\u0643\u0649\u064A\u06A9\u06CC]/;

/** Whether a passphrase looks the same when typed on the other keyboard, and is not. */
export function hasTwofoldLetters(passphrase: string): boolean {
  return TWOFOLD_LETTERS.test(passphrase.normalize('NFKC'));
}
