import { SENTENCE_END, SEPARATOR, characterClass } from './character-class.ts';

/** A half-open range, in UTF-16 units of the string it comes with. */
export type Range = readonly [start: number, end: number];

export interface Excerpt {
  readonly excerpt: string;
  /** Ranges of `excerpt`, ascending and not overlapping. */
  readonly marks: readonly Range[];
}

const LENGTH = 240;
/** A little longer than that and the whole passage is shown. */
const WHOLE_LENGTH = 360;
/** How far an edge moves to find a space, */
const NEAR = 60;
/** and how far to find the end of a word at least. A longer one is an encoded file, and is cut. */
const FAR = 256;
const ELLIPSIS = '…';
const SPACE = /\s/u;

/**
 * The part of a passage in which most marks lie, about 240 units long, with `…` where something was left out.
 *
 * Never cuts a word or a surrogate pair. Line breaks and tabs become spaces, one for one. `marks` are ranges of `text`,
 * ascending and not overlapping; those of the answer are ranges of the excerpt, and a mark that reaches beyond it is cut.
 */
export function makeExcerpt(text: string, marks: readonly Range[]): Excerpt {
  const window = text.length <= WHOLE_LENGTH ? ([0, text.length] as const) : densest(text, marks);
  const [start, end] = trimmed(text, window);
  const before = start > 0 && text.slice(0, start).trim() !== '' ? ELLIPSIS : '';
  const after = end < text.length && text.slice(end).trim() !== '' ? ELLIPSIS : '';
  const shift = before.length - start;
  const inside = marks
    .map(([from, to]): Range => [Math.max(from, start), Math.min(to, end)])
    .filter(([from, to]) => from < to)
    .map(([from, to]): Range => [from + shift, to + shift]);
  const body = text.slice(start, end).replaceAll(/\s/gu, ' ');
  return { excerpt: before + body + after, marks: inside };
}

/** The window that holds most marks, the first of equals, with its marks in the middle. */
function densest(text: string, marks: readonly Range[]): Range {
  let best: { readonly first: number; readonly last: number } | undefined;
  let last = 0;
  for (let first = 0; first < marks.length; first += 1) {
    last = Math.max(last, first);
    const from = marks[first]?.[0] ?? 0;
    while ((marks[last + 1]?.[1] ?? Infinity) - from <= LENGTH) last += 1;
    if (!best || last - first > best.last - best.first) best = { first, last };
  }
  const from = best ? (marks[best.first]?.[0] ?? 0) : 0;
  const to = best ? (marks[best.last]?.[1] ?? 0) : 0;
  const spare = Math.max(0, LENGTH - (to - from));
  const start = Math.max(0, Math.min(from - Math.floor(spare / 2), text.length - LENGTH));
  return widenToWords(text, [start, Math.min(text.length, start + LENGTH)]);
}

function widenToWords(text: string, [start, end]: Range): Range {
  return [outsidePair(text, edgeFrom(text, start, -1)), outsidePair(text, edgeFrom(text, end, 1))];
}

/** The nearest place, in the direction given, where no word is cut: beside a space, or beside any other sign. */
function edgeFrom(text: string, at: number, direction: -1 | 1): number {
  for (let step = 0; step <= NEAR; step += 1) {
    if (isBesideSpace(text, at + step * direction)) return at + step * direction;
  }
  for (let step = 0; step <= FAR; step += 1) {
    if (!isInsideWord(text, at + step * direction)) return at + step * direction;
  }
  return at;
}

function isBesideSpace(text: string, at: number): boolean {
  return at <= 0 || at >= text.length || SPACE.test(text.charAt(at)) || SPACE.test(text.charAt(at - 1));
}

function isInsideWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && isWordUnit(text, at - 1) && isWordUnit(text, at);
}

/** Whatever may be part of a word, apostrophes and soft hyphens too; half a surrogate pair counts as a letter. */
function isWordUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit <= 0xdfff) return true;
  const kind = characterClass(unit);
  return kind !== SEPARATOR && kind !== SENTENCE_END;
}

/** One step back where a surrogate pair would be cut. */
function outsidePair(text: string, at: number): number {
  const code = at > 0 && at < text.length ? (text.codePointAt(at - 1) ?? 0) : 0;
  return code > 0xffff ? at - 1 : at;
}

function trimmed(text: string, [start, end]: Range): Range {
  let from = start;
  while (from < end && SPACE.test(text.charAt(from))) from += 1;
  let to = end;
  while (to > from && SPACE.test(text.charAt(to - 1))) to -= 1;
  return [from, to];
}
