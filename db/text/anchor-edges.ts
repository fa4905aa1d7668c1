import type { Place } from './anchor.ts';
import { isWhiteSpace } from './characters.ts';
import type { NumberedWords, WordRange } from './numbered-words.ts';

/** Words of a text, and the exact range of units that was chosen on them. */
export interface ChosenWords {
  readonly source: NumberedWords;
  readonly range: WordRange;
  readonly place: Place;
}

/**
 * The units of a newer text that stand for a chosen range, once it is known which words do: with the quotation marks,
 * dashes and brackets at the ends that were chosen with them, as far as they are there; within a word where the range
 * began or ended within it and the word is the same.
 */
export function placeOfWords(newer: NumberedWords, words: WordRange, chosen: ChosenWords): Place {
  return { start: startOf(newer, words.first, chosen), end: endOf(newer, words.end - 1, chosen) };
}

function startOf(newer: NumberedWords, word: number, { source, range, place }: ChosenWords): number {
  const [older, start] = [source.starts[range.first] ?? 0, newer.starts[word] ?? 0];
  const offset = place.start - older;
  if (offset > 0) return isSameWord(newer, word, { source, at: range.first }) ? start + offset : start;
  const lead = source.text.slice(place.start, older);
  const floor = word === 0 ? 0 : (newer.ends[word - 1] ?? 0);
  const from = Math.max(floor, start - lead.length);
  if (newer.text.slice(from, start) === lead) return from;
  return start - signsTaken(reversed(lead), reversed(newer.text.slice(floor, start)));
}

function endOf(newer: NumberedWords, word: number, { source, range, place }: ChosenWords): number {
  const [older, end] = [source.ends[range.end - 1] ?? 0, newer.ends[word] ?? 0];
  const offset = older - place.end;
  if (offset > 0) return isSameWord(newer, word, { source, at: range.end - 1 }) ? end - offset : end;
  const trail = source.text.slice(older, place.end);
  const ceiling = newer.starts[word + 1] ?? newer.text.length;
  const to = Math.min(ceiling, end + trail.length);
  if (newer.text.slice(end, to) === trail) return to;
  return end + signsTaken(trail, newer.text.slice(end, ceiling));
}

/**
 * How much of what stands beside a word now belongs to it: right beside it as many signs as there were, whatever their
 * kind; beyond white space only the same ones.
 */
function signsTaken(chosen: string, beside: string): number {
  let [taken, at, isBeyondSpace] = [0, 0, false];
  for (const sign of chosen) {
    if (isWhiteSpace(sign.codePointAt(0) ?? 0)) {
      while (at < beside.length && isWhiteSpace(beside.charCodeAt(at))) at += 1;
      isBeyondSpace = true;
      continue;
    }
    const found = String.fromCodePoint(beside.codePointAt(at) ?? 0x20);
    if (isWhiteSpace(found.codePointAt(0) ?? 0) || (isBeyondSpace && found !== sign)) break;
    at += found.length;
    taken = at;
  }
  return taken;
}

function reversed(text: string): string {
  return Array.from(text).toReversed().join('');
}

function isSameWord(
  newer: NumberedWords,
  word: number,
  { source, at }: { readonly source: NumberedWords; readonly at: number },
): boolean {
  const one = newer.text.slice(newer.starts[word], newer.ends[word]);
  return one === source.text.slice(source.starts[at], source.ends[at]);
}
