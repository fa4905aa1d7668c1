import { createElement, memo, type ReactNode } from 'react';
import type { Passage } from '../../../db/contract/models.ts';
import { classNames } from '../../ui/class-names.ts';
import { MarkedText } from './MarkedText.tsx';
import { markerLength } from './passage-blocks.ts';
import styles from './PassageView.module.css';
import { areSameMarks, segmentText, type PassageMarks } from './text-marks.ts';

type Tag = 'p' | 'li' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';

interface Props {
  readonly passage: Passage;
  readonly marks: PassageMarks;
  /** The level of the element of a heading; 0 for everything else. */
  readonly headingLevel: number;
  /** How deep a heading is nested in the text, which is how large it is shown. */
  readonly rank: number;
}

const HEADING_TAGS: Readonly<Record<number, Tag>> = { 2: 'h2', 3: 'h3', 4: 'h4', 5: 'h5' };

function PassageElement({ passage, marks, headingLevel, rank }: Props) {
  const marker = markerLength(passage);
  const segments = segmentText(passage, marks, marker === 0 ? [] : [marker]);
  const text =
    marker === 0 ? (
      <MarkedText segments={segments} />
    ) : (
      <>
        <span className={styles.marker}>
          <MarkedText segments={segments.filter((segment) => segment.start < marker)} />
        </span>
        <MarkedText segments={segments.filter((segment) => segment.start >= marker)} />
      </>
    );
  return createElement(
    tagOf(passage, headingLevel),
    {
      className: classNames(styles.passage, styles[passage.kind]),
      dir: passage.direction,
      'data-start': passage.start,
      'data-rank': passage.kind === 'heading' ? Math.min(rank, 4) : undefined,
    },
    text,
  );
}

function tagOf(passage: Passage, headingLevel: number): Tag {
  if (passage.kind === 'heading') return HEADING_TAGS[headingLevel] ?? 'h6';
  return passage.kind === 'list-item' ? 'li' : 'p';
}

/** One passage in its own direction, with its marker hanging and its marks; drawn again only when those change. */
export const PassageView: (props: Props) => ReactNode = memo(
  PassageElement,
  (before, after) =>
    before.passage === after.passage &&
    before.headingLevel === after.headingLevel &&
    before.rank === after.rank &&
    areSameMarks(before.marks, after.marks),
);
