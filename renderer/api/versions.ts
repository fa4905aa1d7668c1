import { useQuery } from '@tanstack/react-query';
import { useClient } from './core-context.tsx';
import type { Noun } from './topics.ts';

const noun: Noun = 'documents';

/** What becomes of the highlights and link ends of a document when another version of its text takes its place. */
export function useVersionPlan(version: {
  readonly documentId: string;
  readonly text: string;
  /** Names the reading of the file. */
  readonly reading: string;
}) {
  const client = useClient();
  const { documentId, text, reading } = version;
  return useQuery({
    // The text itself is no part of the key, which is kept.
    queryKey: [noun, 'version-plan', documentId, reading],
    queryFn: ({ signal }) => client.call('documents.planVersion', { documentId, text }, { signal }),
    gcTime: 0,
    staleTime: 0,
  });
}
