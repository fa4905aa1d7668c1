import type { CutAnchor, Place } from '../../db/text/anchor.ts';
import { foldedWords } from '../../db/text/folded-words.ts';
import type { ResolvedAnchor } from '../../db/text/resolve-anchor.ts';
import type { MutatedText, MutatedWord } from './mutated-text.ts';

/** The words of the first text that a highlight was made on: half-open, as `wordsBetweenSpaces` counts them. */
export interface HighlightedWords {
  readonly first: number;
  readonly end: number;
  readonly cut: CutAnchor;
}

/**
 * Where a highlight ended, by the map the mutation made: `right`, on all its words that are left and no other but
 * changed ones; `same-words`, on the very words it was made on although one or another of them stood elsewhere: in a
 * paragraph that was doubled, or beside it (“the the”, of which one was taken out); `listed`, needs placing; else `wrong`.
 */
export type Verdict = 'right' | 'same-words' | 'listed' | 'wrong';

/** Below this share of its own words, what lies between the first and the last is no longer one passage. */
const TORN = 0.75;

export function judge(
  resolved: ResolvedAnchor,
  highlighted: HighlightedWords,
  { text, words }: MutatedText,
): Verdict {
  if (resolved.kind === 'needs-placing') return 'listed';
  const place: Place = resolved.kind === 'anchored' ? resolved.cut : resolved.place;
  const touched = words.filter(({ start, end }) => start < place.end && end > place.start);
  const isOwn = (word: MutatedWord): boolean => isOf(highlighted, word) && !word.isCopy;
  const isNeutral = ({ isEdited, start, end }: MutatedWord): boolean =>
    isEdited || !/[\p{L}\p{N}]/u.test(text.slice(start, end));
  // “the the”: which of them was put in, or taken out, nobody can tell.
  const isTwin = (word: MutatedWord): boolean =>
    isTwinOf(highlighted, word) ||
    besides(words, word).some((other) => other.isEdited && isSame(text, word, other));
  const left = words.flatMap((word, at) => (isOwn(word) && !isNeutral(word) ? [at] : []));
  const hull = words.slice(left[0] ?? 0, (left.at(-1) ?? -1) + 1);
  const ownOfHull = hull.filter((word) => isOwn(word) || isNeutral(word)).length;
  const isWhole = rise(left.map((at) => words[at]?.origin ?? 0)) && ownOfHull >= TORN * hull.length;
  const isRight = isWhole
    ? hull.every((word) => touched.includes(word) || isTwin(word)) &&
      touched.every((word) => hull.includes(word) || isNeutral(word) || isTwin(word))
    : isMostlyOwn(touched.filter((word) => isOwn(word) || !isNeutral(word)).map(isOwn));
  if (isRight && touched.some(isOwn)) return 'right';
  const isSameText = foldedWords(text.slice(place.start, place.end)) === foldedWords(highlighted.cut.words);
  const isNear = touched.filter((word) => isOf(highlighted, word)).length >= touched.length / 2;
  return isOnCopy(touched, highlighted) || (isSameText && isNear) ? 'same-words' : 'wrong';
}

/** It begins and ends on words of its own; something else may have come in between. */
function isMostlyOwn(own: readonly boolean[]): boolean {
  const count = own.filter(Boolean).length;
  return own[0] === true && own.at(-1) === true && count >= TORN * own.length;
}

/** The word right before or after the highlight, where it is the same as the highlight's first or last one. */
function isTwinOf({ first, end, cut }: HighlightedWords, { origin }: MutatedWord): boolean {
  const [before, words, after] = [cut.before, cut.words, cut.after].map((text) =>
    foldedWords(text).trim().split(' '),
  );
  return (
    (origin === first - 1 && before?.at(-1) === words?.[0]) ||
    (origin === end && after?.[0] === words?.at(-1))
  );
}

function besides(words: readonly MutatedWord[], word: MutatedWord): MutatedWord[] {
  const at = words.indexOf(word);
  return [words[at - 1], words[at + 1]].filter((other) => other !== undefined);
}

function isSame(text: string, one: MutatedWord, other: MutatedWord): boolean {
  return foldedWords(text.slice(one.start, one.end)) === foldedWords(text.slice(other.start, other.end));
}

/** Words of the highlight and of its copies, in the order of the highlight, nearly all of them. */
function isOnCopy(touched: readonly MutatedWord[], highlighted: HighlightedWords): boolean {
  const origins = touched.flatMap(({ origin }) => (origin === null ? [] : [origin]));
  const areAll = origins.length >= 0.8 * (highlighted.end - highlighted.first);
  return areAll && rise(origins) && touched.every((word) => word.origin === null || isOf(highlighted, word));
}

/** Nothing was done to the highlight: all its words stand side by side, each as it was. */
export function isIntact(highlighted: HighlightedWords, { words }: MutatedText): boolean {
  const own = words.flatMap((word, at) => (isOf(highlighted, word) && !word.isCopy ? [at] : []));
  const areAll = own.length === highlighted.end - highlighted.first;
  return areAll && own.every((at, index) => words[at]?.isEdited === false && at === (own[0] ?? 0) + index);
}

function isOf({ first, end }: HighlightedWords, { origin }: MutatedWord): boolean {
  return origin !== null && origin >= first && origin < end;
}

function rise(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || (numbers[index - 1] ?? 0) < number);
}
