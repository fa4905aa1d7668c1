import type { Database } from 'better-sqlite3';
import type { Occurrences, Matches } from './occurrences.ts';
import { VarintReader } from './varint.ts';

/** Where one form occurs. Reading the places costs more than reading the passages, and most searches need no places. */
export interface TermPostings extends Matches {
  occurrences(): Occurrences;
}

export interface Postings {
  ofTerm(termId: number): TermPostings;
}

interface PostingRow {
  readonly passages: Uint8Array;
  readonly positions: Uint8Array;
}

/**
 * Reads postings out of all segments. Segments are read in their order, in which passage ids rise: a later import has
 * higher ids than an earlier one.
 */
export function openPostings(db: Database): Postings {
  const byTerm = db.prepare<[number], PostingRow>(
    'SELECT passages, positions FROM search_posting WHERE term_id = ? ORDER BY segment_id',
  );
  return {
    ofTerm(termId) {
      const rows = byTerm.all(termId);
      const matches = readMatches(rows);
      return { ...matches, occurrences: () => readOccurrences(rows, matches) };
    },
  };
}

function readMatches(rows: readonly PostingRow[]): Matches {
  const passages: number[] = [];
  const frequencies: number[] = [];
  for (const row of rows) {
    const reader = new VarintReader(row.passages);
    let passage = 0;
    while (!reader.isAtEnd) {
      const coded = reader.next();
      passage += Math.floor(coded / 2);
      passages.push(passage);
      frequencies.push(coded % 2 === 1 ? 1 : reader.next());
    }
  }
  return { passages: Uint32Array.from(passages), frequencies: Uint32Array.from(frequencies) };
}

function readOccurrences(rows: readonly PostingRow[], matches: Matches): Occurrences {
  const offsets = new Uint32Array(matches.passages.length + 1);
  for (const [index, frequency] of matches.frequencies.entries()) {
    offsets[index + 1] = (offsets[index] ?? 0) + frequency;
  }
  const positions = new Uint32Array(offsets.at(-1) ?? 0);
  let passage = 0;
  for (const row of rows) {
    const reader = new VarintReader(row.positions);
    for (; !reader.isAtEnd; passage += 1) {
      let position = 0;
      const end = offsets[passage + 1] ?? 0;
      for (let at = offsets[passage] ?? 0; at < end; at += 1) {
        position += reader.next();
        positions[at] = position;
      }
    }
  }
  return { ...matches, offsets, positions, width: 1 };
}
