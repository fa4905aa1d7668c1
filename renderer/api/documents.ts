import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MethodInput } from '../../db/contract/contract.ts';
import type { Client } from './client.ts';
import { useClient } from './core-context.tsx';
import type { Noun } from './topics.ts';

const noun: Noun = 'documents';
const PAGE_SIZE = 100;

/** How a list of documents is ordered and narrowed. */
export type DocumentListing = Pick<
  MethodInput<'documents.list'>,
  'sort' | 'order' | 'filter' | 'language' | 'tags' | 'limit'
>;

function documentListQuery(client: Client, listing: DocumentListing) {
  return infiniteQueryOptions({
    queryKey: [noun, 'list', listing],
    queryFn: ({ pageParam, signal }) =>
      client.call(
        'documents.list',
        { limit: PAGE_SIZE, ...listing, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    // Sound: the page parameter is the cursor of the page before, `null` for the first.
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** The documents page by page; while another order or filter loads, the pages shown before stay. */
export function useDocumentList(listing: DocumentListing) {
  return useInfiniteQuery({
    ...documentListQuery(useClient(), listing),
    placeholderData: keepPreviousData,
  });
}

function documentQuery(client: Client, documentId: string) {
  return queryOptions({
    queryKey: [noun, 'get', documentId],
    queryFn: ({ signal }) => client.call('documents.get', { documentId }, { signal }),
  });
}

export function useDocument(documentId: string) {
  return useQuery(documentQuery(useClient(), documentId));
}

const NO_LANGUAGES: readonly string[] = [];

/** The languages of the first documents of the library, without repetition, in the order of their tags. */
export function useDocumentLanguages(): readonly string[] {
  const { data } = useInfiniteQuery(documentListQuery(useClient(), { sort: 'language', limit: 200 }));
  return useMemo(
    () =>
      data === undefined
        ? NO_LANGUAGES
        : [...new Set(data.pages.flatMap((page) => page.records.map((record) => record.language)))].sort(),
    [data],
  );
}
