import { useMemo } from 'react';
import type { Hits } from './use-hits.ts';
import type { LayeredMark } from './text-marks.ts';

interface Layers {
  readonly searchHits: Hits;
  readonly findHits: Hits;
  /** While find-in-text is open its hit is the current one; else the search's. */
  readonly isFinding: boolean;
  readonly pointed: { readonly start: number; readonly end: number } | null;
}

/** Every mark over a text, in layers. */
export function useTextMarks({ searchHits, findHits, isFinding, pointed }: Layers): readonly LayeredMark[] {
  return useMemo(
    () => [
      ...layer(searchHits, { layer: 'search', isInHand: !isFinding }),
      ...layer(findHits, { layer: 'find', isInHand: isFinding }),
      ...(pointed === null ? [] : [{ ...pointed, layer: 'pointed' as const, isCurrent: false }]),
    ],
    [searchHits, findHits, isFinding, pointed],
  );
}

function layer(
  hits: Hits,
  { layer, isInHand }: { readonly layer: 'search' | 'find'; readonly isInHand: boolean },
): LayeredMark[] {
  return hits.marks.map(({ start, end }, index) => ({
    start,
    end,
    layer,
    isCurrent: isInHand && index === hits.current,
  }));
}
