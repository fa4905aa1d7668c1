import type { Occurrences } from '../index/occurrences.ts';
import { firstNotBelow, type PassageSet } from '../index/passage-sets.ts';
import type { Postings } from '../index/postings.ts';
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
 * nothing where a step is longer than one word: those are left to the slow way.
 */
export function narrowByPlaces(
  words: number,
  steps: readonly SequenceStep[],
  postings: Postings,
): PassageSet | undefined {
  const isPlain = steps.every((step) => step.to === step.from + 1 && step.variant.terms.length === 1);
  if (!isPlain || words < 2) return undefined;
  const byWord = Array.from({ length: words }, (_, word) => {
    const forms = steps
      .filter((step) => step.from === word)
      .flatMap((step) => step.variant.terms.map((term) => postings.ofForm(term)));
    return { word, forms, bytes: forms.reduce((sum, form) => sum + form.bytes, 0) };
  }).toSorted((some, other) => some.bytes - other.bytes);
  const [rarest, ...others] = byWord;
  if (!rarest) return undefined;
  let held = beginningsOf(
    rarest.forms.map((form) => form.occurrences()),
    rarest.word,
  );
  for (const { word, forms } of others) {
    if (held.passages.length === 0) break;
    const within = held.passages;
    held = keepWhere(
      held,
      word,
      forms.map((form) => form.occurrences(within)),
    );
  }
  return held.passages;
}

/** Places in a passage, and words of a phrase before its first one, are fewer. */
const PLACES = 2 ** 21;

function beginningsOf(occurrences: readonly Occurrences[], word: number): Beginnings {
  const [only] = occurrences;
  if (only && occurrences.length === 1) {
    const { passages, offsets, positions } = only;
    const starts = new Int32Array(positions.length);
    for (let at = 0; at < positions.length; at += 1) starts[at] = (positions[at] ?? 0) - word;
    return { passages, offsets, starts };
  }
  const all = occurrences.flatMap(({ passages, offsets, positions }) =>
    Array.from(passages).flatMap((passage, index) =>
      Array.from(
        positions.subarray(offsets[index], offsets[index + 1]),
        (position) => passage * PLACES + position,
      ),
    ),
  );
  const coded = Float64Array.from(all).sort();
  const starts = new Int32Array(coded.length);
  const passages: number[] = [];
  const offsets = [0];
  for (const [at, code] of coded.entries()) {
    const passage = Math.floor(code / PLACES);
    if (passages.at(-1) !== passage) passages.push(passage);
    offsets[passages.length] = at + 1;
    starts[at] = (code % PLACES) - word;
  }
  return { passages: Uint32Array.from(passages), offsets: Uint32Array.from(offsets), starts };
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
