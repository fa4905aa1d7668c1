import type { Passage } from '../../../../db/contract/models.ts';
import type { OffsetRange } from '../chosen-range.ts';
import { firstWhere } from '../passage-elements.ts';
import { sentencesOf } from './sentences.ts';

/** Ways through a text by words and sentences. Every range is one of canonical text. */
export interface TextWalk {
  /** The first word that begins at or after an offset. */
  readonly wordFrom: (offset: number) => OffsetRange | null;
  /** The last word that ends at or before an offset. */
  readonly wordBefore: (offset: number) => OffsetRange | null;
  /** The word an offset lies in, else the next one, else the last. */
  readonly wordAt: (offset: number) => OffsetRange | null;
  /** The sentence an offset lies in; between two sentences the one before. */
  readonly sentenceAt: (offset: number) => OffsetRange | null;
  readonly passageAt: (offset: number) => Passage | null;
  /** The text of a range, with a line break between passages. */
  readonly textOf: (range: OffsetRange) => string;
}

const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a passage: what a word is, Unicode says (UAX 29), so that “Ra’isi” and «می‌شود» are one each. */
export function wordsOf({ text, start }: { readonly text: string; readonly start: number }): OffsetRange[] {
  const words: OffsetRange[] = [];
  for (const { index, segment, isWordLike } of WORDS.segment(text)) {
    if (isWordLike === true) words.push({ start: start + index, end: start + index + segment.length });
  }
  return words;
}

/** Passages are taken apart only when they are reached. */
export function createTextWalk(passages: readonly Passage[]): TextWalk {
  const known = new Map<number, readonly OffsetRange[]>();
  const wordsIn = (index: number): readonly OffsetRange[] => {
    const passage = passages[index];
    if (passage === undefined) return [];
    const words = known.get(index) ?? wordsOf(passage);
    known.set(index, words);
    return words;
  };
  const indexAt = (offset: number): number =>
    Math.max(0, firstWhere(passages.length, (index) => (passages[index]?.start ?? 0) > offset) - 1);

  const wordFrom = (offset: number): OffsetRange | null => {
    for (let index = indexAt(offset); index < passages.length; index += 1) {
      const found = wordsIn(index).find((word) => word.start >= offset);
      if (found !== undefined) return found;
    }
    return null;
  };
  const wordBefore = (offset: number): OffsetRange | null => {
    for (let index = indexAt(offset); index >= 0; index -= 1) {
      const found = wordsIn(index).findLast((word) => word.end <= offset);
      if (found !== undefined) return found;
    }
    return null;
  };
  return {
    wordFrom,
    wordBefore,
    wordAt: (offset) =>
      wordsIn(indexAt(offset)).find((word) => word.start <= offset && word.end > offset) ??
      wordFrom(offset) ??
      wordBefore(offset),
    sentenceAt(offset) {
      const passage = passages[indexAt(offset)];
      if (passage === undefined) return null;
      const sentences = sentencesOf(passage);
      return sentences.findLast((sentence) => sentence.start <= offset) ?? sentences[0] ?? null;
    },
    passageAt: (offset) => passages[indexAt(offset)] ?? null,
    textOf: (range) => textOf(passages, { range, first: indexAt(range.start) }),
  };
}

function textOf(
  passages: readonly Passage[],
  { range, first }: { readonly range: OffsetRange; readonly first: number },
): string {
  const parts: string[] = [];
  for (let index = first; index < passages.length; index += 1) {
    const passage = passages[index];
    if (passage === undefined || passage.start >= range.end) break;
    const from = Math.max(0, range.start - passage.start);
    parts.push(passage.text.slice(from, Math.max(from, range.end - passage.start)));
  }
  return parts.filter((part) => part !== '').join('\n');
}
