import type { Database } from 'better-sqlite3';
import type { Matches, Occurrences } from './occurrences.ts';
import { firstNotBelow, type PassageSet } from './passage-sets.ts';
import { afterPosting, postingId, termOfPosting } from './posting-id.ts';
import type { PassageTable } from './segments.ts';

/** Where one form occurs. Reading the places costs more than reading the passages, and most searches need no places. */
export interface TermPostings extends Matches {
  /** The places in these passages, or in all. */
  occurrences(within?: PassageSet): Occurrences;
}

export interface Postings {
  ofTerm(termId: number): TermPostings;
  /** Reads many forms at once, for those that ask afterwards. */
  prefetch(termIds: readonly number[]): void;
}

type PassageRow = readonly [id: number, passages: Uint8Array];

/** A part of a form's postings, and which of the form's passages are in it. */
interface Part {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads postings out of all segments. Segments are read in their order, in which passage ids rise: a later import has
 * higher ids than an earlier one. What is read is kept as long as the answer lives: one query.
 */
export function openPostings(db: Database): (table: PassageTable) => Postings {
  const statements = {
    passages: db
      .prepare<[number, number], PassageRow>(
        'SELECT id, passages FROM search_posting WHERE id >= ? AND id < ? ORDER BY id',
      )
      .raw(),
    ofMany: db
      .prepare<[string], PassageRow>(
        `SELECT posting.id, posting.passages FROM json_each(?) AS wanted CROSS JOIN search_posting AS posting
         ON posting.id >= wanted.value AND posting.id < wanted.value + ${afterPosting(0)}`,
      )
      .raw(),
    positions: db.prepare<[number], Uint8Array>('SELECT positions FROM search_posting WHERE id = ?').pluck(),
  };
  return (table) => {
    const known = new Map<number, TermPostings>();
    const keep = (termId: number, rows: readonly PassageRow[]): TermPostings => {
      const postings = readPostings(rows, table, (id) => statements.positions.get(id));
      known.set(termId, postings);
      return postings;
    };
    const read = (termId: number): PassageRow[] =>
      table.segments.flatMap((segmentId) => {
        const first = postingId(segmentId, termId);
        return statements.passages.all(first, afterPosting(first));
      });
    return {
      ofTerm: (termId) => known.get(termId) ?? keep(termId, read(termId)),
      prefetch(termIds) {
        const unknown = termIds.filter((termId) => !known.has(termId));
        if (unknown.length < FEW) return;
        const found = new Map<number, PassageRow[]>(unknown.map((termId) => [termId, []]));
        for (const segmentId of table.segments) {
          const ids = JSON.stringify(unknown.map((termId) => postingId(segmentId, termId)));
          for (const row of statements.ofMany.all(ids)) found.get(termOfPosting(row[0]))?.push(row);
        }
        for (const [termId, rows] of found) keep(termId, rows);
      },
    };
  };
}

/** Fewer forms are read one by one. */
const FEW = 48;

function readPostings(
  rows: readonly PassageRow[],
  table: PassageTable,
  positionsOf: (id: number) => Uint8Array | undefined,
): TermPostings {
  const { passages, frequencies, parts } = readMatches(rows);
  const occurrences = (within?: PassageSet) =>
    readOccurrences({ passages, frequencies, parts, positionsOf }, within ?? withoutDeleted(passages, table));
  const { deleted } = table;
  if (!deleted) return { passages, frequencies, occurrences };
  const kept = Uint8Array.from(passages, (passage) => (deleted[passage] === 1 ? 0 : 1));
  return {
    passages: passages.filter((_, at) => kept[at] === 1),
    frequencies: frequencies.filter((_, at) => kept[at] === 1),
    occurrences,
  };
}

function withoutDeleted(passages: PassageSet, { deleted }: PassageTable): PassageSet {
  return deleted ? passages.filter((passage) => deleted[passage] !== 1) : passages;
}

interface StoredMatches extends Matches {
  readonly parts: readonly Part[];
}

function readMatches(rows: readonly PassageRow[]): StoredMatches {
  // No passage takes less than one byte.
  const most = rows.reduce((sum, row) => sum + row[1].length, 0);
  const passages = new Uint32Array(most);
  const frequencies = new Uint32Array(most);
  const parts: Part[] = [];
  let count = 0;
  for (const [id, bytes] of rows) {
    const start = count;
    let passage = 0;
    let at = 0;
    while (at < bytes.length) {
      let coded = bytes[at++] ?? 0;
      if (coded >= 0x80) {
        coded -= 0x80;
        for (let scale = 0x80, byte = 0x80; byte >= 0x80; scale *= 0x80) {
          byte = bytes[at++] ?? 0;
          coded += (byte & 0x7f) * scale;
        }
      }
      const isOnce = coded % 2 === 1;
      passage += (coded - (isOnce ? 1 : 0)) / 2;
      let frequency = 1;
      if (!isOnce) {
        frequency = bytes[at++] ?? 0;
        if (frequency >= 0x80) {
          frequency -= 0x80;
          for (let scale = 0x80, byte = 0x80; byte >= 0x80; scale *= 0x80) {
            byte = bytes[at++] ?? 0;
            frequency += (byte & 0x7f) * scale;
          }
        }
      }
      passages[count] = passage;
      frequencies[count] = frequency;
      count += 1;
    }
    parts.push({ id, start, end: count });
  }
  return { passages: passages.subarray(0, count), frequencies: frequencies.subarray(0, count), parts };
}

interface Placed extends StoredMatches {
  readonly positionsOf: (id: number) => Uint8Array | undefined;
}

/** Reads the places of the passages wanted, and not even the rows that have none of them. */
function readOccurrences(stored: Placed, within: PassageSet): Occurrences {
  const found = new OccurrenceBuffer(Math.min(within.length, stored.passages.length));
  let next = 0;
  for (const part of stored.parts) {
    next = firstNotBelow(within, stored.passages[part.start] ?? 0, next);
    if (next >= within.length) break;
    if ((within[next] ?? 0) > (stored.passages[part.end - 1] ?? 0)) continue;
    next = readPart(stored, part, { found, within, next });
  }
  return found.result();
}

/** Answers how far it has come in `within`. */
function readPart(
  stored: Placed,
  part: Part,
  wanted: { readonly found: OccurrenceBuffer; readonly within: PassageSet; readonly next: number },
): number {
  const { passages, frequencies } = stored;
  const { found, within } = wanted;
  const bytes = stored.positionsOf(part.id) ?? new Uint8Array(0);
  let next = wanted.next;
  let at = 0;
  for (let index = part.start; index < part.end; index += 1) {
    const passage = passages[index] ?? 0;
    let rest = frequencies[index] ?? 0;
    while (next < within.length && (within[next] ?? 0) < passage) next += 1;
    if (next >= within.length) return next;
    if (within[next] !== passage) {
      while (rest > 0) if ((bytes[at++] ?? 0) < 0x80) rest -= 1;
      continue;
    }
    found.begin(passage, rest);
    let position = 0;
    for (; rest > 0; rest -= 1) {
      let byte = bytes[at++] ?? 0;
      let delta = byte & 0x7f;
      for (let scale = 0x80; byte >= 0x80; scale *= 0x80) {
        byte = bytes[at++] ?? 0;
        delta += (byte & 0x7f) * scale;
      }
      position += delta;
      found.place(position);
    }
  }
  return next;
}

/** Occurrences as they are read, in numbers that need no boxes. */
class OccurrenceBuffer {
  readonly #passages: Uint32Array;
  readonly #frequencies: Uint32Array;
  readonly #offsets: Uint32Array;
  #positions: Uint32Array;
  #count = 0;
  #placed = 0;

  constructor(most: number) {
    this.#passages = new Uint32Array(most);
    this.#frequencies = new Uint32Array(most);
    this.#offsets = new Uint32Array(most + 1);
    this.#positions = new Uint32Array(Math.max(16, most * 2));
  }

  begin(passage: number, frequency: number): void {
    this.#passages[this.#count] = passage;
    this.#frequencies[this.#count] = frequency;
    this.#count += 1;
    this.#offsets[this.#count] = this.#placed + frequency;
    if (this.#placed + frequency <= this.#positions.length) return;
    const larger = new Uint32Array(Math.max(this.#positions.length * 2, this.#placed + frequency));
    larger.set(this.#positions);
    this.#positions = larger;
  }

  place(position: number): void {
    this.#positions[this.#placed] = position;
    this.#placed += 1;
  }

  result(): Occurrences {
    return {
      passages: this.#passages.subarray(0, this.#count),
      frequencies: this.#frequencies.subarray(0, this.#count),
      offsets: this.#offsets.subarray(0, this.#count + 1),
      positions: this.#positions.subarray(0, this.#placed),
      width: 1,
    };
  }
}
