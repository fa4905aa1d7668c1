import {
  useIsMutating,
  useMutation,
  useQuery,
  useQueryClient,
  type MutationKey,
  type UseMutationResult,
} from '@tanstack/react-query';
import type { Settings } from '../../db/contract/models.ts';
import type { VaultStatus } from '../../db/contract/vault.ts';
import type { CallFailed, Client } from './client.ts';
import { useClient } from './core-context.tsx';
import type { Secret } from './secret.ts';
import type { Noun } from './topics.ts';
import { vaultStatusQuery } from './vault-status.ts';

export function useVaultStatus() {
  return useQuery(vaultStatusQuery(useClient()));
}

/**
 * A command that answers how the vault stands afterwards. Its input holds secrets that are taken as it is sent, and is
 * dropped with the component that sent it.
 */
function useVaultCommand<Input>(
  command: (client: Client, input: Input) => Promise<VaultStatus>,
  mutationKey?: MutationKey,
): UseMutationResult<VaultStatus, CallFailed, Input> {
  const client = useClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => command(client, input),
    ...(mutationKey === undefined ? {} : { mutationKey }),
    gcTime: 0,
    onSuccess: (status) => queryClient.setQueryData(vaultStatusQuery(client).queryKey, status),
  });
}

export interface NewVault {
  /** `null` makes a library without a passphrase, which is not protected. */
  readonly passphrase: Secret | null;
  /** The language chosen before there was a library to keep it in. */
  readonly interfaceLanguage: Settings['interfaceLanguage'];
}

/** Creates the library and keeps the language it was created in. */
export function useCreateVault() {
  return useVaultCommand(async (client, { passphrase, interfaceLanguage }: NewVault) => {
    const status = await client.call('vault.create', { passphrase: passphrase?.take() ?? null });
    await client.call('settings.set', { interfaceLanguage });
    return status;
  });
}

export function useUnlockVault() {
  return useVaultCommand((client, passphrase: Secret) =>
    client.call('vault.unlock', { passphrase: passphrase.take() }),
  );
}

const LOCKING: MutationKey = ['vault', 'lock'];

/** Locks the library once what `saveFirst` saves is there, or could not be saved. */
export function useLockVault() {
  return useVaultCommand(async (client, saveFirst: () => Promise<unknown>) => {
    await saveFirst();
    return client.call('vault.lock', {});
  }, LOCKING);
}

/** Whether the library is being locked from this window: from the first moment on nothing of it may be shown. */
export function useIsLocking(): boolean {
  return useIsMutating({ mutationKey: LOCKING }) > 0;
}

export function useChangePassphrase() {
  return useVaultCommand((client, { current, next }: { readonly current: Secret; readonly next: Secret }) =>
    client.call('vault.changePassphrase', { current: current.take(), next: next.take() }),
  );
}

/** The backups that adding a passphrase would destroy. Of the noun of backups: with them it is asked for again. */
export function usePassphrasePlan() {
  const client = useClient();
  return useQuery({
    queryKey: ['backups' satisfies Noun, 'ended-by-passphrase'],
    queryFn: ({ signal }) => client.call('vault.planPassphrase', {}, { signal }),
  });
}

export function useAddPassphrase() {
  return useVaultCommand((client, passphrase: Secret) =>
    client.call('vault.addPassphrase', { passphrase: passphrase.take() }),
  );
}

export function useDropRecoveryCode() {
  return useVaultCommand((client, passphrase: Secret) =>
    client.call('vault.dropRecoveryCode', { passphrase: passphrase.take() }),
  );
}

export function useRecoverVault() {
  return useVaultCommand(
    (client, { code, passphrase }: { readonly code: Secret; readonly passphrase: Secret }) =>
      client.call('vault.recover', { code: code.take(), passphrase: passphrase.take() }),
  );
}

export function useRemoveProtection() {
  return useVaultCommand((client, passphrase: Secret) =>
    client.call('vault.removeProtection', { passphrase: passphrase.take() }),
  );
}

export function useEraseVault() {
  return useVaultCommand((client, _input: null) => client.call('vault.erase', { confirmation: 'erase' }));
}

/** The code is in the answer only; it is gone with the page that shows it. */
export function useMakeRecoveryCode() {
  const client = useClient();
  return useMutation({
    mutationFn: (passphrase: Secret) =>
      client.call('vault.makeRecoveryCode', { passphrase: passphrase.take() }),
    gcTime: 0,
  });
}

/** Tells the core that somebody is at work; whether it was heard matters to nobody. */
export function useTouchVault(): () => void {
  const client = useClient();
  return () => void client.call('vault.touch', {}).catch(() => undefined);
}
