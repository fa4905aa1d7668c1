import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { DocumentListing } from '../api/documents.ts';
import type { SearchRequest } from '../api/search.ts';
import type { InterfaceLanguage } from '../strings/language-context.tsx';

/** Where the reader was sent in a document, and what it has to show there. */
export interface Arrival {
  /** Raised by every opening, so that opening the same place again goes there again. */
  readonly serial: number;
  /** The address it was opened with. */
  readonly path: string;
  /** The offset to go to; `null` for where the text was left. */
  readonly at: number | null;
  /** A phrase of the document to be pointed out, such as the evidence of a source record. */
  readonly phrase: string | null;
}

/**
 * What this window remembers while it is open and no longer: what was searched for, what is selected, where
 * the reader was sent. None of it is written anywhere; the address holds only pages, documents and places.
 */
export interface Session {
  readonly language: InterfaceLanguage;
  readonly librarySelection: string | null;
  readonly libraryListing: DocumentListing;
  readonly search: SearchRequest;
  /** The place of the current hit among the hits of the answer. */
  readonly searchHit: { readonly index: number; readonly documentId: string; readonly at: number } | null;
  /** The search whose hits are marked in the texts. */
  readonly marked: SearchRequest | null;
  /** The last opening of each document, by its id. */
  readonly arrivals: Readonly<Record<string, Arrival>>;
  /** How many there were; the serial of the last. */
  readonly openings: number;
  /** The document read last, which another can be put beside. */
  readonly lastDocument: { readonly id: string; readonly title: string } | null;
  /** Which of two documents side by side is worked in. */
  readonly activePane: 0 | 1;
  readonly isDrawerOpen: boolean;
}

export interface SessionStore {
  readonly get: () => Session;
  readonly change: (change: Partial<Session>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createSessionStore(language: InterfaceLanguage): SessionStore {
  let session: Session = {
    language,
    librarySelection: null,
    libraryListing: { sort: 'title', order: 'ascending' },
    search: { query: '', isExact: false },
    searchHit: null,
    marked: null,
    arrivals: {},
    openings: 0,
    lastDocument: null,
    activePane: 0,
    isDrawerOpen: false,
  };
  const listeners = new Set<() => void>();
  return {
    get: () => session,
    change(change) {
      session = { ...session, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const SessionContext = createContext<SessionStore | null>(null);

export function SessionProvider(props: { readonly store: SessionStore; readonly children: ReactNode }) {
  return <SessionContext value={props.store}>{props.children}</SessionContext>;
}

export function useSessionStore(): SessionStore {
  const store = use(SessionContext);
  if (store === null) throw new Error('SessionProvider is missing.');
  return store;
}

/** One part of the session; the component renders again only when that part changes. */
export function useSession<Part>(select: (session: Session) => Part): Part {
  const store = useSessionStore();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
