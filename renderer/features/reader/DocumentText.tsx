import { memo, useMemo } from 'react';
import type { Passage } from '../../../db/contract/models.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { groupIntoBlocks, type Block, type OutlineEntry } from './passage-blocks.ts';
import styles from './DocumentText.module.css';
import { PassageView } from './PassageView.tsx';
import { marksByPassage, marksOf, type LayeredMark } from './text-marks.ts';

interface Props {
  readonly passages: readonly Passage[];
  readonly marks: readonly LayeredMark[];
  readonly outline: readonly OutlineEntry[];
  /** The level of the outermost headings: one below the title of the page or pane. */
  readonly firstHeadingLevel: 2 | 3;
}

/** Blocks laid out together; those far from the view are not laid out at all. */
const BLOCKS_PER_CHUNK = 40;

/** The whole text of a document, passage by passage, with everything that was in it. */
export const DocumentText = memo(function DocumentText(props: Props) {
  const { passages, marks, outline, firstHeadingLevel } = props;
  const chunks = useMemo(() => intoChunks(groupIntoBlocks(passages)), [passages]);
  const ranks = useMemo(() => new Map(outline.map((entry) => [entry.ordinal, entry.rank])), [outline]);
  const byPassage = useMemo(() => marksByPassage(passages, marks), [passages, marks]);
  const drawPassage = (passage: Passage) => {
    const rank = ranks.get(passage.ordinal) ?? 0;
    return (
      <PassageView
        key={passage.ordinal}
        passage={passage}
        marks={marksOf(byPassage, passage.ordinal)}
        headingLevel={rank === 0 ? 0 : Math.min(6, firstHeadingLevel + rank - 1)}
        rank={rank}
      />
    );
  };
  return chunks.map((chunk) => (
    <div key={firstOrdinal(chunk)} className={styles.chunk}>
      {chunk.map((block) => (
        <BlockView key={block.passages[0]?.ordinal} kind={block.kind}>
          {block.passages.map(drawPassage)}
        </BlockView>
      ))}
    </div>
  ));
});

function BlockView({ kind, children }: { readonly kind: Block['kind']; readonly children: React.ReactNode }) {
  const { reader } = useStrings();
  if (kind === 'list') return <ul className={styles.list}>{children}</ul>;
  if (kind === 'single') return children;
  return (
    <div
      // A group, not a landmark: a page may have many, and none of them is a place to go to.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      className={styles.furniture}
      aria-label={reader.kinds.furniture}
      title={reader.furnitureHint}
      data-label={reader.kinds.furniture}
    >
      {children}
    </div>
  );
}

function intoChunks(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const chunks: Block[][] = [];
  for (let index = 0; index < blocks.length; index += BLOCKS_PER_CHUNK) {
    chunks.push(blocks.slice(index, index + BLOCKS_PER_CHUNK));
  }
  return chunks;
}

function firstOrdinal(chunk: readonly Block[]): number | undefined {
  return chunk[0]?.passages[0]?.ordinal;
}
