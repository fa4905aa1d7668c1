import { distanceBetween, findClosest } from './closest-match.ts';
import { share } from './anchor-likeness.ts';
import { joinWords, type NumberedWords, type WordRange } from './numbered-words.ts';

/** A stretch of a text that is like some words, and how like. */
export interface FoundWords extends WordRange {
  readonly likeness: number;
}

/** Words to be looked for, with as many before and after them as help to find them. */
export interface WantedWords {
  /** A text or a quote, and the words of it that are wanted. */
  readonly source: NumberedWords;
  readonly range: WordRange;
  /** Words around the range by which it may be found. */
  readonly around: WordRange;
}

export interface FoundPlaces {
  /** The most like come first; none overlaps another by more than half. */
  readonly found: readonly FoundWords[];
  /** False where there were more places to look at than are looked at. */
  readonly isComplete: boolean;
}

/** The rarest words serve to find the places that are looked at; so many of them, and so many places of each. */
const RAREST_WORDS = 3;
const MOST_PLACES = 64;
/** Longer words than that, in folded characters, are compared as bags of words: never less like than they are. */
const LONGEST_COMPARED = 400;
/** Places that share fewer of the words are not compared at all. */
const LEAST_SHARED = 0.6;

/**
 * Finds stretches of a text that are like given words: the same by folding, or with some of them changed.
 *
 * Looks at no more than 64 places for each of three rare words, so the time for one search is bounded; a stretch
 * counts only where at least half of its words `mayStand`. One in which all three rare words were changed is not found.
 */
export function openWordFinder(
  text: NumberedWords,
  mayStand: (at: number) => boolean,
): (wanted: WantedWords) => FoundPlaces {
  const places = new Map<number, number[]>();
  text.numbers.forEach((number, at) => {
    if (!mayStand(at)) return;
    const known = places.get(number);
    if (known === undefined) places.set(number, [at]);
    else known.push(at);
  });
  function mostMayStand(start: number, length: number): boolean {
    let standing = 0;
    for (let at = Math.max(0, start); at < start + length; at += 1) if (mayStand(at)) standing += 1;
    return standing >= length / 2;
  }

  return (wanted) => {
    const rarest = rarestWords(wanted, places);
    const starts = rarest.flatMap(({ offset, places: found }) =>
      found.slice(0, MOST_PLACES).map((place) => place - offset),
    );
    const length = wanted.range.end - wanted.range.first;
    const found = [...new Set(starts)]
      .filter((start) => mostMayStand(start, length))
      .flatMap((start) => compareAt(text, start, wanted) ?? []);
    return {
      found: withoutRepetitions(found),
      isComplete: (rarest[0]?.places.length ?? 0) <= MOST_PLACES,
    };
  };
}

interface RareWord {
  /** How far from the first wanted word it stands. */
  readonly offset: number;
  readonly places: readonly number[];
}

function rarestWords({ source, range, around }: WantedWords, places: Map<number, number[]>): RareWord[] {
  const known = new Map<number, RareWord>();
  for (let at = around.first; at < around.end; at += 1) {
    const number = source.numbers[at] ?? -1;
    const found = places.get(number);
    if (found !== undefined && !known.has(number)) {
      known.set(number, { offset: at - range.first, places: found });
    }
  }
  return [...known.values()]
    .toSorted((one, other) => one.places.length - other.places.length)
    .slice(0, RAREST_WORDS);
}

function compareAt(text: NumberedWords, start: number, { source, range }: WantedWords): FoundWords | null {
  const length = range.end - range.first;
  if (hasSameWords(text, start, { source, range })) return { first: start, end: start + length, likeness: 1 };
  const slack = 2 + Math.ceil(length / 4);
  const window = {
    first: Math.max(0, start - slack),
    end: Math.min(text.numbers.length, start + length + slack),
  };
  const shared = sharedPart(text, window, { source, range });
  if (shared < LEAST_SHARED) return null;
  const wanted = joinWords(source, range);
  if (wanted.length > LONGEST_COMPARED) {
    return {
      first: Math.max(0, start),
      end: Math.min(text.numbers.length, start + length),
      likeness: shared,
    };
  }
  return closestIn(text, window, wanted);
}

function hasSameWords(
  text: NumberedWords,
  start: number,
  { source, range }: { readonly source: NumberedWords; readonly range: WordRange },
): boolean {
  if (start < 0 || start + range.end - range.first > text.numbers.length) return false;
  for (let at = range.first; at < range.end; at += 1) {
    if (source.numbers[at] !== text.numbers[start + at - range.first]) return false;
  }
  return true;
}

/** The share of the wanted words, by their letters, that stand in a window in any order. */
function sharedPart(
  text: NumberedWords,
  window: WordRange,
  { source, range }: { readonly source: NumberedWords; readonly range: WordRange },
): number {
  const left = new Map<number, number>();
  for (let at = window.first; at < window.end; at += 1) {
    const number = text.numbers[at] ?? -1;
    left.set(number, (left.get(number) ?? 0) + 1);
  }
  let [all, found] = [0, 0];
  for (let at = range.first; at < range.end; at += 1) {
    const number = source.numbers[at] ?? -1;
    const letters = source.bases[at]?.length ?? 0;
    const count = left.get(number) ?? 0;
    all += letters;
    if (count === 0) continue;
    found += letters;
    left.set(number, count - 1);
  }
  return all === 0 ? 0 : found / all;
}

/** The words of a window that the closest match touches. */
function closestIn(text: NumberedWords, window: WordRange, wanted: string): FoundWords | null {
  const { start, end } = findClosest(wanted, joinWords(text, window));
  let [first, last, place] = [-1, -1, 0];
  for (let at = window.first; at < window.end; at += 1) {
    const length = text.bases[at]?.length ?? 0;
    const middle = place + length / 2;
    if (middle >= start && first === -1) first = at;
    if (middle <= end) last = at;
    place += length + 1;
  }
  if (first === -1 || last < first) return null;
  const range = { first, end: last + 1 };
  const found = joinWords(text, range);
  const longer = found.length > wanted.length ? found : wanted;
  return { ...range, likeness: share(longer, distanceBetween(wanted, found)) };
}

/** Of stretches that overlap by more than half, the one most like. */
function withoutRepetitions(found: readonly FoundWords[]): FoundWords[] {
  const kept: FoundWords[] = [];
  for (const one of found.toSorted((a, b) => b.likeness - a.likeness || a.first - b.first)) {
    if (!kept.some((other) => overlapMuch(one, other))) kept.push(one);
  }
  return kept;
}

export function overlapMuch(one: WordRange, other: WordRange): boolean {
  const common = Math.min(one.end, other.end) - Math.max(one.first, other.first);
  return common > Math.min(one.end - one.first, other.end - other.first) / 2;
}
