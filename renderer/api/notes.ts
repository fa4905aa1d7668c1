import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  type QueryClient,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import type { MethodInput, MethodOutput } from '../../db/contract/contract.ts';
import type { NamedTarget, Note, NoteTargetKind } from '../../db/contract/notes.ts';
import type { CallOptions } from '../host/core-transport.ts';
import type { Client } from './client.ts';
import { useClient } from './core-context.tsx';
import type { Noun } from './topics.ts';

const noun: Noun = 'notes';
const PAGE_SIZE = 50;
const MENTIONS_SHOWN = 50;

/** What a note is about or links to. */
export type TargetReference = MethodInput<'notes.backlinks'>['target'];
export type NewNote = Omit<MethodInput<'notes.create'>, 'confirmedRecords'>;
export type NoteSave = Omit<MethodInput<'notes.save'>, 'confirmedRecords'>;
export type NoteListing = Pick<MethodInput<'notes.list'>, 'role' | 'tags' | 'text' | 'sort' | 'order'>;
export type NoteMentions = MethodOutput<'notes.mentions'>;

function noteListQuery(client: Client, listing: NoteListing) {
  return infiniteQueryOptions({
    queryKey: [noun, 'list', listing],
    queryFn: ({ pageParam, signal }) =>
      client.call(
        'notes.list',
        { limit: PAGE_SIZE, ...listing, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    // Sound: the page parameter is the cursor of the page before, `null` for the first.
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** The notes page by page; while another filter loads, the pages shown before stay. */
export function useNoteList(listing: NoteListing) {
  return useInfiniteQuery({ ...noteListQuery(useClient(), listing), placeholderData: keepPreviousData });
}

const TEMPLATES: NoteListing = { role: 'template', sort: 'title', order: 'ascending' };

/** The researcher's own templates by title, the first fifty of them. */
export function useOwnTemplates() {
  return useInfiniteQuery(noteListQuery(useClient(), TEMPLATES));
}

const DAYS: NoteListing = { role: 'journal', sort: 'day', order: 'descending' };

/** The days of the journal from the latest back, page by page. */
export function useJournalDays() {
  return useInfiniteQuery(noteListQuery(useClient(), DAYS));
}

function noteQuery(client: Client, noteId: string) {
  return queryOptions({
    queryKey: [noun, 'get', noteId],
    queryFn: ({ signal }) => client.call('notes.get', { noteId }, { signal }),
  });
}

export function useNote(noteId: string | null) {
  return useQuery({ ...noteQuery(useClient(), noteId ?? ''), enabled: noteId !== null });
}

/** Reads a note once, as it is now. */
export function useReadNote(): (noteId: string) => Promise<Note> {
  const client = useClient();
  return useCallback((noteId) => client.call('notes.get', { noteId }), [client]);
}

function journalQuery(client: Client, day: string) {
  return queryOptions({
    queryKey: [noun, 'journal', day],
    queryFn: ({ signal }) => client.call('notes.journal', { day }, { signal }),
  });
}

/** The journal note of a day, or `null` where nothing was written on it. */
export function useJournalNote(day: string) {
  return useQuery(journalQuery(useClient(), day));
}

/** The notes that link to a target or are about it, the first fifty of them. */
export function useBacklinks(target: TargetReference | null) {
  const client = useClient();
  return useQuery({
    queryKey: [noun, 'backlinks', target],
    queryFn: ({ signal }) =>
      client.call('notes.backlinks', { ...asked(target), limit: MENTIONS_SHOWN }, { signal }),
    enabled: target !== null,
  });
}

/** The notes that name a target without linking to it, the first fifty of them. */
export function useMentions(target: TargetReference | null) {
  const client = useClient();
  return useQuery({
    queryKey: [noun, 'mentions', target],
    queryFn: ({ signal }) =>
      client.call('notes.mentions', { ...asked(target), limit: MENTIONS_SHOWN }, { signal }),
    enabled: target !== null,
  });
}

function asked(target: TargetReference | null): { readonly target: TargetReference } {
  if (target === null) throw new Error('A query without its target is not enabled.');
  return { target };
}

/** The earlier versions of a note, newest first, page by page. */
export function useNoteHistory(noteId: string) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: [noun, 'history', noteId],
    queryFn: ({ pageParam, signal }) =>
      client.call(
        'notes.history',
        { noteId, limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    // Sound: the page parameter is the cursor of the page before, `null` for the first.
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useNoteVersion(noteId: string, version: number | null) {
  const client = useClient();
  return useQuery({
    queryKey: [noun, 'version', noteId, version],
    queryFn: ({ signal }) => client.call('notes.version', { noteId, version: version ?? 0 }, { signal }),
    enabled: version !== null,
    // Versions are many and long, and looked at once.
    gcTime: 0,
  });
}

const RESOLVED_AT_ONCE = 200;

/**
 * The words that stand for targets now, by `kind:id`; while another set loads, the words known before stay. A target
 * that was never asked for is missing from the map, one that is gone is in it as missing.
 */
export function useResolvedTargets(targets: readonly TargetReference[]) {
  const client = useClient();
  return useQuery({
    queryKey: [noun, 'resolve', targets],
    queryFn: async ({ signal }) => {
      const named = new Map<string, NamedTarget>();
      for (let start = 0; start < targets.length; start += RESOLVED_AT_ONCE) {
        const some = targets.slice(start, start + RESOLVED_AT_ONCE);
        const answer = await client.call('notes.resolve', { targets: some }, { signal });
        for (const target of answer.targets) named.set(targetKey(target.target), target);
      }
      return named;
    },
    enabled: targets.length > 0,
    placeholderData: keepPreviousData,
    // A map is compared by what is in it only with effort; it is small and rarely asked for.
    structuralSharing: false,
  });
}

export function targetKey({ kind, id }: TargetReference): string {
  return `${kind}:${id}`;
}

/** All words of a highlight, where its name holds only the first of them. */
export function useHighlightWords(highlightId: string | null) {
  const client = useClient();
  return useQuery({
    // Of the other noun, so that a change of the highlight is noticed.
    queryKey: ['highlights' satisfies Noun, 'words', highlightId],
    queryFn: async ({ signal }) => {
      const { words } = await client.call('highlights.get', { highlightId: highlightId ?? '' }, { signal });
      return words;
    },
    enabled: highlightId !== null,
  });
}

const OFFERED = 20;

/** What `[[` offers for the words typed so far. */
export function useCompleteTarget() {
  const client = useClient();
  return useCallback(
    async (text: string, kinds: readonly NoteTargetKind[] | null): Promise<readonly NamedTarget[]> => {
      const input = { text, limit: OFFERED, ...(kinds === null ? {} : { kinds: [...kinds] }) };
      const { targets } = await client.call('notes.complete', input);
      return targets;
    },
    [client],
  );
}

/** The same for a list to choose from; while other words load, the list before stays. */
export function useOfferedTargets(text: string) {
  const complete = useCompleteTarget();
  return useQuery({
    queryKey: [noun, 'complete', text],
    queryFn: () => complete(text, null),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

export function useCreateNote() {
  const client = useClient();
  return useMutation({ mutationFn: (note: NewNote) => client.call('notes.create', note) });
}

/** The calls a note is written by. What the library answers is what the pages know of it from then on. */
export interface NoteCalls {
  readonly create: (note: NewNote, options?: CallOptions) => Promise<Note>;
  readonly save: (save: NoteSave, options?: CallOptions) => Promise<Note>;
  readonly read: (noteId: string) => Promise<Note>;
  readonly readDay: (day: string) => Promise<Note | null>;
}

export function createNoteCalls(client: Client, queryClient: QueryClient): NoteCalls {
  const keep = async (note: Note): Promise<Note> => {
    // An answer from before the save must not arrive after it.
    const { queryKey } = noteQuery(client, note.id);
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, note);
    if (note.day === null) return note;
    const ofDay = journalQuery(client, note.day);
    await queryClient.cancelQueries({ queryKey: ofDay.queryKey });
    queryClient.setQueryData(ofDay.queryKey, { note });
    return note;
  };
  return {
    create: async (note, options) => keep(await client.call('notes.create', note, options)),
    save: async (save, options) => keep(await client.call('notes.save', save, options)),
    read: (noteId) => client.call('notes.get', { noteId }),
    readDay: async (day) => (await client.call('notes.journal', { day })).note,
  };
}
