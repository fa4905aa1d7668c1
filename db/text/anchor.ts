import { isHighSurrogate, isLowSurrogate, isWhiteSpace } from './characters.ts';

/** Units of the text kept on either side of a highlight's words. */
export const CONTEXT_LENGTH = 32;

/** A stretch of a document's text; `start` is where in the text it begins. */
export interface TextStretch {
  readonly text: string;
  readonly start: number;
}

/** Half-open range of a document's text, in UTF-16 units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A place in a text with the words that stand there and what stands around them. */
export interface CutAnchor extends Place {
  readonly words: string;
  readonly before: string;
  readonly after: string;
}

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * The words of a range and 32 units of the text on either side, for finding them again.
 *
 * White space at the ends of the range is left out, and half a surrogate pair taken in whole. `null` where the range
 * holds nothing that can be seen. The stretch has to reach `CONTEXT_LENGTH + 1` units beyond the range where the text does.
 */
export function cutAnchor({ text, start: offset }: TextStretch, range: Place): CutAnchor | null {
  let start = outsidePair(text, range.start - offset, -1);
  let end = outsidePair(text, range.end - offset, 1);
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end -= 1;
  const words = text.slice(start, end);
  if (!VISIBLE.test(words)) return null;
  const before = text.slice(outsidePair(text, Math.max(0, start - CONTEXT_LENGTH), 1), start);
  const after = text.slice(end, outsidePair(text, Math.min(text.length, end + CONTEXT_LENGTH), -1));
  return { start: start + offset, end: end + offset, words, before, after };
}

/** The beginning of a text, at most `length` units, without half a surrogate pair. */
export function cutText(text: string, length: number): string {
  return text.slice(0, outsidePair(text, Math.min(length, text.length), -1));
}

/** One step in the direction given where a surrogate pair would be cut. */
function outsidePair(text: string, at: number, direction: -1 | 1): number {
  const cutsPair =
    at > 0 &&
    at < text.length &&
    isHighSurrogate(text.charCodeAt(at - 1)) &&
    isLowSurrogate(text.charCodeAt(at));
  return cutsPair ? at + direction : at;
}
