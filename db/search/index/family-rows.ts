import type { Database } from 'better-sqlite3';
import { BlockReader, type StoredPart } from './posting-blocks.ts';
import { postingId } from './posting-id.ts';

type Take = (part: StoredPart) => void;

/** Reads the postings of families out of one segment: hands every part of theirs over, in order. */
export interface FamilyRows {
  /** Of these, which come ascending. */
  of(segmentId: number, families: readonly number[], take: Take): void;
  /** Of all from one family up to another. */
  between(segmentId: number, range: { readonly from: number; readonly to: number }, take: Take): void;
}

type Row = readonly [id: number, parts: Uint8Array];

export function openFamilyRows(db: Database): FamilyRows {
  // A family's parts are in the last row that begins no later than it, and in those up to the next family.
  const select = db
    .prepare<[number, number, number, number], Row>(
      `SELECT id, parts FROM search_posting
       WHERE id >= coalesce((SELECT max(id) FROM search_posting WHERE id >= ? AND id <= ?), ?) AND id < ?
       ORDER BY id`,
    )
    .raw();
  const rowsOf = (segmentId: number, from: number, to: number): Row[] => {
    const first = postingId(segmentId, from);
    return select.all(postingId(segmentId, 0), first, first, postingId(segmentId, to));
  };
  return {
    of(segmentId, families, take) {
      let reader: BlockReader | undefined;
      for (const family of families) {
        let found = reader ? partsIn(reader, family) : [];
        // Where the row ends, the family may go on, or begin, in the next.
        if (!reader?.hasMore) {
          found = [];
          for (const [id, parts] of rowsOf(segmentId, family, family + 1)) {
            reader = new BlockReader({ id, parts });
            found.push(...partsIn(reader, family));
          }
        }
        for (const part of found) take(part);
      }
    },
    between(segmentId, { from, to }, take) {
      for (const [id, parts] of rowsOf(segmentId, from, to)) {
        for (const part of new BlockReader({ id, parts }).rest()) {
          if (part.family >= from && part.family < to) take(part);
        }
      }
    },
  };
}

function partsIn(reader: BlockReader, family: number): StoredPart[] {
  const parts: StoredPart[] = [];
  for (let part = reader.partOf(family); part; part = reader.partOf(family)) parts.push(part);
  return parts;
}
