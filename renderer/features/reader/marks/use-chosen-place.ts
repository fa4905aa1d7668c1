import { useEffect, useMemo } from 'react';
import type { ChosenPlace } from '../../../app/pending.ts';
import { useSessionStore } from '../../../app/session.tsx';
import type { OffsetRange } from '../chosen-range.ts';
import type { Reader } from '../use-reader.ts';
import { trimRange } from './trim-range.ts';

/** A place of this text. */
export interface PlaceHere extends ChosenPlace {
  readonly range: OffsetRange;
}

/** The words chosen with all that is known of them; the rest of the window is told, because a link may wait for them. */
export function useChosenPlace(
  reader: Reader,
  chosen: OffsetRange | null,
  { isActive }: { readonly isActive: boolean },
): PlaceHere | null {
  const store = useSessionStore();
  const start = chosen?.start ?? null;
  const end = chosen?.end ?? null;
  const { document, walk } = reader;
  const place = useMemo(
    () => (start === null || end === null ? null : placeIn({ document, walk }, { start, end })),
    [start, end, document, walk],
  );
  useEffect(() => {
    if (!isActive) return undefined;
    store.change({ chosen: place });
    return () => store.change({ chosen: null });
  }, [store, place, isActive]);
  return place;
}

/** A range of this text with its words; `null` while the document is on its way, or where there are no words. */
export function placeIn(
  { document, walk }: Pick<Reader, 'document' | 'walk'>,
  range: OffsetRange,
): PlaceHere | null {
  const record = document.data;
  const trimmed = trimRange(range, walk);
  const words = walk.textOf(trimmed);
  if (record === undefined || words.trim() === '') return null;
  const direction = walk.passageAt(trimmed.start)?.direction ?? record.direction;
  return { documentId: record.id, documentTitle: record.title, direction, range: trimmed, words };
}
