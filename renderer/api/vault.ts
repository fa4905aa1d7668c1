import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Settings } from '../../db/contract/models.ts';
import type { Client } from './client.ts';
import { useClient } from './core-context.tsx';
import type { Noun } from './topics.ts';

const noun: Noun = 'vault';

function vaultStatusQuery(client: Client) {
  return queryOptions({
    queryKey: [noun, 'status'],
    queryFn: ({ signal }) => client.call('vault.status', {}, { signal }),
  });
}

export function useVaultStatus() {
  return useQuery(vaultStatusQuery(useClient()));
}

export interface NewVault {
  /** `null` makes a library without a passphrase, which is not protected. */
  readonly passphrase: string | null;
  /** The language chosen before there was a library to keep it in. */
  readonly interfaceLanguage: Settings['interfaceLanguage'];
}

/** Creates the library and keeps the language it was created in. */
export function useCreateVault() {
  const client = useClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ passphrase, interfaceLanguage }: NewVault) => {
      const status = await client.call('vault.create', { passphrase });
      await client.call('settings.set', { interfaceLanguage });
      return status;
    },
    onSuccess: (status) => queryClient.setQueryData(vaultStatusQuery(client).queryKey, status),
  });
}

export function useUnlockVault() {
  const client = useClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (passphrase: string) => client.call('vault.unlock', { passphrase }),
    onSuccess: (status) => queryClient.setQueryData(vaultStatusQuery(client).queryKey, status),
  });
}
