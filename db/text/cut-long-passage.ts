import { isHighSurrogate, isInvisible, isLowSurrogate, isWhiteSpace } from './characters.ts';
import { trimWhiteSpace, type UnitRange } from './lines.ts';
import { CLOSERS, SENTENCE_ENDS } from './line-wording.ts';

/** Longest passage in UTF-16 units. More than any paragraph written to be read; a citation stays a place. */
export const MAX_PASSAGE_LENGTH = 4_000;

/** A piece shorter than this is not worth a better place to cut. */
const MIN_PIECE_LENGTH = 2_000;

const MARK = /^\p{M}$/u;
const ABBREVIATION = /(?:^|[^\p{L}])(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|cf|p|\p{Lu})\.$/u;
const STARTS_LOWER_CASE = /^\p{Ll}/u;

/**
 * Cuts a range into pieces of at most `MAX_PASSAGE_LENGTH`: after the last sentence that ends in the second half
 * of the window, else at white space, else anywhere but inside a surrogate pair or before a combining mark.
 *
 * The pieces leave out nothing but white space between them. The time grows with the length of the range.
 */
export function cutLongRange(text: string, range: UnitRange): UnitRange[] {
  const pieces: UnitRange[] = [];
  let rest = range;
  while (rest.end - rest.start > MAX_PASSAGE_LENGTH) {
    const cut = findCut(text, rest.start);
    pieces.push(trimWhiteSpace(text, rest.start, cut));
    rest = trimWhiteSpace(text, cut, rest.end);
  }
  pieces.push(rest);
  return pieces;
}

/** `start` is not white space and the text goes on beyond the window: the answer lies after `start`. */
function findCut(text: string, start: number): number {
  const earliest = start + MIN_PIECE_LENGTH;
  const latest = start + MAX_PASSAGE_LENGTH;
  let lastSpace = -1;
  for (let at = latest; at > earliest; at -= 1) {
    if (!isWhiteSpace(text.charCodeAt(at))) continue;
    if (lastSpace < 0) lastSpace = at;
    if (endsSentenceAt(text, at)) return at;
  }
  return lastSpace > 0 ? lastSpace : hardCut(text, start, latest);
}

/** `at` is white space: does the word before it end a sentence? */
function endsSentenceAt(text: string, at: number): boolean {
  let last = at - 1;
  while (last > at - 5 && CLOSERS.has(text.charAt(last))) last -= 1;
  if (!SENTENCE_ENDS.has(text.charAt(last))) return false;
  if (ABBREVIATION.test(text.slice(Math.max(0, last - 6), last + 1))) return false;
  let next = at;
  while (next < at + 4 && isWhiteSpace(text.charCodeAt(next))) next += 1;
  return !STARTS_LOWER_CASE.test(text.slice(next, next + 2));
}

function hardCut(text: string, start: number, latest: number): number {
  const floor = Math.max(start + 1, latest - 64);
  for (let at = latest; at > floor; at -= 1) {
    const code = text.charCodeAt(at);
    if (isInvisible(code) || isInvisible(text.charCodeAt(at - 1))) continue;
    if (isLowSurrogate(code) && isHighSurrogate(text.charCodeAt(at - 1))) continue;
    if (MARK.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) continue;
    return at;
  }
  const isInsidePair =
    isLowSurrogate(text.charCodeAt(latest)) && isHighSurrogate(text.charCodeAt(latest - 1));
  return isInsidePair ? latest - 1 : latest;
}
