import type { Database } from 'better-sqlite3';
import { VarintReader } from './varint.ts';

/** What Lunr's ranking has to know of all passages together. */
export interface PassageLengths {
  readonly passages: number;
  /** Words that count for ranking, on average. */
  readonly averageLength: number;
  lengthOf(passageId: number): number;
  /** Rises with every segment: whatever was kept for an older one is stale. */
  readonly newestSegment: number;
}

interface SegmentRow {
  readonly id: number;
  readonly words: number;
  readonly passage_ids: Uint8Array;
  readonly lengths: Uint8Array;
}

/** Keeps the lengths of all passages in memory, four bytes each, and reads only the segments that have been added. */
export function openPassageLengths(db: Database): () => PassageLengths {
  const newest = db.prepare<[], { id: number | null }>('SELECT max(id) AS id FROM search_segment');
  const added = db.prepare<[number], SegmentRow>(
    'SELECT id, words, passage_ids, lengths FROM search_segment WHERE id > ? ORDER BY id',
  );
  let lengths = new Uint32Array(1024);
  let passages = 0;
  let words = 0;
  let newestSegment = 0;
  const take = (row: SegmentRow): void => {
    const ids = new VarintReader(row.passage_ids);
    const values = new VarintReader(row.lengths);
    let id = 0;
    while (!ids.isAtEnd) {
      id += ids.next();
      if (id >= lengths.length) lengths = grow(lengths, id);
      lengths[id] = values.next();
      passages += 1;
    }
    words += row.words;
    newestSegment = row.id;
  };
  return () => {
    if ((newest.get()?.id ?? 0) !== newestSegment) added.all(newestSegment).forEach(take);
    return {
      passages,
      averageLength: words / passages,
      lengthOf: (passageId) => lengths[passageId] ?? 0,
      newestSegment,
    };
  };
}

function grow(lengths: Uint32Array<ArrayBuffer>, id: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(lengths.length * 2, id + 1));
  larger.set(lengths);
  return larger;
}
