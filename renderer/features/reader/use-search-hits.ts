import { useEffect, useRef } from 'react';
import { plainRequest, useSearchMarks } from '../../api/search.ts';
import type { Arrival } from '../../app/session.tsx';
import type { SearchRequest } from '../../api/search.ts';
import { useHits, type Hits } from './use-hits.ts';

interface Wanted {
  readonly documentId: string;
  readonly marked: SearchRequest | null;
  readonly arrival: Arrival | null;
  readonly at: number | null;
  /** The text was opened at something else than a hit. */
  readonly isElsewhere: boolean;
  /** Shows a place of the text. */
  readonly goTo: (place: number) => void;
}

const NOTHING = plainRequest('');

/** The hits of the search that this text was opened from; the first is the one at the place of arrival. */
export function useSearchHits(wanted: Wanted): Hits {
  const { documentId, marked, arrival, at, isElsewhere, goTo } = wanted;
  const request = marked ?? NOTHING;
  const answer = useSearchMarks({ ...request, documentId });
  const opening = arrival === null ? `address ${at}` : `opening ${arrival.serial}`;
  const hits = useHits(marked === null ? undefined : answer.data?.marks, {
    walk: `${opening} ${request.isExact} ${request.query}`,
    from: at ?? 0,
    onStep: goTo,
  });
  const shown = useRef('');
  const place = hits.marks[hits.current]?.start;
  useEffect(() => {
    if (place === undefined || at === null || isElsewhere || shown.current === opening) return;
    shown.current = opening;
    goTo(place);
  }, [place, at, isElsewhere, opening, goTo]);
  return hits;
}
