import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MethodInput } from '../../db/contract/contract.ts';
import type { Highlight } from '../../db/contract/highlights.ts';
import { readAllPages } from './all-pages.ts';
import type { Client } from './client.ts';
import { useClient } from './core-context.tsx';
import type { Noun } from './topics.ts';

const noun: Noun = 'highlights';
const PAGE_SIZE = 60;
/** The most the core answers at once: a reader wants all of them. */
const LARGEST_PAGE = 200;
const NONE: readonly Highlight[] = [];

/** Which highlights are listed. */
export type HighlightListing = Pick<
  MethodInput<'highlights.list'>,
  'documentId' | 'colour' | 'tags' | 'text' | 'state'
>;

function highlightListQuery(client: Client, listing: HighlightListing) {
  return infiniteQueryOptions({
    queryKey: [noun, 'list', listing],
    queryFn: ({ pageParam, signal }) =>
      client.call(
        'highlights.list',
        { limit: PAGE_SIZE, ...listing, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    // Sound: the page parameter is the cursor of the page before, `null` for the first.
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Highlights page by page; while another filter loads, the pages shown before stay. */
export function useHighlightList(listing: HighlightListing) {
  return useInfiniteQuery({
    ...highlightListQuery(useClient(), listing),
    placeholderData: keepPreviousData,
  });
}

/** How many highlights a listing has; `null` while that is not known. */
export function useHighlightCount(listing: HighlightListing): number | null {
  const client = useClient();
  const { data } = useQuery({
    queryKey: [noun, 'count', listing],
    queryFn: async ({ signal }) => {
      const { total } = await client.call('highlights.list', { ...listing, limit: 1 }, { signal });
      return total;
    },
  });
  return data ?? null;
}

function documentHighlightsQuery(client: Client, documentId: string) {
  return queryOptions({
    queryKey: [noun, 'of-document', documentId],
    queryFn: ({ signal, client: queryClient, queryKey }) =>
      readAllPages(
        (cursor) =>
          client.call('highlights.list', { documentId, limit: LARGEST_PAGE, ...cursor }, { signal }),
        (part) => {
          // Only while nothing is shown: afterwards a part would take away the rest.
          const isFirst = queryClient.getQueryState(queryKey)?.status === 'pending';
          if (isFirst || isPartOf(queryClient.getQueryData(queryKey), part)) {
            queryClient.setQueryData(queryKey, part);
          }
        },
      ),
  });
}

function isPartOf(shown: unknown, part: readonly Highlight[]): boolean {
  return Array.isArray(shown) && shown.length < part.length && shown[0] === part[0];
}

export interface LoadedHighlights {
  readonly highlights: readonly Highlight[];
  /** False while more are on their way; those that are there are shown meanwhile. */
  readonly isComplete: boolean;
}

/** Every highlight of a document in reading order, the first of them at once. */
export function useDocumentHighlights(documentId: string): LoadedHighlights {
  const { data, isFetching } = useQuery(documentHighlightsQuery(useClient(), documentId));
  return useMemo(
    () => ({ highlights: data ?? NONE, isComplete: data !== undefined && !isFetching }),
    [data, isFetching],
  );
}

/** Shows at once what a command answered; the change that the core tells of brings the same a moment later. */
export interface KnownHighlights {
  readonly put: (highlight: Highlight) => void;
  readonly change: (highlightIds: readonly string[], change: Partial<Highlight>) => void;
  readonly drop: (highlightIds: readonly string[]) => void;
}

export function useKnownHighlights(): KnownHighlights {
  const queryClient = useQueryClient();
  return useMemo(() => createKnownHighlights(queryClient), [queryClient]);
}

function createKnownHighlights(queryClient: QueryClient): KnownHighlights {
  const revise = (reviseList: (list: readonly Highlight[]) => readonly Highlight[]): void => {
    queryClient.setQueriesData<readonly Highlight[]>({ queryKey: [noun, 'of-document'] }, (list) =>
      list === undefined ? undefined : reviseList(list),
    );
  };
  return {
    put(highlight) {
      const queryKey = [noun, 'of-document', highlight.documentId];
      queryClient.setQueryData<readonly Highlight[]>(queryKey, (list) =>
        list === undefined ? undefined : withHighlight(list, highlight),
      );
    },
    change(highlightIds, change) {
      const ids = new Set(highlightIds);
      revise((list) =>
        list.map((highlight) => (ids.has(highlight.id) ? { ...highlight, ...change } : highlight)),
      );
    },
    drop(highlightIds) {
      const ids = new Set(highlightIds);
      revise((list) => (list.some(({ id }) => ids.has(id)) ? list.filter(({ id }) => !ids.has(id)) : list));
    },
  };
}

function withHighlight(list: readonly Highlight[], highlight: Highlight): readonly Highlight[] {
  const others = list.filter(({ id }) => id !== highlight.id);
  const at = others.findIndex(
    ({ start, end }) => start > highlight.start || (start === highlight.start && end > highlight.end),
  );
  return at === -1 ? [...others, highlight] : others.toSpliced(at, 0, highlight);
}

/** The words that stand in a document now, from one offset to another; nothing is asked for without a range. */
export function useTextAt(place: {
  readonly documentId: string;
  readonly range: { readonly start: number; readonly end: number } | null;
}) {
  const client = useClient();
  const { documentId, range } = place;
  return useQuery({
    // Of the other noun: a document's text changes only with the document.
    queryKey: ['documents' satisfies Noun, 'text', documentId, range?.start, range?.end],
    queryFn: ({ signal }) =>
      client.call(
        'documents.text',
        { documentId, start: range?.start ?? 0, end: range?.end ?? 0 },
        { signal },
      ),
    enabled: range !== null,
    gcTime: 60_000,
  });
}
