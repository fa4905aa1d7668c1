import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { CoreEvent, Topic } from '../../db/contract/contract.ts';
import type { CoreTransport } from '../host/core-transport.ts';
import { createClient, type Client } from './client.ts';
import { createProgressBoard, type ProgressBoard } from './progress-board.ts';
import { saveBeforeLock } from './save-before-lock.ts';
import { CHANGING_SETTINGS } from './settings-keys.ts';
import { NOUNS_OF_TOPIC } from './topics.ts';
import { lookAtVault } from './vault-status.ts';

interface Core {
  readonly client: Client;
  readonly board: ProgressBoard;
  readonly isStopped: boolean;
}

const CoreContext = createContext<Core | null>(null);

/** What the core owns is asked for once and kept until an event says that it changed. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

export function CoreProvider(props: {
  readonly transport: CoreTransport;
  readonly queryClient: QueryClient;
  /** Saves what this window has not saved yet; the library is about to be locked. It never rejects. */
  readonly saveAll: () => Promise<unknown>;
  readonly children: ReactNode;
}) {
  const { transport, queryClient, saveAll, children } = props;
  const [client] = useState(() => createClient(transport));
  const [board] = useState(createProgressBoard);
  const [isStopped, setIsStopped] = useState(false);

  useEffect(() => {
    const askAgain = (topics: readonly Topic[]): void => {
      for (const noun of new Set(topics.flatMap((topic) => NOUNS_OF_TOPIC[topic]))) {
        // The change that is on its way brings the settings with it; asking now would bring the ones before.
        if (noun === 'settings' && queryClient.isMutating({ mutationKey: CHANGING_SETTINGS }) > 0) continue;
        // A reading position is read when a document opens; the reader that moved it need not hear of it.
        const refetchType = noun === 'readingPositions' ? 'none' : 'active';
        void queryClient.invalidateQueries({ queryKey: [noun], refetchType });
      }
    };
    // What the pages show is asked for again only where the library is still open.
    const askAgainIfOpen = async (topics: readonly Topic[]): Promise<void> => {
      if (await lookAtVault(queryClient, client)) askAgain(topics);
    };
    const onEvent = (event: CoreEvent): void => {
      setIsStopped(event.kind === 'core-stopped');
      if (event.kind === 'about-to-lock') void saveBeforeLock(transport, saveAll);
      if (event.kind === 'progress') board.note(event);
      if (event.kind !== 'changed') return;
      if (!event.topics.includes('vault')) return askAgain(event.topics);
      void askAgainIfOpen(event.topics);
    };
    return transport.subscribe(onEvent);
  }, [transport, queryClient, client, board, saveAll]);

  const core = useMemo(() => ({ client, board, isStopped }), [client, board, isStopped]);
  return (
    <QueryClientProvider client={queryClient}>
      <CoreContext value={core}>{children}</CoreContext>
    </QueryClientProvider>
  );
}

function useCore(): Core {
  const core = use(CoreContext);
  if (core === null) throw new Error('CoreProvider is missing.');
  return core;
}

export function useClient(): Client {
  return useCore().client;
}

export function useProgressBoard(): ProgressBoard {
  return useCore().board;
}

/** True once the core has ended and until it answers again. */
export function useIsCoreStopped(): boolean {
  return useCore().isStopped;
}
