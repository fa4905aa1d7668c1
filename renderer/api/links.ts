import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Link, ReviewedState } from '../../db/contract/links.ts';
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

/** Which links are to be reviewed; without a document those of all. */
export interface LinkReview {
  readonly state: ReviewedState;
  readonly documentId?: string | undefined;
}

function linkReviewQuery(client: Client, review: LinkReview | null) {
  const { state = 'moved', documentId } = review ?? {};
  const listing = { state, ...(documentId === undefined ? {} : { documentId }) };
  return queryOptions({
    queryKey: [noun, 'review', listing],
    queryFn: ({ signal }) =>
      readAllPages(
        (cursor) => client.call('links.list', { ...listing, limit: LARGEST_PAGE, ...cursor }, { signal }),
        () => {},
      ),
    enabled: review !== null,
  });
}

/** Every link with an end that moved, or that has lost its words; nothing is asked for without a review. */
export function useLinksToReview(review: LinkReview | null): readonly Link[] {
  return useQuery(linkReviewQuery(useClient(), review)).data ?? NONE;
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
