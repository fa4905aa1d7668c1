import { keepPreviousData, queryOptions, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { MethodInput } from '../../db/contract/contract.ts';
import type { Tag, TagPair } from '../../db/contract/tags.ts';
import { readAllPages } from './all-pages.ts';
import type { Client } from './client.ts';
import { useClient } from './core-context.tsx';
import type { Noun } from './topics.ts';

const noun: Noun = 'tags';
/** The most the core answers at once. */
const LARGEST_PAGE = 1000;
const FOUND_SHOWN = 20;
const PAIRS_SHOWN = 50;

/** Which records are kept by their tags. */
export type TagConditions = NonNullable<MethodInput<'documents.list'>['tags']>;

function tagTreeQuery(client: Client) {
  return queryOptions({
    queryKey: [noun, 'tree'],
    queryFn: ({ signal }) =>
      readAllPages(
        (cursor) => client.call('tags.list', { limit: LARGEST_PAGE, ...cursor }, { signal }),
        () => undefined,
      ),
  });
}

/** Every tag in the order of the tree, each before its children. */
export function useTags() {
  return useQuery(tagTreeQuery(useClient()));
}

/** How many tags there are; `null` while that is not known. */
export function useTagCount(): number | null {
  const client = useClient();
  const { data } = useQuery({
    queryKey: [noun, 'count'],
    queryFn: async ({ signal }) => (await client.call('tags.list', { limit: 1 }, { signal })).total,
  });
  return data ?? null;
}

function tagQuery(client: Client, tagId: string) {
  return queryOptions({
    queryKey: [noun, 'get', tagId],
    queryFn: ({ signal }) => client.call('tags.get', { tagId }, { signal }),
  });
}

/** These tags, without those that are not there (any more) or not known yet. */
export function useTagsById(tagIds: readonly string[]): readonly Tag[] {
  const client = useClient();
  return useQueries({
    queries: tagIds.map((tagId) => tagQuery(client, tagId)),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
}

function foundTagsQuery(client: Client, text: string) {
  return queryOptions({
    queryKey: [noun, 'found', text],
    queryFn: async ({ signal }): Promise<readonly Tag[]> =>
      (await client.call('tags.list', { text, limit: FOUND_SHOWN }, { signal })).records,
  });
}

/** Tags by what is typed, those that begin with it first; while more is typed, those found before stay. */
export function useFoundTags(text: string) {
  return useQuery({ ...foundTagsQuery(useClient(), text), placeholderData: keepPreviousData });
}

/** The same once, for what is typed at that moment: what is listed may still be for what was typed before. */
export function useFindTags(): (text: string) => Promise<readonly Tag[]> {
  const client = useClient();
  const queryClient = useQueryClient();
  return useCallback((text) => queryClient.fetchQuery(foundTagsQuery(client, text)), [client, queryClient]);
}

/** Which tags occur together, the most frequent pairs; with a tag only its own, and it stands first in each. */
export function useTagPairs(tagId: string | null) {
  const client = useClient();
  return useQuery({
    queryKey: [noun, 'together', tagId],
    queryFn: async ({ signal }): Promise<readonly TagPair[]> => {
      const ofOne = tagId === null ? {} : { tagId };
      return (await client.call('tags.together', { limit: PAIRS_SHOWN, ...ofOne }, { signal })).records;
    },
    placeholderData: keepPreviousData,
  });
}

/** What merging one tag into another would change. */
export function useMergePlan(tagId: string, intoId: string | null) {
  const client = useClient();
  return useQuery({
    queryKey: [noun, 'plan-merge', tagId, intoId],
    queryFn: ({ signal }) => client.call('tags.planMerge', { tagId, intoId: intoId ?? '' }, { signal }),
    enabled: intoId !== null,
  });
}
