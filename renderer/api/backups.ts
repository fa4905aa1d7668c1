import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MethodOutput } from '../../db/contract/contract.ts';
import type { Backup, MadeBackup, RestoredLibrary, RestorePlan } from '../../db/contract/vault.ts';
import { readAllPages } from './all-pages.ts';
import type { Client } from './client.ts';
import { useClient } from './core-context.tsx';
import { forgetEnded, usePageJob, useWindowJob, type Job } from './jobs.ts';
import type { Secret } from './secret.ts';
import type { Noun } from './topics.ts';
import { vaultStatusQuery } from './vault-status.ts';

const noun: Noun = 'backups';
const MAKING = [noun, 'create'] as const;
const CHECKING = ['library', 'verify'] as const;

function backupsQuery(client: Client) {
  return queryOptions({
    queryKey: [noun, 'list'],
    queryFn: ({ signal }) =>
      readAllPages(
        (cursor) => client.call('backups.list', cursor, { signal }),
        () => undefined,
      ),
  });
}

/** Newest first; known while the library is locked or cannot be opened, too. */
export function useBackups() {
  return useQuery(backupsQuery(useClient()));
}

export function useRemoveBackup() {
  const client = useClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (name: Backup['name']) => client.call('backups.remove', { name }),
    onSuccess: (_done, name) => forgetEnded(queryClient, MAKING, (made) => isMaking(made, name)),
  });
}

/** Whether this is what making the backup of that name came to. */
function isMaking(made: unknown, name: Backup['name']): boolean {
  // Sound: only `useMakeBackup` has the key.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (made as MadeBackup | undefined)?.backup.name === name;
}

export type BackupMaking = Job<null, MadeBackup>;

/** Makes a full backup; it goes on where its page is left. */
export function useMakeBackup(): BackupMaking {
  return useWindowJob({
    key: MAKING,
    call: (client, _input: null, job) => client.call('backups.create', { job }),
  });
}

export type LibraryCheck = MethodOutput<'library.verify'>;

/** Reads the whole library and says what is wrong with it; goes on where its page is left. */
export function useCheckLibrary(): Job<null, LibraryCheck> {
  return useWindowJob({
    key: CHECKING,
    call: (client, _input: null, job) => client.call('library.verify', { job }),
  });
}

export interface ChosenBackup {
  readonly name: Backup['name'];
  /** Where the library's own key does not open it. */
  readonly passphrase: Secret | null;
}

function choiceOf({ name, passphrase }: ChosenBackup) {
  return passphrase === null ? { name } : { name, passphrase: passphrase.take() };
}

/** What restoring a backup would change. */
export function usePlanRestore(): Job<ChosenBackup, RestorePlan> {
  return usePageJob({
    key: [noun, 'planRestore'],
    call: (client, chosen: ChosenBackup, job) =>
      client.call('backups.planRestore', { ...choiceOf(chosen), job }),
  });
}

interface RestoreSteps {
  /** Answers whether to go on. */
  readonly before: () => Promise<boolean>;
  readonly onRestored: (restored: RestoredLibrary) => void;
}

/** Puts a backup in the library's place; `null` where `before` was against it. */
export function useRestoreBackup({
  before,
  onRestored,
}: RestoreSteps): Job<ChosenBackup, RestoredLibrary | null> {
  const queryClient = useQueryClient();
  return usePageJob({
    key: [noun, 'restore'],
    call: async (client, chosen: ChosenBackup, job) => {
      if (!(await before())) return null;
      const restored = await client.call('backups.restore', { ...choiceOf(chosen), job });
      // Told before the page that asked gives way to the library.
      onRestored(restored);
      // What was made of the library before, or found in it, says nothing of this one.
      forgetEnded(queryClient, MAKING);
      forgetEnded(queryClient, CHECKING);
      queryClient.setQueryData(vaultStatusQuery(client).queryKey, restored.vault);
      return restored;
    },
  });
}

/** The notice that the library was set back has been read. */
export function useAcceptSetBack() {
  const client = useClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => client.call('library.acceptSetBack', {}),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['library'] }),
  });
}
