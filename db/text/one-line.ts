const LINE_ENDS = /[\n\r\v\f\u0085\u2028\u2029]+/g;

/** Text as it can stand in a title, which is one line: line ends become a space, and what cannot be stored is left out. */
export function asOneLine(text: string): string {
  return text.replaceAll('\u0000', '').replaceAll(LINE_ENDS, ' ').toWellFormed();
}
