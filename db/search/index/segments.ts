import type { Database } from 'better-sqlite3';
import { decodeVarints } from './varint.ts';

/** What is kept in memory of all passages, eight bytes for each: their lengths and their documents. */
export interface PassageTable {
  /** Ids of the segments, in the order of their passages. */
  readonly segments: readonly number[];
  /** Passages that are not deleted. */
  readonly passages: number;
  /** Words that count for ranking, on average. */
  readonly averageLength: number;
  /** By passage id. */
  readonly lengths: Uint32Array;
  /** By passage id: twice the document's row id, plus one for page furniture. */
  readonly documents: Uint32Array;
  /** By passage id: 1 where it is deleted. Absent where none is. */
  readonly deleted: Uint8Array | undefined;
  /** Differs where anything but the adding of segments lies between. */
  readonly version: number;
}

interface SegmentRow {
  readonly id: number;
  readonly last_passage: number;
  readonly words: number;
  readonly passage_ids: Uint8Array;
  readonly lengths: Uint8Array;
  readonly documents: Uint8Array;
}

interface State {
  readonly changes: number;
  readonly next: number;
}

/** Reads only the segments that have been added since it was last asked, and everything after a deletion. */
export function openPassageTable(db: Database): () => PassageTable {
  const state = db.prepare<[], State>('SELECT changes, next_segment AS next FROM search_state');
  const added = db.prepare<[number], SegmentRow>(
    `SELECT id, last_passage, words, passage_ids, lengths, documents FROM search_segment
     WHERE last_passage > ? ORDER BY last_passage`,
  );
  const tombstones = db.prepare<[], number>('SELECT passage_id FROM search_tombstone').pluck();
  let table = new GrowingTable(0);
  let known: State = { changes: 0, next: 0 };
  return () => {
    const found = state.get() ?? { changes: 0, next: 0 };
    const isChanged = found.changes !== known.changes || found.next < known.next;
    if (isChanged) table = new GrowingTable(found.changes);
    if (isChanged || found.next !== known.next) {
      for (const row of added.iterate(table.last)) table.add(row);
    }
    if (isChanged) table.delete(tombstones.all());
    known = found;
    return table;
  };
}

class GrowingTable implements PassageTable {
  readonly segments: number[] = [];
  passages = 0;
  lengths = new Uint32Array(1024);
  documents = new Uint32Array(1024);
  deleted: Uint8Array | undefined;
  last = 0;
  readonly version: number;
  #words = 0;

  constructor(version: number) {
    this.version = version;
  }

  get averageLength(): number {
    return this.#words / this.passages;
  }

  add(row: SegmentRow): void {
    this.#reserve(row.last_passage);
    const distances = decodeVarints(row.passage_ids);
    const lengths = decodeVarints(row.lengths);
    const documents = decodeVarints(row.documents);
    let id = 0;
    for (let at = 0; at < distances.length; at += 1) {
      id += distances[at] ?? 0;
      this.lengths[id] = lengths[at] ?? 0;
      this.documents[id] = documents[at] ?? 0;
    }
    this.passages += distances.length;
    this.segments.push(row.id);
    this.#words += row.words;
    this.last = row.last_passage;
  }

  delete(passages: readonly number[]): void {
    if (passages.length === 0) return;
    const deleted = new Uint8Array(this.lengths.length);
    for (const passage of passages) {
      deleted[passage] = 1;
      this.#words -= this.lengths[passage] ?? 0;
      this.passages -= 1;
    }
    this.deleted = deleted;
  }

  #reserve(last: number): void {
    if (last < this.lengths.length) return;
    const length = Math.max(this.lengths.length * 2, last + 1);
    this.lengths = copied(this.lengths, new Uint32Array(length));
    this.documents = copied(this.documents, new Uint32Array(length));
    if (this.deleted) this.deleted = copied(this.deleted, new Uint8Array(length));
  }
}

function copied<Numbers extends Uint32Array | Uint8Array>(numbers: Numbers, larger: Numbers): Numbers {
  larger.set(numbers);
  return larger;
}
