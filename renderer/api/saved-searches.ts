import { queryOptions, useQuery } from '@tanstack/react-query';
import type { MethodInput } from '../../db/contract/contract.ts';
import type { SavedSearch } from '../../db/contract/saved-searches.ts';
import { readAllPages } from './all-pages.ts';
import type { Client } from './client.ts';
import { useClient } from './core-context.tsx';
import type { SearchRequest } from './search.ts';
import type { Noun } from './topics.ts';

const noun: Noun = 'savedSearches';
const LARGEST_PAGE = 200;
const NONE: readonly SavedSearch[] = [];

export type SavedQuestion = MethodInput<'savedSearches.create'>['question'];

function savedSearchesQuery(client: Client) {
  return queryOptions({
    queryKey: [noun, 'list'],
    queryFn: ({ signal }) =>
      readAllPages(
        (cursor) => client.call('savedSearches.list', { limit: LARGEST_PAGE, ...cursor }, { signal }),
        () => undefined,
      ),
  });
}

/** Every saved search in the order of names; none while that is not known. */
export function useSavedSearches(): readonly SavedSearch[] {
  return useQuery(savedSearchesQuery(useClient())).data ?? NONE;
}

/** What is kept of a request. */
export function savedQuestionOf({ query, isExact, scope, spellingsOff }: SearchRequest): SavedQuestion {
  return { query, exact: isExact, scope, spellingsOff: [...spellingsOff] };
}

export function requestOfSaved({ question }: Pick<SavedSearch, 'question'>): SearchRequest {
  const { query, exact, scope, spellingsOff } = question;
  return { query, isExact: exact, scope, spellingsOff };
}
