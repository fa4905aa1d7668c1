import type { OffsetRange } from '../chosen-range.ts';
import type { TextWalk } from './text-walk.ts';

/** Where a word stands on the screen, in pixels. */
export interface WordRect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Measures words; `null` for one that is not laid out. */
export type Geometry = (word: OffsetRange) => WordRect | null;

export interface PlacedWord {
  readonly word: OffsetRange;
  readonly rect: WordRect | null;
}

/** The words that stand on one line of the screen, in reading order. */
export interface Line {
  readonly word: PlacedWord;
  readonly words: readonly PlacedWord[];
}

interface Surroundings {
  readonly walk: TextWalk;
  readonly geometry: Geometry;
}

/** Lines are short; more words than this on one of them would be no text to be read. */
const MOST_WORDS = 200;

/** The line that a word stands on, inside its passage. */
export function lineOf(at: OffsetRange, { walk, geometry }: Surroundings): Line {
  const word = walk.wordAt(at.start) ?? at;
  const placed = { word, rect: geometry(word) };
  const words = [placed];
  for (const other of wordsBefore(word, walk)) {
    const candidate = { word: other, rect: geometry(other) };
    if (!isSameLine(placed, candidate) || !isSamePassage(walk, word, other)) break;
    words.unshift(candidate);
  }
  for (const other of wordsAfter(word, walk)) {
    const candidate = { word: other, rect: geometry(other) };
    if (!isSameLine(placed, candidate) || !isSamePassage(walk, word, other)) break;
    words.push(candidate);
  }
  return { word: placed, words };
}

/** The words of the line below, none at the end of the text. */
export function lineAfter(line: Line, surroundings: Surroundings): readonly PlacedWord[] {
  const next = surroundings.walk.wordFrom(line.words.at(-1)?.word.end ?? line.word.word.end);
  return next === null ? [] : lineOf(next, surroundings).words;
}

/** The words of the line above, none at the beginning of the text. */
export function lineBefore(line: Line, surroundings: Surroundings): readonly PlacedWord[] {
  const previous = surroundings.walk.wordBefore(line.words[0]?.word.start ?? line.word.word.start);
  return previous === null ? [] : lineOf(previous, surroundings).words;
}

export function middleOf({ rect }: PlacedWord): number {
  return rect === null ? 0 : (rect.left + rect.right) / 2;
}

function* wordsAfter(word: OffsetRange, walk: TextWalk): Generator<OffsetRange> {
  let next = walk.wordFrom(word.end);
  for (let count = 0; next !== null && count < MOST_WORDS; count += 1) {
    yield next;
    next = walk.wordFrom(next.end);
  }
}

function* wordsBefore(word: OffsetRange, walk: TextWalk): Generator<OffsetRange> {
  let previous = walk.wordBefore(word.start);
  for (let count = 0; previous !== null && count < MOST_WORDS; count += 1) {
    yield previous;
    previous = walk.wordBefore(previous.start);
  }
}

/** Words of one line overlap by more than half of their height; raised figures and other faces differ a little. */
function isSameLine({ rect: one }: PlacedWord, { rect: other }: PlacedWord): boolean {
  if (one === null || other === null) return false;
  const overlap = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return overlap > Math.min(one.bottom - one.top, other.bottom - other.top) / 2;
}

function isSamePassage(walk: TextWalk, one: OffsetRange, other: OffsetRange): boolean {
  return walk.passageAt(one.start) === walk.passageAt(other.start);
}
