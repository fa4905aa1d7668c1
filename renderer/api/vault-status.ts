import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Client } from './client.ts';
import type { Noun } from './topics.ts';

const noun: Noun = 'vault';
const BACKUPS: Noun = 'backups';

/** In a file of its own because what listens to the core's events asks for it too. */
export function vaultStatusQuery(client: Client) {
  return queryOptions({
    queryKey: [noun, 'status'],
    queryFn: ({ signal }) => client.call('vault.status', {}, { signal }),
    // A part of the page that shows a failure looks at it too; asking again would take the page away under it.
    retryOnMount: false,
  });
}

/** Asks how the vault stands now, whatever was known or on its way, and answers whether its library is open. */
export async function lookAtVault(queryClient: QueryClient, client: Client): Promise<boolean> {
  const { queryKey } = vaultStatusQuery(client);
  await queryClient.invalidateQueries({ queryKey, refetchType: 'all' });
  return queryClient.getQueryData(queryKey)?.state === 'open';
}

/** Drops whatever the library answered before it was closed; nothing of it may stay in the window. */
export function forgetLibrary(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== noun && queryKey[0] !== BACKUPS });
  // A page without a library may be showing them.
  void queryClient.resetQueries({ queryKey: [BACKUPS] });
  queryClient.getMutationCache().clear();
}
