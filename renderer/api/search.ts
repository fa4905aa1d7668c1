import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import type { MethodInput } from '../../db/contract/contract.ts';
import type { TextRange } from '../../db/contract/models.ts';
import type { Client } from './client.ts';
import { useClient } from './core-context.tsx';
import { jobGivenUpBy } from './jobs.ts';
import type { Noun } from './topics.ts';

const noun: Noun = 'search';

/** Answers are kept briefly for going back and forth; what was searched for is not kept longer than needed. */
const KEPT_MS = 60_000;
/** A list that was walked through is kept while a passage of it is read, for coming back to its place. */
const WALKED_KEPT_MS = 600_000;
const LINES_AT_ONCE = 100;

/** What of the library is searched: `MethodInput` has the shape, the contract the meaning. */
export type SearchScope = NonNullable<MethodInput<'search.run'>['scope']>;
export type SpellingOff = NonNullable<MethodInput<'search.run'>['spellingsOff']>[number];
export type ConcordanceSort = NonNullable<MethodInput<'search.concordance'>['sort']>;

/** What is asked of search, as one thing: every view of an answer asks the same. */
export interface SearchRequest {
  readonly query: string;
  readonly isExact: boolean;
  readonly scope: SearchScope;
  /** Spellings that are not to be found. */
  readonly spellingsOff: readonly SpellingOff[];
}

/** A request for a query in the whole library, in every spelling. */
export function plainRequest(query: string): SearchRequest {
  return { query, isExact: false, scope: {}, spellingsOff: [] };
}

export interface FindRequest {
  readonly documentId: string;
  readonly text: string;
  readonly isExact: boolean;
}

function questionOf({ query, isExact, scope, spellingsOff }: SearchRequest) {
  return { query, exact: isExact, scope, spellingsOff: [...spellingsOff] };
}

function searchQuery(client: Client, request: SearchRequest, limit: number) {
  const question = questionOf(request);
  return queryOptions({
    queryKey: [noun, 'run', { ...question, limit }],
    queryFn: ({ signal }) => client.call('search.run', { ...question, limit }, { signal }),
    gcTime: KEPT_MS,
  });
}

/** Searches as the words stand; the answer before stays until the next is there, and an outdated call is given up. */
export function useSearch(request: SearchRequest & { readonly limit: number }) {
  return useQuery({
    ...searchQuery(useClient(), request, request.limit),
    enabled: request.query.trim() !== '',
    placeholderData: keepPreviousData,
  });
}

/** What the hits are made of; `null` asks for nothing, and what was answered before stays. */
export function useSearchFacets(request: SearchRequest | null) {
  const client = useClient();
  const question = request === null ? null : questionOf(request);
  return useQuery({
    queryKey: [noun, 'facets', question],
    queryFn: ({ signal }) => client.call('search.facets', question ?? { query: '' }, { signal }),
    enabled: question !== null && question.query.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
  });
}

/** Titles, highlights, notes and tags that a query finds, so many of each. */
export function useSearchGroups(request: SearchRequest | null, limit: number) {
  const client = useClient();
  const question = { query: request?.query ?? '', exact: request?.isExact ?? false, limit };
  return useQuery({
    queryKey: [noun, 'groups', question],
    queryFn: ({ signal }) =>
      client.call('search.groups', { ...question, job: jobGivenUpBy(signal, client) }, { signal }),
    enabled: question.query.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
  });
}

/** Every place where the words of a query stand, each in its context, page by page. */
export function useConcordance(request: SearchRequest & { readonly sort: ConcordanceSort }) {
  const client = useClient();
  const question = { ...questionOf(request), sort: request.sort, limit: LINES_AT_ONCE };
  return useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: [noun, 'concordance', question],
      queryFn: ({ pageParam, signal }) =>
        client.call(
          'search.concordance',
          {
            ...question,
            ...(pageParam === null ? {} : { cursor: pageParam }),
            job: jobGivenUpBy(signal, client),
          },
          { signal },
        ),
      // Sound: the page parameter is the cursor of the page before, `null` for the first.
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
      enabled: request.query.trim() !== '',
      placeholderData: keepPreviousData,
      gcTime: WALKED_KEPT_MS,
    }),
  );
}

/** What of a list of names is asked for. */
export interface MatrixRequest {
  /** Each list is one call. */
  readonly lists: readonly (readonly string[])[];
  readonly isExact: boolean;
}

/** In which documents the names of a list stand; each page answers one of the lists, in their order. */
export function useMatrix({ lists, isExact }: MatrixRequest) {
  const client = useClient();
  return useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: [noun, 'matrix', lists, isExact],
      queryFn: ({ pageParam, signal }) =>
        client.call(
          'search.matrix',
          { names: [...(lists[pageParam] ?? [])], exact: isExact, job: jobGivenUpBy(signal, client) },
          { signal },
        ),
      initialPageParam: 0,
      getNextPageParam: (_page, _pages, last) => (last + 1 < lists.length ? last + 1 : null),
      enabled: lists.length > 0,
      gcTime: WALKED_KEPT_MS,
    }),
  );
}

function searchMarksQuery(client: Client, request: SearchRequest, documentId: string) {
  const question = { ...questionOf(request), documentId };
  return queryOptions({
    queryKey: [noun, 'marks', question],
    queryFn: ({ signal }) => client.call('search.marks', question, { signal }),
    gcTime: KEPT_MS,
  });
}

/** Where a search finds something in one document, in reading order. */
export function useSearchMarks(request: SearchRequest & { readonly documentId: string }) {
  return useQuery({
    ...searchMarksQuery(useClient(), request, request.documentId),
    enabled: request.query.trim() !== '',
  });
}

function findInTextQuery(client: Client, { documentId, text, isExact }: FindRequest) {
  return queryOptions({
    queryKey: [noun, 'find', { documentId, text, isExact }],
    queryFn: ({ signal }) => client.call('search.find', { documentId, text, exact: isExact }, { signal }),
    gcTime: KEPT_MS,
  });
}

/** Where consecutive words occur in one document, the last one as a prefix. */
export function useFindInText(request: FindRequest) {
  return useQuery({
    ...findInTextQuery(useClient(), request),
    enabled: request.text.trim() !== '',
    placeholderData: keepPreviousData,
  });
}

/** A passage that was found, with its text and the places in it that match. */
export interface FoundPassage {
  readonly text: string;
  readonly marks: readonly TextRange[];
}

/** Reads what a search found in one passage: an answer has only an excerpt of it. */
export function useReadHit() {
  const client = useClient();
  return useCallback(
    async (
      request: SearchRequest,
      {
        documentId,
        start,
        end,
      }: { readonly documentId: string; readonly start: number; readonly end: number },
    ): Promise<FoundPassage> => {
      const [{ text }, { marks }] = await Promise.all([
        client.call('documents.text', { documentId, start, end }),
        client.call('search.marks', { ...questionOf(request), documentId }),
      ]);
      return { text, marks: marks.filter((mark) => mark.start >= start && mark.end <= end) };
    },
    [client],
  );
}

/** Reads where a search finds something in a document, in reading order. */
export function useReadMarks() {
  const client = useClient();
  return useCallback(
    async (request: SearchRequest, documentId: string): Promise<readonly TextRange[]> =>
      (await client.call('search.marks', { ...questionOf(request), documentId })).marks,
    [client],
  );
}
