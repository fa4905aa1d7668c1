import { useCallback, useMemo, useRef, type RefObject } from 'react';
import { useDocument } from '../../api/documents.ts';
import { usePassages, type LoadedPassages } from '../../api/passages.ts';
import { useReadingPosition as useStoredPosition } from '../../api/reading-positions.ts';
import type { SearchRequest } from '../../api/search.ts';
import { useArrivalAt, useReturn } from '../../app/opening.ts';
import { useSession, type Arrival, type FollowedFrom } from '../../app/session.tsx';
import { createTextWalk, type TextWalk } from './caret/text-walk.ts';
import { locatePhrase } from './locate-phrase.ts';
import { outlineOf, type OutlineEntry } from './passage-blocks.ts';
import type { LayeredMark } from './text-marks.ts';
import { offsetAtTop, reveal, scrollToTop } from './text-position.ts';
import { useArrival } from './use-arrival.ts';
import { useFind, type Find } from './use-find.ts';
import type { Hits } from './use-hits.ts';
import { useSearchHits } from './use-search-hits.ts';
import { useTextMarks } from './use-text-marks.ts';

const ROOM_ABOVE_HEADING_PX = 20;

/** One document being read: its text, its marks and the ways through it. */
export interface Reader {
  readonly documentId: string;
  /** The scrolled area that holds the text. */
  readonly area: RefObject<HTMLElement | null>;
  readonly document: ReturnType<typeof useDocument>;
  readonly text: LoadedPassages;
  readonly walk: TextWalk;
  /** False until it is known where the text was left. */
  readonly isPlaceKnown: boolean;
  readonly outline: readonly OutlineEntry[];
  readonly marks: readonly LayeredMark[];
  /** The search whose hits are marked, and a walk through them. */
  readonly marked: SearchRequest | null;
  readonly hits: Hits;
  readonly find: Find;
  /** Where the link that led here was followed from. */
  readonly followedFrom: FollowedFrom | null;
  readonly openFind: () => void;
  /** Closes the bar and gives the focus back to the text. */
  readonly closeFind: () => void;
  readonly goToHeading: (offset: number) => void;
  /** Brings a place into view. */
  readonly goTo: (offset: number) => void;
  readonly focusText: () => void;
}

/** `at` is the place that the address names for this document. */
export function useReader(documentId: string, addressed: { readonly at: number | null }): Reader {
  const area = useRef<HTMLElement>(null);
  const arrival = useArrivalAt(documentId);
  const returned = useReturn(documentId);
  const at = arrival === null ? addressed.at : arrival.at;
  const marked = useSession((session) => session.marked);
  const document = useDocument(documentId);
  const text = usePassages(documentId);
  const left = useStoredPosition(documentId);
  const goTo = useCallback((offset: number) => {
    if (area.current !== null) reveal(area.current, offset);
  }, []);
  const followedFrom = returned === null ? (arrival?.followedFrom ?? null) : null;
  const find = useFind(documentId, goTo);
  const isElsewhere = returned !== null || followedFrom !== null;
  const hits = useSearchHits({ documentId, marked, arrival, at, isElsewhere, goTo });
  const pointed = usePointed(text, arrival);
  const marks = useTextMarks({ searchHits: hits, findHits: find.hits, isFinding: find.isOpen, pointed });
  const outline = useMemo(() => outlineOf(text.passages), [text.passages]);
  const walk = useMemo(() => createTextWalk(text.passages), [text.passages]);
  const place = left.isFetching ? undefined : (left.data?.start ?? null);
  useArrival({ area, text, arrival, returned, pointed: pointed?.start ?? null, at, left: place });
  const focusText = useCallback(() => area.current?.focus({ preventScroll: true }), []);
  return {
    documentId,
    area,
    document,
    text,
    walk,
    isPlaceKnown: !left.isFetching,
    outline,
    marks,
    marked,
    hits,
    find,
    followedFrom,
    openFind: () => find.open((area.current && offsetAtTop(area.current)) ?? 0),
    closeFind: () => {
      find.close();
      focusText();
    },
    goToHeading: (offset) => {
      if (area.current === null) return;
      scrollToTop(area.current, offset, ROOM_ABOVE_HEADING_PX);
      focusText();
    },
    goTo,
    focusText,
  };
}

function usePointed(text: LoadedPassages, arrival: Arrival | null) {
  const phrase = arrival?.phrase ?? null;
  const range = arrival?.range ?? null;
  return useMemo(
    () => range ?? (phrase === null ? null : locatePhrase(text.passages, phrase)),
    [text.passages, phrase, range],
  );
}
