import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import type { Client } from './client.ts';
import { useClient } from './core-context.tsx';
import type { Noun } from './topics.ts';

const noun: Noun = 'readingPositions';

function readingPositionQuery(client: Client, documentId: string) {
  return queryOptions({
    queryKey: [noun, 'get', documentId],
    queryFn: ({ signal }) => client.call('readingPositions.get', { documentId }, { signal }),
    // Asked for afresh at each opening: another window may have moved it.
    gcTime: 0,
  });
}

export function useReadingPosition(documentId: string) {
  return useQuery(readingPositionQuery(useClient(), documentId));
}

export function useSetReadingPosition() {
  const client = useClient();
  return useMutation({
    mutationFn: (position: { documentId: string; start: number }) =>
      client.call('readingPositions.set', position),
  });
}
