import type { AnchorState } from '../contract/highlights.ts';
import { alignedRange, likenessOfRanges, type AlignedTexts } from './aligned-range.ts';
import { alignWords, UNPAIRED } from './align-words.ts';
import { placeOfWords, type ChosenWords } from './anchor-edges.ts';
import { foldQuote, likenessAt, type FoldedQuote, type Likeness, type Quote } from './anchor-likeness.ts';
import { cutAnchor, type CutAnchor, type Place } from './anchor.ts';
import { findSigns } from './find-signs.ts';
import { openWordNumbers, wordsTouched, type WordRange } from './numbered-words.ts';
import { openWordFinder, overlapMuch, type FoundPlaces, type WantedWords } from './word-finder.ts';

/** Where a highlight belongs after its document's text changed. */
export type ResolvedAnchor =
  | { readonly kind: 'anchored'; readonly cut: CutAnchor }
  /** Found for certain, but not as it was: to be reviewed. `score` is at least `LEAST_SCORE`. */
  | { readonly kind: 'moved'; readonly place: Place; readonly score: number }
  | { readonly kind: 'needs-placing' };

export interface AnchorToResolve extends CutAnchor {
  readonly state: AnchorState;
}

export interface TextVersions {
  readonly older: string;
  readonly newer: string;
}

/** A place is taken from this score on, and where it is so far ahead of the next one. */
export const LEAST_SCORE = 0.85;
export const LEAST_LEAD = 0.1;
/** Words that are less like those highlighted are other words, whatever stands around them. */
const LEAST_LIKE = 0.75;
/** What it counts that the text before and after leads there, of 1; the rest is likeness. */
const CONTINUITY = 0.15;

/** Finds where the highlights of a text belong in a newer version of it. */
export interface AnchorResolver {
  /**
   * Finds where a highlight belongs after its document's text changed.
   *
   * Both texts are aligned word by word (`alignWords`), which says where the highlight's words went. That place is
   * then compared with the quote (its words, and 32 units on either side) by `likenessAt`, and so is every place that
   * resembles it and is not known to have been somewhere else in the older text. Everything is compared by folding:
   * white space, line breaks, the kind of quotation marks, case and diacritics make no difference.
   *
   * - `needs-placing`, unless the best place has a score of 0.85 or more, is 0.10 ahead of the next, and its words are
   *   at least 0.75 like those of the quote. The score is 0.85 × likeness, and 0.15 where the alignment leads there. So
   *   a place that only the quote points to has to be the same in every word, with all that stands around it; and of two
   *   places that look the same, one is taken only where the text around leads to it. No guess is made: a note on the
   *   wrong sentence is worse than one that asks to be placed.
   * - `moved`: it is to be reviewed.
   * - `anchored`: nobody needs to look. The words are the same, the alignment leads there, what stands on one side at
   *   least is the same too, and no other place comes within 0.10 in likeness. Its words are those of the newer text.
   *
   * A highlight that was `moved` stays so until somebody has looked at it; one that needed placing may become `moved`.
   */
  resolve(anchor: AnchorToResolve): ResolvedAnchor;
}

/** Aligning takes time in proportion to the texts; each highlight after that a bounded time. */
export function openAnchorResolver({ older: olderText, newer: newerText }: TextVersions): AnchorResolver {
  const numberWords = openWordNumbers();
  const [older, newer] = [numberWords(olderText), numberWords(newerText)];
  const alignment = alignWords({ older: older.numbers, newer: newer.numbers });
  const texts: AlignedTexts = { older, newer, alignment };
  const isNew = (at: number): boolean => alignment.olderOf[at] === UNPAIRED;
  const findInNewText = openWordFinder(newer, isNew);
  const findAnywhere = openWordFinder(newer, () => true);

  /** By the words that stand at its place in the older text. */
  function resolvePlaced(quote: Quote, place: Place): ResolvedAnchor {
    const range = wordsTouched(older, place.start, place.end);
    if (range.first >= range.end) return cutAt(findSigns(texts, place, range.first));
    const compared: Compared = { chosen: { source: older, range, place }, quote: foldQuote(quote) };
    const aligned = alignedRange(texts, range);
    const rivals = rivalsOf(compared, { found: aligned, find: findInNewText });
    return aligned === null ? best(rivals) : decide(compared, { aligned, rivals });
  }

  /** By its quote alone: there is no place that could be followed. */
  function resolveQuote(quote: Quote): ResolvedAnchor {
    const source = numberWords(quote.before + quote.words + quote.after);
    const start = quote.before.length;
    const place = { start, end: start + quote.words.length };
    const range = wordsTouched(source, place.start, place.end);
    if (range.first >= range.end) return NEEDS_PLACING;
    const compared: Compared = { chosen: { source, range, place }, quote: foldQuote(quote) };
    return best(rivalsOf(compared, { found: null, find: findAnywhere }));
  }

  function decide(compared: Compared, { aligned, rivals }: Choice): ResolvedAnchor {
    const words = likenessOfRanges(texts, compared.chosen.range, aligned);
    const place = placeOfWords(newer, aligned, compared.chosen);
    const likeness = likenessAt(newerText, place, { quote: compared.quote, words });
    const rival = rivals.places[0]?.likeness.total ?? 0;
    const score = scoreOf(likeness) + CONTINUITY;
    const isAhead = score - scoreOf({ total: rival }) >= LEAST_LEAD;
    if (words < LEAST_LIKE || score < LEAST_SCORE || !isAhead) return best(rivals);
    const isSame = words === 1 && hasSameSide(likeness);
    const isOnly = likeness.total - rival >= LEAST_LEAD;
    return isSame && isOnly ? cutAt(place) : { kind: 'moved', place, score };
  }

  function rivalsOf({ chosen, quote }: Compared, { found, find }: Search): Rivals {
    const wanted: WantedWords = { ...chosen, around: wordsAround(chosen, quote) };
    const { found: places, isComplete } = find(wanted);
    const rivals = places
      .filter((one) => one.likeness >= LEAST_LIKE && (found === null || !overlapMuch(one, found)))
      .map((one) => {
        const place = placeOfWords(newer, one, chosen);
        return { place, likeness: likenessAt(newerText, place, { quote, words: one.likeness }) };
      })
      .toSorted((one, other) => other.likeness.total - one.likeness.total);
    return { places: rivals, isComplete };
  }

  function cutAt(place: Place | null): ResolvedAnchor {
    const cut = place === null ? null : cutAnchor({ text: newerText, start: 0 }, place);
    return cut === null ? NEEDS_PLACING : { kind: 'anchored', cut };
  }

  return {
    resolve(anchor) {
      if (anchor.state === 'needs-placing') return resolveQuote(anchor);
      if (anchor.state === 'anchored') return resolvePlaced(anchor, anchor);
      const cut = cutAnchor({ text: olderText, start: 0 }, anchor);
      const resolved = cut === null ? NEEDS_PLACING : resolvePlaced(cut, cut);
      if (resolved.kind === 'anchored') return { kind: 'moved', place: resolved.cut, score: 1 };
      return resolved.kind === 'moved' ? resolved : resolveQuote(anchor);
    },
  };
}

const NEEDS_PLACING: ResolvedAnchor = { kind: 'needs-placing' };

interface Compared {
  readonly chosen: ChosenWords;
  readonly quote: FoldedQuote;
}

interface Search {
  /** Where it has been found already. */
  readonly found: WordRange | null;
  readonly find: (wanted: WantedWords) => FoundPlaces;
}

interface Rivals {
  /** Places that resemble the quote, the most like first. */
  readonly places: readonly { readonly place: Place; readonly likeness: Likeness }[];
  readonly isComplete: boolean;
}

interface Choice {
  readonly aligned: WordRange;
  readonly rivals: Rivals;
}

function scoreOf({ total }: Pick<Likeness, 'total'>): number {
  return (1 - CONTINUITY) * total;
}

/** Of places that nothing but the quote points to, the first, where it is good enough and far enough ahead. */
function best({ places: [first, second], isComplete }: Rivals): ResolvedAnchor {
  if (first === undefined || !isComplete) return NEEDS_PLACING;
  const [score, next] = [scoreOf(first.likeness), scoreOf(second?.likeness ?? { total: 0 })];
  const isTaken = score >= LEAST_SCORE && score - next >= LEAST_LEAD;
  return isTaken ? { kind: 'moved', place: first.place, score } : NEEDS_PLACING;
}

function hasSameSide({ before, after }: Likeness): boolean {
  return before === 1 || after === 1 || (before === null && after === null);
}

/** The words of the quote's context are those beside the range. */
function wordsAround({ source, range, place }: ChosenWords, { before, after }: Quote): WordRange {
  const around = wordsTouched(source, place.start - before.length, place.end + after.length);
  return { first: Math.min(around.first, range.first), end: Math.max(around.end, range.end) };
}
