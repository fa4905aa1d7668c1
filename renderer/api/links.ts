import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Link } from '../../db/contract/links.ts';
import { readAllPages } from './all-pages.ts';
import type { Client } from './client.ts';
import { useClient } from './core-context.tsx';
import type { Noun } from './topics.ts';

const noun: Noun = 'links';
const LARGEST_PAGE = 200;
const NONE: readonly Link[] = [];

function documentLinksQuery(client: Client, documentId: string) {
  return queryOptions({
    queryKey: [noun, 'of-document', documentId],
    queryFn: ({ signal }) =>
      readAllPages(
        (cursor) => client.call('links.list', { documentId, limit: LARGEST_PAGE, ...cursor }, { signal }),
        () => {},
      ),
  });
}

/** Every link with an end in a document. */
export function useDocumentLinks(documentId: string): readonly Link[] {
  return useQuery(documentLinksQuery(useClient(), documentId)).data ?? NONE;
}

/** Shows a link at once where it was made or changed; the change that the core tells of brings the same. */
export function useKnownLinks(): { readonly put: (link: Link) => void } {
  const queryClient = useQueryClient();
  return useMemo(
    () => ({
      put(link) {
        for (const { documentId } of [link.from, link.to]) {
          queryClient.setQueryData<readonly Link[]>([noun, 'of-document', documentId], (list) =>
            list === undefined ? undefined : [...list.filter(({ id }) => id !== link.id), link],
          );
        }
      },
    }),
    [queryClient],
  );
}
