import { startTransition, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Passage } from '../../../db/contract/models.ts';
import { useStrings } from '../../strings/language-context.tsx';
import { ChunkMargin } from './margin/ChunkMargin.tsx';
import type { MarksHere } from './marks/open-marks.ts';
import type { Block } from './passage-blocks.ts';
import { PassageView } from './PassageView.tsx';
import type { ChunkBeginnings, ChunkMarks } from './text-chunks.ts';
import styles from './TextChunk.module.css';
import { marksByPassage, NO_MARKS, type LayeredMark, type PassageMarks } from './text-marks.ts';

interface Props {
  readonly blocks: readonly Block[];
  readonly ranks: ReadonlyMap<number, number>;
  readonly layers: ReadonlyMap<number, readonly LayeredMark[]>;
  readonly marks: ChunkMarks;
  readonly beginnings: ChunkBeginnings;
  readonly firstHeadingLevel: 2 | 3;
  readonly area: RefObject<HTMLElement | null>;
  readonly onOpenMarks: (here: MarksHere, mark: HTMLElement) => void;
}

/** A piece of the text that is laid out together; its highlights and its margin are drawn once it comes near. */
export function TextChunk(props: Props) {
  const { blocks, ranks, layers, beginnings, firstHeadingLevel, area, onOpenMarks } = props;
  const chunk = useRef<HTMLDivElement>(null);
  const isNear = useHasComeNear(chunk, area);
  const marks = useChunkMarks({ blocks, layers, drawn: props.marks, isNear });
  const drawPassage = (passage: Passage) => {
    const rank = ranks.get(passage.ordinal) ?? 0;
    return (
      <PassageView
        key={passage.ordinal}
        passage={passage}
        marks={marks.get(passage.ordinal) ?? NO_MARKS}
        headingLevel={rank === 0 ? 0 : Math.min(6, firstHeadingLevel + rank - 1)}
        rank={rank}
      />
    );
  };
  const hasMargin = isNear && beginnings.highlights.length + beginnings.ends.length > 0;
  return (
    <div ref={chunk} className={styles.chunk}>
      {blocks.map((block) => (
        <BlockView key={block.passages[0]?.ordinal} kind={block.kind}>
          {block.passages.map(drawPassage)}
        </BlockView>
      ))}
      {hasMargin ? (
        <ChunkMargin highlights={beginnings.highlights} ends={beginnings.ends} onOpen={onOpenMarks} />
      ) : null}
    </div>
  );
}

function BlockView({ kind, children }: { readonly kind: Block['kind']; readonly children: ReactNode }) {
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

/** Everything over each passage of a chunk; what is far from the view shows only what was searched for. */
function useChunkMarks(wanted: {
  readonly blocks: readonly Block[];
  readonly layers: ReadonlyMap<number, readonly LayeredMark[]>;
  readonly drawn: ChunkMarks;
  readonly isNear: boolean;
}): ReadonlyMap<number, PassageMarks> {
  const { blocks, layers, drawn, isNear } = wanted;
  return useMemo(() => {
    const passages = blocks.flatMap((block) => block.passages);
    const highlights = isNear ? marksByPassage(passages, drawn.highlights) : null;
    const links = isNear ? marksByPassage(passages, drawn.links) : null;
    const marks = new Map<number, PassageMarks>();
    for (const { ordinal } of passages) {
      const over = {
        layers: layers.get(ordinal) ?? NO_MARKS.layers,
        highlights: highlights?.get(ordinal) ?? NO_MARKS.highlights,
        links: links?.get(ordinal) ?? NO_MARKS.links,
      };
      if (over.layers.length + over.highlights.length + over.links.length > 0) marks.set(ordinal, over);
    }
    return marks;
  }, [blocks, layers, drawn, isNear]);
}

/**
 * True from the moment on in which an element is no more than a screen away from what can be seen. It is a transition: what
 * is drawn then, some hundred highlights perhaps, gives way to the frames of scrolling.
 */
function useHasComeNear(
  element: RefObject<HTMLElement | null>,
  area: RefObject<HTMLElement | null>,
): boolean {
  const [hasComeNear, setHasComeNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (hasComeNear || target === null) return undefined;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) startTransition(() => setHasComeNear(true));
      },
      { root: area.current, rootMargin: '100% 0px' },
    );
    watch.observe(target);
    return () => watch.disconnect();
  }, [element, area, hasComeNear]);
  return hasComeNear;
}
