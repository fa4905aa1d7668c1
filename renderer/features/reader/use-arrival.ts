import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { LoadedPassages } from '../../api/passages.ts';
import type { Arrival } from '../../app/session.tsx';
import { scrollToTop, reveal } from './text-position.ts';

interface Wanted {
  readonly area: RefObject<HTMLElement | null>;
  readonly text: LoadedPassages;
  readonly arrival: Arrival | null;
  /** The place of a phrase to be pointed out, once it is found. */
  readonly pointed: number | null;
  /** The place to go to, by the opening or the address. */
  readonly at: number | null;
  /** Where the text was left last time; `undefined` while that is not known and the text not shown yet. */
  readonly left: number | null | undefined;
}

/**
 * Goes to where the text was opened: the phrase pointed out, the place in the address, or where it was left.
 * Once for every opening, as soon as the passages up to there are on the page.
 */
export function useArrival({ area, text, arrival, pointed, at, left }: Wanted): void {
  const arrived = useRef<string | null>(null);
  const phrase = arrival?.phrase ?? null;
  const opening = arrival === null ? `address ${at}` : `opening ${arrival.serial}`;
  const isPhraseMissing = phrase !== null && pointed === null && text.isComplete;
  const place = phrase === null || isPhraseMissing ? (at ?? left) : (pointed ?? undefined);
  const lastLoaded = text.passages.at(-1)?.end ?? 0;
  const isReady =
    left !== undefined &&
    place !== undefined &&
    text.passages.length > 0 &&
    (text.isComplete || (place ?? 0) < lastLoaded);
  useLayoutEffect(() => {
    if (!isReady || area.current === null || arrived.current === opening) return;
    arrived.current = opening;
    if (phrase !== null || at !== null) reveal(area.current, place ?? 0);
    else if (place !== null) scrollToTop(area.current, place);
  }, [isReady, opening, place, phrase, at, area]);
}
