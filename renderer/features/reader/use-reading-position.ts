import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useSetReadingPosition } from '../../api/reading-positions.ts';
import { offsetAtTop } from './text-position.ts';

/** Scrolling has come to rest when nothing moved for this long. */
const REST_MS = 400;

/**
 * Keeps where the reader is in a text: a while after scrolling ends, and when the text is left.
 * Returns what is to be called while the area scrolls.
 */
export function useReadingPosition(documentId: string, area: RefObject<HTMLElement | null>): () => void {
  const { mutate } = useSetReadingPosition();
  const timer = useRef<number | null>(null);
  const kept = useRef<number | null>(null);
  const keep = useRef<() => void>(() => {});
  useEffect(() => {
    keep.current = () => {
      timer.current = null;
      const start = area.current === null ? null : offsetAtTop(area.current);
      if (start === null || start === kept.current) return;
      kept.current = start;
      mutate({ documentId, start });
    };
  });
  useLayoutEffect(
    () => () => {
      if (timer.current === null) return;
      window.clearTimeout(timer.current);
      keep.current();
    },
    [],
  );
  return useCallback(() => {
    if (timer.current !== null) window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => keep.current(), REST_MS);
  }, []);
}
