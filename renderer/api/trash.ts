import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { MethodInput } from '../../db/contract/contract.ts';
import { useClient } from './core-context.tsx';
import type { Noun } from './topics.ts';

const noun: Noun = 'trash';
const PAGE_SIZE = 100;

/** A record as restoring and destroying name it. */
export type TrashedReference = MethodInput<'trash.restore'>['records'][number];

/** What was removed, latest first, page by page. */
export function useTrash() {
  const client = useClient();
  return useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: [noun, 'list'],
      queryFn: ({ pageParam, signal }) =>
        client.call(
          'trash.list',
          { limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) },
          { signal },
        ),
      // Sound: the page parameter is the cursor of the page before, `null` for the first.
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  );
}
