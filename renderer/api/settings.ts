import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Settings } from '../../db/contract/models.ts';
import type { Client } from './client.ts';
import { useClient } from './core-context.tsx';
import { CHANGING_SETTINGS } from './settings-keys.ts';
import type { Noun } from './topics.ts';

const noun: Noun = 'settings';

function settingsQuery(client: Client) {
  return queryOptions({
    queryKey: [noun, 'get'],
    queryFn: ({ signal }) => client.call('settings.get', {}, { signal }),
  });
}

/** The settings kept in the library; ask only while it is open. */
export function useStoredSettings({ isLibraryOpen }: { readonly isLibraryOpen: boolean }) {
  return useQuery({ ...settingsQuery(useClient()), enabled: isLibraryOpen });
}

/** Changes settings; the screen follows at once and goes back if the core refuses. */
export function useChangeSettings() {
  const client = useClient();
  const queryClient = useQueryClient();
  const { queryKey } = settingsQuery(client);
  return useMutation({
    mutationKey: CHANGING_SETTINGS,
    // One after the other, in the order in which they were made.
    scope: { id: 'settings' },
    mutationFn: (change: Partial<Settings>) => client.call('settings.set', change),
    onMutate: async (change) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      if (before !== undefined) queryClient.setQueryData(queryKey, { ...before, ...change });
      return { before };
    },
    onError: (_error, _change, context) => {
      if (context?.before !== undefined) queryClient.setQueryData(queryKey, context.before);
    },
    onSuccess: (stored) => {
      // While a later change is on its way the screen shows that one already.
      if (queryClient.isMutating({ mutationKey: CHANGING_SETTINGS }) === 1) {
        queryClient.setQueryData(queryKey, stored);
      }
    },
  });
}
