import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { Client } from './client.ts';
import { useCallback } from 'react';
import type { TextRange } from '../../db/contract/models.ts';
import { useClient } from './core-context.tsx';
import type { Noun } from './topics.ts';

const noun: Noun = 'search';

/** Answers are kept briefly for going back and forth; what was searched for is not kept longer than needed. */
const KEPT_MS = 60_000;

export interface SearchRequest {
  readonly query: string;
  readonly isExact: boolean;
}

export interface MarksRequest {
  readonly documentId: string;
  readonly text: string;
  readonly isExact: boolean;
}

function searchQuery(client: Client, { query, isExact, limit }: SearchRequest & { limit: number }) {
  return queryOptions({
    queryKey: [noun, 'run', { query, isExact, limit }],
    queryFn: ({ signal }) => client.call('search.run', { query, exact: isExact, limit }, { signal }),
    gcTime: KEPT_MS,
  });
}

/** Searches as the words stand; the answer before stays until the next is there, and an outdated call is given up. */
export function useSearch(request: SearchRequest & { readonly limit: number }) {
  return useQuery({
    ...searchQuery(useClient(), request),
    enabled: request.query.trim() !== '',
    placeholderData: keepPreviousData,
  });
}

function searchMarksQuery(client: Client, { documentId, text, isExact }: MarksRequest) {
  return queryOptions({
    queryKey: [noun, 'marks', { documentId, text, isExact }],
    queryFn: ({ signal }) =>
      client.call('search.marks', { documentId, query: text, exact: isExact }, { signal }),
    gcTime: KEPT_MS,
  });
}

/** Where a search query occurs in one document, in reading order. */
export function useSearchMarks(request: MarksRequest) {
  return useQuery({ ...searchMarksQuery(useClient(), request), enabled: request.text.trim() !== '' });
}

function findInTextQuery(client: Client, { documentId, text, isExact }: MarksRequest) {
  return queryOptions({
    queryKey: [noun, 'find', { documentId, text, isExact }],
    queryFn: ({ signal }) => client.call('search.find', { documentId, text, exact: isExact }, { signal }),
    gcTime: KEPT_MS,
  });
}

/** Where consecutive words occur in one document, the last one as a prefix. */
export function useFindInText(request: MarksRequest) {
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
      { query, isExact }: SearchRequest,
      {
        documentId,
        start,
        end,
      }: { readonly documentId: string; readonly start: number; readonly end: number },
    ): Promise<FoundPassage> => {
      const [{ text }, { marks }] = await Promise.all([
        client.call('documents.text', { documentId, start, end }),
        client.call('search.marks', { documentId, query, exact: isExact }),
      ]);
      return { text, marks: marks.filter((mark) => mark.start >= start && mark.end <= end) };
    },
    [client],
  );
}
