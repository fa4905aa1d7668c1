import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { LoadedPassages } from '../../api/passages.ts';
import type { Arrival, TextPlace } from '../../app/session.tsx';
import { scrollToTop, reveal } from './text-position.ts';

interface Wanted {
  readonly area: RefObject<HTMLElement | null>;
  readonly text: LoadedPassages;
  readonly arrival: Arrival | null;
  /** Where the text stood when a link was followed out of it, after coming back. */
  readonly returned: (TextPlace & { readonly entry: number }) | null;
  /** The place of a phrase to be pointed out, once it is found. */
  readonly pointed: number | null;
  /** The place to go to, by the opening or the address. */
  readonly at: number | null;
  /** Where the text was left last time; `undefined` while that is not known and the text not shown yet. */
  readonly left: number | null | undefined;
}

/**
 * Goes to where the text was opened: the place come back to, the phrase pointed out, the place in the address, or where
 * it was left. Once for every opening, as soon as the passages up to there are on the page.
 */
export function useArrival(wanted: Wanted): void {
  const { area, text, arrival, returned, pointed, at, left } = wanted;
  const arrived = useRef<string | null>(null);
  const phrase = arrival?.phrase ?? null;
  const opening =
    returned !== null
      ? `return ${returned.entry}`
      : arrival === null
        ? `address ${at}`
        : `opening ${arrival.serial}`;
  const isPhraseMissing = phrase !== null && pointed === null && text.isComplete;
  const sent = phrase === null || isPhraseMissing ? (at ?? left) : (pointed ?? undefined);
  const place = returned?.at ?? sent;
  const room = returned?.room ?? 0;
  const isRevealed = returned === null && (phrase !== null || at !== null);
  const lastLoaded = text.passages.at(-1)?.end ?? 0;
  const isReady =
    left !== undefined &&
    place !== undefined &&
    text.passages.length > 0 &&
    (text.isComplete || (place ?? 0) < lastLoaded);
  useLayoutEffect(() => {
    if (!isReady || area.current === null || arrived.current === opening) return;
    arrived.current = opening;
    if (isRevealed) reveal(area.current, place ?? 0);
    else if (place !== null) scrollToTop(area.current, place, room);
  }, [isReady, opening, place, room, isRevealed, area]);
}
