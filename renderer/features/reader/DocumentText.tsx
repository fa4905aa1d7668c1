import { memo, useMemo, type RefObject } from 'react';
import type { Highlight } from '../../../db/contract/highlights.ts';
import type { Passage } from '../../../db/contract/models.ts';
import type { MarksHere } from './marks/open-marks.ts';
import { groupIntoBlocks, type Block, type OutlineEntry } from './passage-blocks.ts';
import { beginningsByChunk, marksByChunk } from './text-chunks.ts';
import { TextChunk } from './TextChunk.tsx';
import { marksByPassage, type HighlightMark, type LayeredMark, type LinkMark } from './text-marks.ts';
import type { PlacedEnd } from './use-annotations.ts';

interface Props {
  readonly passages: readonly Passage[];
  readonly marks: readonly LayeredMark[];
  readonly highlightMarks: readonly HighlightMark[];
  readonly linkMarks: readonly LinkMark[];
  readonly highlights: readonly Highlight[];
  readonly ends: readonly PlacedEnd[];
  readonly outline: readonly OutlineEntry[];
  /** The level of the outermost headings: one below the title of the page or pane. */
  readonly firstHeadingLevel: 2 | 3;
  readonly area: RefObject<HTMLElement | null>;
  readonly onOpenMarks: (here: MarksHere, mark: HTMLElement) => void;
}

/** Blocks laid out together; those far from the view are not laid out at all. */
const BLOCKS_PER_CHUNK = 40;

/** The whole text of a document, passage by passage, with everything that was in it. */
export const DocumentText = memo(function DocumentText(props: Props) {
  const { passages, marks, highlightMarks, linkMarks, highlights, ends, outline } = props;
  const chunks = useMemo(() => intoChunks(groupIntoBlocks(passages)), [passages]);
  const ranks = useMemo(() => new Map(outline.map((entry) => [entry.ordinal, entry.rank])), [outline]);
  const layers = useMemo(() => marksByPassage(passages, marks), [passages, marks]);
  const drawn = useMemo(
    () => marksByChunk(chunks, { highlights: highlightMarks, links: linkMarks }),
    [chunks, highlightMarks, linkMarks],
  );
  const beginnings = useMemo(
    () => beginningsByChunk(chunks, { highlights, ends }),
    [chunks, highlights, ends],
  );
  return chunks.map((chunk, index) => (
    <TextChunk
      key={chunk[0]?.passages[0]?.ordinal}
      blocks={chunk}
      ranks={ranks}
      layers={layers}
      marks={drawn[index] ?? NOTHING_DRAWN}
      beginnings={beginnings[index] ?? NOTHING_BEGINS}
      firstHeadingLevel={props.firstHeadingLevel}
      area={props.area}
      onOpenMarks={props.onOpenMarks}
    />
  ));
});

const NOTHING_DRAWN = { highlights: [], links: [] };
const NOTHING_BEGINS = { highlights: [], ends: [] };

function intoChunks(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const chunks: Block[][] = [];
  for (let index = 0; index < blocks.length; index += BLOCKS_PER_CHUNK) {
    chunks.push(blocks.slice(index, index + BLOCKS_PER_CHUNK));
  }
  return chunks;
}
