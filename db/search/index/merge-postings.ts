import { encodeForms, formsOfWords } from './part-forms.ts';
import type { PostingPart } from './posting-blocks.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/**
 * A part with so many bytes is closed, and the next one begun. Several fill a page, so little of it stays empty, and
 * reading the places in a few passages of a common word reads few others.
 */
export const FULL_PART = 600;

/**
 * The postings of one family from several segments, in the order of the segments, as the parts of one. Without deleted
 * passages only the first distance of each part has to be written anew. No parts where nothing is left.
 */
export function mergePostings(
  family: number,
  parts: readonly PostingPart[],
  deleted: ReadonlySet<number>,
): PostingPart[] {
  const merged: PostingPart[] = [];
  let open: PostingPart[] = [];
  let bytes = 0;
  for (const part of deleted.size === 0 ? parts : parts.flatMap((part) => keep(family, part, deleted))) {
    open.push(part);
    bytes += part.passages.length + part.positions.length;
    if (bytes < FULL_PART) continue;
    merged.push(joinParts(family, open));
    open = [];
    bytes = 0;
  }
  return open.length === 0 ? merged : [...merged, joinParts(family, open)];
}

function joinParts(family: number, parts: readonly PostingPart[]): PostingPart {
  const [only, ...more] = parts;
  if (only && more.length === 0) return only;
  const passages = new VarintWriter();
  const positions = new VarintWriter();
  let last = 0;
  for (const part of parts) {
    const reader = new VarintReader(part.passages);
    // The first distance is counted from 0, and so is the passage itself.
    passages.append(reader.next() - 2 * last);
    passages.appendBytes(part.passages.subarray(reader.at));
    positions.appendBytes(part.positions);
    last = lastPassage(part.passages);
  }
  const hasForms = parts.some(({ forms }) => forms.length > 0);
  const forms = hasForms ? parts.flatMap((part) => formsOfWords(family, part)) : [];
  return { passages: passages.bytes(), forms: encodeForms(family, forms), positions: positions.bytes() };
}

function lastPassage(bytes: Uint8Array): number {
  const reader = new VarintReader(bytes);
  let passage = 0;
  while (!reader.isAtEnd) {
    const coded = reader.next();
    passage += Math.floor(coded / 2);
    if (coded % 2 === 0) reader.next();
  }
  return passage;
}

/** The part without the deleted passages; nothing where none is left, and the part itself where all are. */
export function keep(family: number, part: PostingPart, deleted: ReadonlySet<number>): PostingPart[] {
  const passages = new VarintWriter();
  const positions = new VarintWriter();
  const read = { passages: new VarintReader(part.passages), positions: new VarintReader(part.positions) };
  const formOfWords = part.forms.length > 0 ? formsOfWords(family, part) : [];
  const keptForms: number[] = [];
  let [last, passage, word, dropped] = [0, 0, 0, 0];
  while (!read.passages.isAtEnd) {
    const coded = read.passages.next();
    passage += Math.floor(coded / 2);
    const frequency = coded % 2 === 1 ? 1 : read.passages.next();
    const isKept = !deleted.has(passage);
    if (isKept) {
      passages.append((passage - last) * 2 + (coded % 2));
      if (coded % 2 === 0) passages.append(frequency);
      last = passage;
      keptForms.push(...formOfWords.slice(word, word + frequency));
    } else dropped += 1;
    word += frequency;
    for (let count = 0; count < frequency; count += 1) {
      const distance = read.positions.next();
      if (isKept) positions.append(distance);
    }
  }
  if (dropped === 0) return [part];
  if (last === 0) return [];
  return [
    { passages: passages.bytes(), forms: encodeForms(family, keptForms), positions: positions.bytes() },
  ];
}
