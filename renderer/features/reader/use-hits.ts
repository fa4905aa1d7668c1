import { useCallback, useState } from 'react';
import type { TextRange } from '../../../db/contract/models.ts';
import { firstMarkFrom, stepThrough } from './text-marks.ts';

/** A walk through the hits of one text. */
export interface Hits {
  readonly marks: readonly TextRange[];
  /** The place of the current hit among the marks; -1 where there is none. */
  readonly current: number;
  readonly next: () => void;
  readonly previous: () => void;
}

const NONE: readonly TextRange[] = [];

/**
 * Walks through marks from the first at or after `from`, going round at the ends.
 *
 * `walk` names the walk: with another name (another query, another place) it begins anew. `onStep` is told the
 * place of the hit that was gone to.
 */
export function useHits(
  marks: readonly TextRange[] | undefined,
  { walk, from, onStep }: { walk: string; from: number; onStep: (place: number) => void },
): Hits {
  const [moved, setMoved] = useState<{ readonly walk: string; readonly index: number } | null>(null);
  const list = marks ?? NONE;
  const begin = firstMarkFrom(list, from);
  const current = moved?.walk === walk && moved.index < list.length ? moved.index : begin;
  const step = useCallback(
    (direction: 1 | -1) => {
      const index = stepThrough(list.length, current, direction);
      const mark = list[index];
      if (mark === undefined) return;
      setMoved({ walk, index });
      onStep(mark.start);
    },
    [walk, list, current, onStep],
  );
  const next = useCallback(() => step(1), [step]);
  const previous = useCallback(() => step(-1), [step]);
  return { marks: list, current, next, previous };
}
