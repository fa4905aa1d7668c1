import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { RestoredLibrary } from '../../db/contract/vault.ts';
import type { DocumentListing } from '../api/documents.ts';
import type { NoteListing } from '../api/notes.ts';
import type { HighlightListing } from '../api/highlights.ts';
import { plainRequest, type ConcordanceSort, type SearchRequest } from '../api/search.ts';
import type { InterfaceLanguage } from '../strings/language-context.tsx';
import type { ChosenPlace, Pending } from './pending.ts';

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
  /** Words to be pointed out by their place. */
  readonly range: { readonly start: number; readonly end: number } | null;
  /** The words at the other end of the link that was followed here. */
  readonly followedFrom: FollowedFrom | null;
}

/** Where a text stands in its pane: which offset is at the top, and how far below the edge, in pixels. */
export interface TextPlace {
  readonly at: number;
  readonly room: number;
}

/** Where a link was followed from. */
export interface FollowedFrom {
  readonly documentTitle: string;
  /** Empty for a whole document. */
  readonly words: string;
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
  /** Whether what is found is shown by passages, or each place on a line of its own. */
  readonly searchView: 'passages' | 'context';
  readonly contextSort: ConcordanceSort;
  /** The place of the current hit among the hits of the answer. */
  readonly searchHit: { readonly index: number; readonly documentId: string; readonly at: number } | null;
  /** The list of names that was looked for, and the cell that was opened. */
  readonly names: NamesLookedFor;
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
  /** The address at which the library was locked, to go on there; no longer in the window's own address. */
  readonly lockedAt: string | null;
  /** There was a library until now, and it was erased. */
  readonly wasErased: boolean;
  /** What restoring a backup came to, until its notice is closed. */
  readonly restored: RestoredLibrary | null;
  /** The words that are chosen in the text that is worked in. */
  readonly chosen: ChosenPlace | null;
  /** What waits for words to be chosen, on this page or another. */
  readonly pending: Pending | null;
  /** Where the texts stood when a link was followed out of them, by the entry of the window's history that was left. */
  readonly returns: Readonly<Record<number, Readonly<Record<string, TextPlace>>>>;
  readonly highlightListing: HighlightListing;
  readonly noteListing: NoteListing;
  /** Whether a note shows its writing, how it reads, or both side by side. */
  readonly noteMode: NoteMode;
  /** Which of the notes that point at the open one are shown below it. */
  readonly noteConnections: 'backlinks' | 'mentions' | null;
}

/** `asked` are the names as they were looked for; `null` before. */
export interface NamesLookedFor {
  readonly typed: string;
  readonly asked: readonly string[] | null;
  readonly isExact: boolean;
  readonly rowOrder: 'pasted' | 'name' | 'passages';
  readonly cell: { readonly name: string; readonly documentId: string } | null;
}

export type NoteMode = 'write' | 'both' | 'read';

export interface SessionStore {
  readonly get: () => Session;
  readonly change: (change: Partial<Session>) => void;
  /** Back to how a window begins, but for the language and what is said here. */
  readonly forget: (kept: Pick<Session, 'wasErased'>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createSessionStore(language: InterfaceLanguage): SessionStore {
  let session = newSession(language);
  const listeners = new Set<() => void>();
  return {
    get: () => session,
    change(change) {
      session = { ...session, ...change };
      for (const listener of listeners) listener();
    },
    forget(kept) {
      session = { ...newSession(session.language), ...kept };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function newSession(language: InterfaceLanguage): Session {
  return {
    language,
    librarySelection: null,
    libraryListing: { sort: 'title', order: 'ascending' },
    search: plainRequest(''),
    searchView: 'passages',
    contextSort: 'library',
    searchHit: null,
    names: { typed: '', asked: null, isExact: false, rowOrder: 'pasted', cell: null },
    marked: null,
    arrivals: {},
    openings: 0,
    lastDocument: null,
    activePane: 0,
    isDrawerOpen: false,
    lockedAt: null,
    wasErased: false,
    restored: null,
    chosen: null,
    pending: null,
    returns: {},
    highlightListing: {},
    noteListing: {},
    noteMode: 'both',
    noteConnections: null,
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
