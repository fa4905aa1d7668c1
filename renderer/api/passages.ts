import { infiniteQueryOptions, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { Passage } from '../../db/contract/models.ts';
import type { CallFailed, Client } from './client.ts';
import { useClient } from './core-context.tsx';
import type { Noun } from './topics.ts';

const noun: Noun = 'passages';
const PAGE_SIZE = 200;
const NONE: readonly Passage[] = [];

function passagesQuery(client: Client, documentId: string) {
  return infiniteQueryOptions({
    queryKey: [noun, 'list', documentId],
    queryFn: ({ pageParam, signal }) =>
      client.call(
        'passages.list',
        { documentId, limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    // Sound: the page parameter is the cursor of the page before, `null` for the first.
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Asks for the first passages of a document that is likely to be opened next, so that they are there by then. */
export function usePrefetchPassages(): (documentId: string) => void {
  const client = useClient();
  const queryClient = useQueryClient();
  return useCallback(
    (documentId) => void queryClient.prefetchInfiniteQuery(passagesQuery(client, documentId)),
    [client, queryClient],
  );
}

export interface LoadedPassages {
  readonly passages: readonly Passage[];
  /** False while further pages are still on their way; what is there can be read meanwhile. */
  readonly isComplete: boolean;
  readonly error: CallFailed | null;
}

/** All passages of a document in reading order, the first page at once and the others following by themselves. */
export function usePassages(documentId: string): LoadedPassages {
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(
    passagesQuery(useClient(), documentId),
  );
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const passages = useMemo(() => data?.pages.flatMap((page) => page.records) ?? NONE, [data]);
  return { passages, isComplete: data !== undefined && !hasNextPage, error };
}
