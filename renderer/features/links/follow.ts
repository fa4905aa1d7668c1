import { useCallback } from 'react';
import { useLocation, useRoute } from 'wouter';
import { arriving, useLeaveEntry, useOpenBeside, useOpenDocument, type Opening } from '../../app/opening.ts';
import { besidePath, PATHS } from '../../app/routes.ts';
import { useSessionStore, type TextPlace } from '../../app/session.tsx';
import type { EndHere } from '../reader/link-ends.ts';
import { offsetAtTop, rectAt } from '../reader/text-position.ts';

export interface Following {
  /** Goes to the other end, in the pane of this text or where its document is open already. */
  readonly go: (end: EndHere) => void;
  /** Opens the other end beside this text. */
  readonly goBeside: (end: EndHere) => void;
}

/** Follows links out of a text, in such a way that going back leads to where one was. */
export function useFollowing(documentId: string): Following {
  const store = useSessionStore();
  const leaveEntry = useLeaveEntry();
  const openDocument = useOpenDocument();
  const openBeside = useOpenBeside();
  const [, navigate] = useLocation();
  const [isBeside, beside] = useRoute(PATHS.beside);
  const [first, second] = isBeside ? [beside.id, beside.otherId] : [null, null];
  const go = useCallback(
    (end: EndHere) => {
      leaveEntry(placesOfTexts());
      const opening = openingOf(end);
      const { marked } = store.get();
      if (first === null || second === null) return openDocument({ ...opening, ...(marked && { marked }) });
      // In the pane where it is open, else in the place of the text the link was followed from.
      const goesSecond =
        opening.documentId === second || (opening.documentId !== first && documentId === second);
      const path = goesSecond
        ? besidePath(first, opening.documentId, opening.at)
        : besidePath(opening.documentId, second);
      store.change({ ...arriving(store.get(), path, opening), activePane: goesSecond ? 1 : 0 });
      navigate(path);
    },
    [store, leaveEntry, openDocument, navigate, documentId, first, second],
  );
  const goBeside = useCallback(
    (end: EndHere) => {
      leaveEntry(placesOfTexts());
      const { marked } = store.get();
      openBeside(documentId, { ...openingOf(end), ...(marked && { marked }) });
    },
    [store, leaveEntry, openBeside, documentId],
  );
  return { go, goBeside };
}

function openingOf({ here, there }: EndHere): Opening {
  return {
    documentId: there.documentId,
    at: there.range?.start,
    range: there.range,
    followedFrom: { documentTitle: here.documentTitle, words: here.words },
  };
}

/** Where each text on the page stands. */
function placesOfTexts(): Record<string, TextPlace> {
  const places: Record<string, TextPlace> = {};
  for (const area of document.querySelectorAll<HTMLElement>('[data-text-of]')) {
    const at = offsetAtTop(area);
    const rect = at === null ? null : rectAt(area, at);
    if (at === null || rect === null) continue;
    places[area.dataset['textOf'] ?? ''] = { at, room: rect.top - area.getBoundingClientRect().top };
  }
  return places;
}
