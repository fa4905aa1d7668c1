import type { Segment } from './text-marks.ts';
import styles from './MarkedText.module.css';

/** Text with its marks. The text nodes, joined, are the text of the segments: nothing is added for show. */
export function MarkedText({ segments }: { readonly segments: readonly Segment[] }) {
  return segments.map((segment) =>
    segment.layers.length === 0 ? (
      <span key={segment.start}>{segment.text}</span>
    ) : (
      <mark
        key={segment.start}
        className={styles.mark}
        data-layers={segment.layers.join(' ')}
        data-current={segment.isCurrent ? '' : undefined}
        aria-current={segment.isCurrent ? 'true' : undefined}
      >
        {segment.text}
      </mark>
    ),
  );
}
