/**
 * The version of the rule below. It is kept with every document: a text made under another version has other
 * offsets, so highlights must be placed again before they may be shown.
 */
export const TEXT_VERSION = 1;

/**
 * Turns decoded characters into the text that every offset, highlight and citation of a document refers to.
 *
 * The rule, decided once at import: Unicode normalisation form C (UAX #15); `\r\n` and `\r` become `\n`;
 * nothing else. White space, soft hyphens, U+00A0, direction marks and errors of the capture stay as they are.
 *
 * Two things cannot be stored in an SQLite text column and come back as they were, so each becomes U+FFFD, one
 * unit for one unit: a surrogate without its partner (the driver would replace it on the way to UTF-8, and the
 * stored text would no longer be the text that was hashed) and U+0000 (SQL functions end a text there; CommonMark
 * replaces it in the same way). The original bytes are kept beside the text, so nothing is lost by this.
 *
 * A byte order mark belongs to the encoding and is taken off by the reader, never here: a U+FEFF in the middle
 * of a text is a character of the text.
 */
export function canonicalText(decoded: string): string {
  const lineEnds = decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
  const storable = lineEnds.toWellFormed().replaceAll('\u0000', '\uFFFD');
  return storable.normalize('NFC');
}
