/** True for exactly the characters that `\s` matches (ECMA-262, WhiteSpace and LineTerminator). */
export function isWhiteSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code === 0xa0 || code === 0xfeff) return true;
  if (code < 0x1680 || code > 0x3000) return false;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/**
 * True for characters that leave no mark on the page and are not white space: control characters, soft hyphen,
 * joiners, direction marks, variation selectors. Captured Persian pages often hold lines of nothing else.
 */
export function isInvisible(code: number): boolean {
  if (code < 0x20) return !isWhiteSpace(code);
  if (code < 0x7f) return false;
  if (code <= 0x9f || code === 0xad) return true;
  if (code < 0x034f) return false;
  return (
    code === 0x034f ||
    code === 0x061c ||
    (code >= 0x180b && code <= 0x180e) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0xfff9 && code <= 0xfffb)
  );
}

export function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

export function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

const COMBINING_MARK = /^\p{M}$/u;
const MOST_MARKS = 1_000;

/**
 * True where more than a thousand combining marks follow one another. Nothing that was written to be read has more
 * than a few; the time that normalisation takes grows with the square of such a run (it sorts the marks).
 */
export function hasEndlessMarks(text: string): boolean {
  let run = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isSimple = code < 0x0300 || (code >= 0x0620 && code <= 0x064a);
    run = !isSimple && COMBINING_MARK.test(String.fromCodePoint(text.codePointAt(at) ?? 0)) ? run + 1 : 0;
    if (run > MOST_MARKS) return true;
    if (isHighSurrogate(code)) at += 1;
  }
  return false;
}
