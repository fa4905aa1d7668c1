import { useCallback, useMemo } from 'react';
import { useLocation, useSearch as useSearchString } from 'wouter';
import { navigate as replaceEntry, useHistoryState } from 'wouter/use-browser-location';
import type { SearchRequest } from '../api/search.ts';
import { besidePath, documentPath } from './routes.ts';
import {
  useSession,
  useSessionStore,
  type Arrival,
  type FollowedFrom,
  type Session,
  type TextPlace,
} from './session.tsx';

export interface Opening {
  readonly documentId: string;
  /** The offset of the passage to go to; without it the reader goes to where it was left. */
  readonly at?: number | undefined;
  /** The search whose hits are to be marked; without it marks of an earlier search go away. */
  readonly marked?: SearchRequest | undefined;
  readonly phrase?: string | undefined;
  /** Words to be pointed out. */
  readonly range?: Arrival['range'] | undefined;
  readonly followedFrom?: FollowedFrom | undefined;
}

/** What the session remembers of an opening; `path` is the address it is opened with. */
export function arriving(
  session: Session,
  path: string,
  opening: Opening,
): Pick<Session, 'arrivals' | 'openings'> {
  const arrival: Arrival = {
    serial: session.openings + 1,
    path,
    at: opening.at ?? null,
    phrase: opening.phrase ?? null,
    range: opening.range ?? null,
    followedFrom: opening.followedFrom ?? null,
  };
  return {
    arrivals: { ...session.arrivals, [opening.documentId]: arrival },
    openings: arrival.serial,
  };
}

/** Opens a document in the reader, alone. */
export function useOpenDocument(): (opening: Opening) => void {
  const store = useSessionStore();
  const [, navigate] = useLocation();
  return useCallback(
    (opening) => {
      const path = documentPath(opening.documentId, opening.at);
      store.change({
        ...arriving(store.get(), path, opening),
        marked: opening.marked ?? null,
        activePane: 0,
        isDrawerOpen: false,
      });
      navigate(path);
    },
    [store, navigate],
  );
}

/** Opens a document beside another one. */
export function useOpenBeside(): (firstId: string, opening: Opening) => void {
  const store = useSessionStore();
  const [, navigate] = useLocation();
  return useCallback(
    (firstId, opening) => {
      const path = besidePath(firstId, opening.documentId, opening.at);
      store.change({
        ...arriving(store.get(), path, opening),
        marked: opening.marked ?? null,
        activePane: 1,
        isDrawerOpen: false,
      });
      navigate(path);
    },
    [store, navigate],
  );
}

/** Whether the page shows the text of the document. */
export function useIsBeingRead(documentId: string): boolean {
  const [location] = useLocation();
  return location.split('/').includes(documentId);
}

/** Shows a phrase of a document in its text, in the pane where that is open already. */
export function useShowInText(): (place: { documentId: string; phrase: string }) => void {
  const store = useSessionStore();
  const address = useAddress();
  const openDocument = useOpenDocument();
  return useCallback(
    (place) => {
      if (!address.split(/[/?]/).includes(place.documentId)) openDocument(place);
      else {
        // The place this entry of the history was left at is no longer where it leads.
        replaceEntry(address, { replace: true, state: null });
        store.change({ ...arriving(store.get(), address, place), isDrawerOpen: false });
      }
    },
    [store, address, openDocument],
  );
}

/**
 * How this document was opened, while the window is still at the address it was opened with; after going back
 * or loading anew it is the address alone that says where to go.
 */
export function useArrivalAt(documentId: string): Arrival | null {
  const address = useAddress();
  return useSession((session) => {
    const arrival = session.arrivals[documentId];
    return arrival?.path === address ? arrival : null;
  });
}

/**
 * Where a text stood when a link was followed out of this entry of the window's history, once one has come back to it;
 * `entry` names the entry.
 */
export function useReturn(documentId: string): (TextPlace & { readonly entry: number }) | null {
  const state: unknown = useHistoryState();
  const entry = isLeft(state) ? state.entry : null;
  const place = useSession((session) => (entry === null ? undefined : session.returns[entry]?.[documentId]));
  return useMemo(() => (entry === null || place === undefined ? null : { entry, ...place }), [entry, place]);
}

function isLeft(state: unknown): state is { readonly entry: number } {
  return typeof state === 'object' && state !== null && 'entry' in state && typeof state.entry === 'number';
}

/** Remembers where the texts of this page stand, for coming back to it. */
export function useLeaveEntry(): (places: Readonly<Record<string, TextPlace>>) => void {
  const store = useSessionStore();
  const address = useAddress();
  return useCallback(
    (places) => {
      const { returns, openings } = store.get();
      const entry = openings + 1;
      store.change({ returns: { ...returns, [entry]: places }, openings: entry });
      replaceEntry(address, { replace: true, state: { entry } });
    },
    [store, address],
  );
}

function useAddress(): string {
  const [location] = useLocation();
  const search = useSearchString();
  return search === '' ? location : `${location}?${search}`;
}
