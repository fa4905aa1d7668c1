import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Client } from './client.ts';
import { useClient } from './core-context.tsx';
import type { Noun } from './topics.ts';

const noun: Noun = 'library';

function libraryStatusQuery(client: Client) {
  return queryOptions({
    queryKey: [noun, 'status'],
    queryFn: ({ signal }) => client.call('library.status', {}, { signal }),
  });
}

/** Counts over the whole library and how it is protected. */
export function useLibraryStatus() {
  return useQuery(libraryStatusQuery(useClient()));
}
