import { useCallback } from 'react';
import type { Highlight } from '../../../db/contract/highlights.ts';
import { useSessionStore } from '../../app/session.tsx';

/** Has the words of a highlight chosen anew; the bar that asks for them stays until they are. */
export function useStartPlacing(): (highlight: Highlight) => void {
  const store = useSessionStore();
  return useCallback(
    ({ id: highlightId, documentId, documentTitle, direction, words, colour }) =>
      store.change({
        pending: { kind: 'place', highlightId, documentId, documentTitle, direction, words, colour },
      }),
    [store],
  );
}
