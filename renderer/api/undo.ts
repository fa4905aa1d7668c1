import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { UndoStatus } from '../../db/contract/undo.ts';
import type { Client } from './client.ts';
import { useClient } from './core-context.tsx';
import type { Noun } from './topics.ts';

const noun: Noun = 'undo';
const PAGE_SIZE = 100;

function undoStatusQuery(client: Client) {
  return queryOptions({
    queryKey: [noun, 'status'],
    queryFn: ({ signal }) => client.call('undo.status', {}, { signal }),
  });
}

/** The steps that undo and redo would take now. */
export function useUndoStatus() {
  return useQuery(undoStatusQuery(useClient()));
}

/** Asks the core, not what is known here: a command that has just been made is in it. */
export function askUndoStatus(client: Client): Promise<UndoStatus> {
  return client.call('undo.status', {});
}

/** Every step that is kept, page by page, newest first. */
export function useUndoSteps() {
  const client = useClient();
  return useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: [noun, 'list'],
      queryFn: ({ pageParam, signal }) =>
        client.call(
          'undo.list',
          { limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) },
          { signal },
        ),
      // Sound: the page parameter is the cursor of the page before, `null` for the first.
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  );
}
