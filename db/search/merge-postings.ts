import { MOST_PARTS } from './posting-id.ts';
import { VarintReader, VarintWriter } from './varint.ts';

export interface PostingRow {
  readonly id: number;
  readonly passages: Uint8Array;
  readonly positions: Uint8Array;
}

interface MergedPostings {
  readonly passages: Uint8Array;
  readonly positions: Uint8Array;
}

/** A part with so many bytes is closed, and the next one begun: a few of them fill a page without a rest. */
const FULL_PART = 1200;

/**
 * The postings of one form from several segments, in the order of the segments, as the parts of one. Without deleted
 * passages only the first distance of each row has to be written anew. No parts where nothing is left.
 */
export function mergePostings(rows: readonly PostingRow[], deleted: ReadonlySet<number>): MergedPostings[] {
  const parts: MergedPostings[] = [];
  let open: PostingRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    open.push(row);
    bytes += row.passages.length + row.positions.length;
    if (bytes < FULL_PART || parts.length + 1 >= MOST_PARTS) continue;
    parts.push(...mergePart(open, deleted));
    open = [];
    bytes = 0;
  }
  return open.length === 0 ? parts : [...parts, ...mergePart(open, deleted)];
}

function mergePart(rows: readonly PostingRow[], deleted: ReadonlySet<number>): MergedPostings[] {
  if (deleted.size > 0) return mergeOneByOne(rows, deleted);
  const [only, ...more] = rows;
  if (only && more.length === 0) return [only];
  const passages = new VarintWriter();
  const positions = new VarintWriter();
  let last = 0;
  for (const row of rows) {
    const reader = new VarintReader(row.passages);
    // The first distance is counted from 0, and so is the passage itself.
    passages.append(reader.next() - 2 * last);
    passages.appendBytes(row.passages.subarray(reader.at));
    positions.appendBytes(row.positions);
    last = lastPassage(row.passages);
  }
  return [{ passages: passages.bytes(), positions: positions.bytes() }];
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

function mergeOneByOne(rows: readonly PostingRow[], deleted: ReadonlySet<number>): MergedPostings[] {
  const passages = new VarintWriter();
  const positions = new VarintWriter();
  let last = 0;
  for (const row of rows) {
    const read = { passages: new VarintReader(row.passages), positions: new VarintReader(row.positions) };
    let passage = 0;
    while (!read.passages.isAtEnd) {
      const coded = read.passages.next();
      passage += Math.floor(coded / 2);
      const frequency = coded % 2 === 1 ? 1 : read.passages.next();
      const isKept = !deleted.has(passage);
      if (isKept) {
        passages.append((passage - last) * 2 + (coded % 2));
        if (coded % 2 === 0) passages.append(frequency);
        last = passage;
      }
      for (let count = 0; count < frequency; count += 1) {
        const distance = read.positions.next();
        if (isKept) positions.append(distance);
      }
    }
  }
  return last === 0 ? [] : [{ passages: passages.bytes(), positions: positions.bytes() }];
}
