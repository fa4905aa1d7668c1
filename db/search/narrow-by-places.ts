import type { Occurrences } from './occurrences.ts';
import { firstNotBelow, type PassageSet } from './passage-sets.ts';
import type { Postings } from './postings.ts';
import type { SequenceStep } from './sequence-steps.ts';

/** Where a phrase may begin: for passage `i`, `starts[offsets[i]]` up to `starts[offsets[i + 1]]`. */
interface Beginnings {
  readonly passages: PassageSet;
  readonly offsets: Uint32Array;
  /** Before the passage's first word, so below 0, where the word stands too early. */
  readonly starts: Int32Array;
}

/**
 * The passages in which the words of a phrase can follow each other at all. The rarest word is read first and each
 * commoner one only where those before it stand in place, so that of a stop word next to nothing is read. Answers
 * `together` where a step is longer than one word: those are left to the slow way.
 */
export function narrowByPlaces(
  words: number,
  steps: readonly SequenceStep[],
  library: { readonly postings: Postings; readonly together: PassageSet },
): PassageSet {
  const { postings, together } = library;
  const isPlain = steps.every((step) => step.to === step.from + 1 && step.variant.terms.length === 1);
  if (!isPlain || words < 2 || together.length === 0) return together;
  const byWord = Array.from({ length: words }, (_, word) => {
    const terms = steps
      .filter((step) => step.from === word)
      .flatMap((step) => step.variant.terms.map((term) => postings.ofTerm(term.id)));
    return { word, terms, passages: terms.reduce((sum, term) => sum + term.passages.length, 0) };
  }).toSorted((some, other) => some.passages - other.passages);
  const [rarest, ...others] = byWord;
  if (!rarest || rarest.terms.length !== 1) return together;
  let found: Beginnings | undefined;
  for (const term of rarest.terms) found = beginningsOf(term.occurrences(together), rarest.word);
  for (const { word, terms } of others) {
    if (!found || found.passages.length === 0) break;
    const held = found;
    found = keepWhere(
      held,
      word,
      terms.map((term) => term.occurrences(held.passages)),
    );
  }
  return found?.passages ?? together;
}

function beginningsOf({ passages, offsets, positions }: Occurrences, word: number): Beginnings {
  const starts = new Int32Array(positions.length);
  for (let at = 0; at < positions.length; at += 1) starts[at] = (positions[at] ?? 0) - word;
  return { passages, offsets, starts };
}

/** The beginnings after which one of these occurrences stands `word` words on. */
function keepWhere(held: Beginnings, word: number, next: readonly Occurrences[]): Beginnings {
  const kept = new Uint8Array(held.starts.length);
  for (const occurrences of next) markFollowed(kept, held, { occurrences, word });
  const passages = new Uint32Array(held.passages.length);
  const offsets = new Uint32Array(held.passages.length + 1);
  const starts = new Int32Array(held.starts.length);
  let [count, placed] = [0, 0];
  for (let index = 0; index < held.passages.length; index += 1) {
    const before = placed;
    const end = held.offsets[index + 1] ?? 0;
    for (let at = held.offsets[index] ?? 0; at < end; at += 1) {
      if (kept[at] === 1) starts[placed++] = held.starts[at] ?? 0;
    }
    if (placed === before) continue;
    passages[count] = held.passages[index] ?? 0;
    count += 1;
    offsets[count] = placed;
  }
  return {
    passages: passages.subarray(0, count),
    offsets: offsets.subarray(0, count + 1),
    starts: starts.subarray(0, placed),
  };
}

function markFollowed(
  kept: Uint8Array,
  { passages, offsets, starts }: Beginnings,
  { occurrences, word }: { readonly occurrences: Occurrences; readonly word: number },
): void {
  let index = 0;
  for (let other = 0; other < occurrences.passages.length; other += 1) {
    index = firstNotBelow(passages, occurrences.passages[other] ?? 0, index);
    if (passages[index] !== occurrences.passages[other]) continue;
    const end = offsets[index + 1] ?? 0;
    const placesEnd = occurrences.offsets[other + 1] ?? 0;
    let place = occurrences.offsets[other] ?? 0;
    for (let at = offsets[index] ?? 0; at < end; at += 1) {
      const wanted = (starts[at] ?? 0) + word;
      while (place < placesEnd && (occurrences.positions[place] ?? 0) < wanted) place += 1;
      if (place < placesEnd && occurrences.positions[place] === wanted) kept[at] = 1;
    }
  }
}
