import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Highlight } from '../../../../db/contract/highlights.ts';
import type { MarksHere } from '../marks/open-marks.ts';
import type { PlacedEnd } from '../use-annotations.ts';
import styles from './ChunkMargin.module.css';
import { groupStarts, type StartGroup } from './group-starts.ts';
import { MarginMark } from './MarginMark.tsx';
import { measureStarts } from './measure-starts.ts';

interface Props {
  /** What begins in this chunk of the text. */
  readonly highlights: readonly Highlight[];
  readonly ends: readonly PlacedEnd[];
  readonly onOpen: (here: MarksHere, mark: HTMLElement) => void;
}

/** The marks beside a chunk of the text, each at the height of the line in which its words begin. */
export const ChunkMargin = memo(function ChunkMargin({ highlights, ends, onOpen }: Props) {
  const margin = useRef<HTMLDivElement>(null);
  const groups = useStartGroups(margin, highlights, ends);
  const byStart = useMemo(() => groupByStart(highlights, ends), [highlights, ends]);
  return (
    <div ref={margin} className={styles.margin}>
      {groups.map((group) => (
        <MarginMark key={group.offsets[0]} top={group.top} here={gather(group, byStart)} onOpen={onOpen} />
      ))}
    </div>
  );
});

/** Measured again whenever the text may stand elsewhere: another size, another width, other marks. */
function useStartGroups(
  margin: React.RefObject<HTMLDivElement | null>,
  highlights: readonly Highlight[],
  ends: readonly PlacedEnd[],
): readonly StartGroup[] {
  const [groups, setGroups] = useState<readonly StartGroup[]>([]);
  useLayoutEffect(() => {
    const chunk = margin.current?.parentElement;
    if (chunk == null) return undefined;
    const starts = [...new Set([...highlights, ...ends].map(({ start }) => start))].sort((a, b) => a - b);
    const measure = (): void => setGroups(groupStarts(measureStarts(chunk, starts)));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(chunk);
    return () => watch.disconnect();
  }, [margin, highlights, ends]);
  return groups;
}

type ByStart = ReadonlyMap<number, { readonly highlights: Highlight[]; readonly ends: PlacedEnd[] }>;

function groupByStart(highlights: readonly Highlight[], ends: readonly PlacedEnd[]): ByStart {
  const byStart = new Map<number, { highlights: Highlight[]; ends: PlacedEnd[] }>();
  const at = (start: number) => {
    const here = byStart.get(start) ?? { highlights: [], ends: [] };
    byStart.set(start, here);
    return here;
  };
  for (const highlight of highlights) at(highlight.start).highlights.push(highlight);
  for (const end of ends) at(end.start).ends.push(end);
  return byStart;
}

function gather({ offsets }: StartGroup, byStart: ByStart): MarksHere {
  const here = offsets.flatMap((offset) => byStart.get(offset) ?? []);
  return {
    highlights: here.flatMap(({ highlights }) => highlights),
    ends: here.flatMap(({ ends }) => ends),
  };
}
