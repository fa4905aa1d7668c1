import { useCallback } from 'react';
import type { ChosenPlace, Pending } from '../../app/pending.ts';
import { useSessionStore } from '../../app/session.tsx';
import { useHighlightCommands } from '../highlights/highlight-commands.ts';
import { dropSelection } from '../reader/marks/use-selected-words.ts';
import { useLinkCommands } from './link-commands.ts';

/** Whether words that were chosen can be what is waited for: a highlight, or the end of a link, belongs to its document. */
export function isFitting(pending: Pending, place: ChosenPlace): boolean {
  return pending.kind === 'link' || (place.range !== null && place.documentId === pending.documentId);
}

/** Gives the words that were chosen to what waits for them. */
export function useTakeChosen(): (place: ChosenPlace) => void {
  const store = useSessionStore();
  const { place: placeHighlight } = useHighlightCommands();
  const { placeEnd } = useLinkCommands();
  return useCallback(
    (place) => {
      const { pending } = store.get();
      if (pending?.kind === 'link') {
        store.change({ pending: { ...pending, to: place } });
        return;
      }
      if (pending === null || place.range === null || !isFitting(pending, place)) return;
      const placing =
        pending.kind === 'place'
          ? placeHighlight(pending.highlightId, place.range)
          : placeEnd(pending, place.range);
      void placing.then((placed) => {
        if (placed === null) return undefined;
        dropSelection();
        return store.change({ pending: null });
      });
    },
    [store, placeHighlight, placeEnd],
  );
}
