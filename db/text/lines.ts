import { isInvisible, isWhiteSpace } from './characters.ts';

/** Half-open range in UTF-16 units. */
export interface UnitRange {
  readonly start: number;
  readonly end: number;
}

/** A line with something to see on it; white space at both ends lies outside its range. */
export interface TextLine extends UnitRange {
  /** Columns of white space before the first character; a tab counts as four. */
  readonly indent: number;
  /** The text begins here, or a line with nothing to see on it lies directly above. */
  readonly opensBlock: boolean;
}

export interface TextLines {
  readonly lines: readonly TextLine[];
  /** Lines that hold characters, but none that can be seen (direction marks, control characters). */
  readonly invisible: readonly UnitRange[];
}

const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const LINE_SEPARATOR = 0x2028;
const PARAGRAPH_SEPARATOR = 0x2029;
const TAB = 0x09;
const TAB_COLUMNS = 4;

/**
 * Cuts canonical text into its visible lines, in one pass.
 *
 * Besides `\n`, the vertical tab and U+2028 end a line (word processors write them for a forced line end), and
 * the form feed and U+2029 end a line and a block.
 */
export function readLines(text: string): TextLines {
  const lines: TextLine[] = [];
  const invisible: UnitRange[] = [];
  let opensBlock = true;
  let from = 0;
  while (from < text.length) {
    const to = lineEnd(text, from);
    const range = trimWhiteSpace(text, from, to);
    if (range.start === range.end) {
      opensBlock = true;
    } else if (isAllInvisible(text, range)) {
      invisible.push(range);
      opensBlock = true;
    } else {
      lines.push({ ...range, indent: columns(text, from, range.start), opensBlock });
      opensBlock = false;
    }
    const ending = text.charCodeAt(to);
    if (ending === FORM_FEED || ending === PARAGRAPH_SEPARATOR) opensBlock = true;
    from = to + 1;
  }
  return { lines, invisible };
}

/** Leaves out the white space at both ends; an all-white range becomes empty. */
export function trimWhiteSpace(text: string, from: number, to: number): UnitRange {
  let start = from;
  let end = to;
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= LINE_FEED && code <= FORM_FEED) return at;
    if (code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR) return at;
  }
  return text.length;
}

function isAllInvisible(text: string, range: UnitRange): boolean {
  for (let at = range.start; at < range.end; at += 1) {
    const code = text.charCodeAt(at);
    if (!isInvisible(code) && !isWhiteSpace(code)) return false;
  }
  return true;
}

function columns(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) count += text.charCodeAt(at) === TAB ? TAB_COLUMNS : 1;
  return count;
}
