import type { Segment } from './text-marks.ts';
import styles from './MarkedText.module.css';

/** Text with its marks. The text nodes, joined, are the text of the segments: nothing is added for show. */
export function MarkedText({ segments }: { readonly segments: readonly Segment[] }) {
  return segments.map((segment) => <SegmentView key={segment.start} segment={segment} />);
}

function SegmentView({ segment }: { readonly segment: Segment }) {
  const { text, layers, fill, lines, linkEdges, isCurrent } = segment;
  const isMarked = layers.length > 0 || fill !== null;
  if (!isMarked && linkEdges.length === 0) return <span>{text}</span>;
  const look = {
    className: styles.mark,
    'data-layers': layers.length === 0 ? undefined : layers.join(' '),
    'data-current': isCurrent ? '' : undefined,
    'data-fill': fill ?? undefined,
    'data-line-1': lines[0] ?? undefined,
    'data-line-2': lines[1] ?? undefined,
    'data-line-3': lines[2] ?? undefined,
    'data-open': segment.isOpen ? '' : undefined,
    'data-edges': linkEdges.length === 0 ? undefined : linkEdges.join(' '),
  };
  if (!isMarked) return <span {...look}>{text}</span>;
  return (
    <mark {...look} aria-current={isCurrent ? 'true' : undefined}>
      {text}
    </mark>
  );
}
