import type { Highlight } from '../../../db/contract/highlights.ts';
import { firstWhere } from './passage-elements.ts';
import type { Block } from './passage-blocks.ts';
import type { HighlightMark, LinkMark } from './text-marks.ts';
import type { PlacedEnd } from './use-annotations.ts';

/** What is drawn over one chunk of a text. */
export interface ChunkMarks {
  readonly highlights: readonly HighlightMark[];
  readonly links: readonly LinkMark[];
}

/** What begins in one chunk, which is where the margin shows it. */
export interface ChunkBeginnings {
  readonly highlights: readonly Highlight[];
  readonly ends: readonly PlacedEnd[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

type Chunks = readonly (readonly Block[])[];

/** Gives each chunk the marks that touch it. */
export function marksByChunk(chunks: Chunks, marks: ChunkMarks): readonly ChunkMarks[] {
  const bounds = chunks.map(boundsOf);
  const highlights = touching(bounds, marks.highlights);
  const links = touching(bounds, marks.links);
  return chunks.map((_, index) => ({ highlights: highlights[index] ?? [], links: links[index] ?? [] }));
}

/** Gives each chunk what begins in it. */
export function beginningsByChunk(chunks: Chunks, all: ChunkBeginnings): readonly ChunkBeginnings[] {
  const bounds = chunks.map(boundsOf);
  const highlights = beginning(bounds, all.highlights);
  const ends = beginning(bounds, all.ends);
  return chunks.map((_, index) => ({ highlights: highlights[index] ?? [], ends: ends[index] ?? [] }));
}

function boundsOf(blocks: readonly Block[]): Range {
  return { start: blocks[0]?.passages[0]?.start ?? 0, end: blocks.at(-1)?.passages.at(-1)?.end ?? 0 };
}

function touching<Mark extends Range>(bounds: readonly Range[], marks: readonly Mark[]): Mark[][] {
  const divided: Mark[][] = bounds.map(() => []);
  for (const mark of marks) {
    for (let index = firstEndingAfter(bounds, mark.start); index < bounds.length; index += 1) {
      const bound = bounds[index];
      if (bound === undefined || bound.start >= mark.end) break;
      divided[index]?.push(mark);
    }
  }
  return divided;
}

function beginning<Mark extends Range>(bounds: readonly Range[], marks: readonly Mark[]): Mark[][] {
  const divided: Mark[][] = bounds.map(() => []);
  for (const mark of marks) divided[firstEndingAfter(bounds, mark.start)]?.push(mark);
  return divided;
}

function firstEndingAfter(bounds: readonly Range[], offset: number): number {
  return firstWhere(bounds.length, (index) => (bounds[index]?.end ?? 0) > offset);
}
