import {
  useMutation,
  useMutationState,
  type QueryClient,
  type UseMutationOptions,
} from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import type { Failure } from '../../db/contract/result.ts';
import { failureOf, type CallFailed, type Client } from './client.ts';
import { useClient, useProgressBoard } from './core-context.tsx';
import type { Progress } from './progress-board.ts';

/** A long piece of work as a page shows it. */
export type JobState<Output> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: Progress | null }
  | { readonly kind: 'done'; readonly output: Output }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Job<Input, Output> {
  readonly state: JobState<Output>;
  readonly start: (input: Input) => void;
  /** Its call then fails with `cancelled`. Does nothing where it does not run. */
  readonly stop: () => void;
  /** Forgets how it ended. */
  readonly dismiss: () => void;
}

interface JobWork<Input, Output> {
  /** The noun and the verb of its method. */
  readonly key: readonly [string, string];
  readonly call: (client: Client, input: Input, job: string) => Promise<Output>;
  readonly onSuccess?: (output: Output) => void;
}

interface Started<Input> {
  readonly job: string;
  readonly input: Input;
}

/** Work that belongs to the page it was started on. It goes on where the page is left, but nothing shows it then. */
export function usePageJob<Input, Output>(work: JobWork<Input, Output>): Job<Input, Output> {
  const client = useClient();
  const { mutate, reset, status, data, error, variables } = useMutation(useJobMutation(work));
  const job = status === 'pending' ? (variables?.job ?? null) : null;
  const progress = useProgress(job);
  return {
    state: stateOf({ status, data, error, progress }),
    start: (input) => mutate({ job: newJobId(), input }),
    stop: () => stopJob(client, job),
    dismiss: reset,
  };
}

/** Work that the whole window has in common: whoever leaves the page and comes back finds it going on, or its end. */
export function useWindowJob<Input, Output>(work: JobWork<Input, Output>): Job<Input, Output> {
  const client = useClient();
  const { mutate } = useMutation(useJobMutation(work));
  const [dismissed, setDismissed] = useState<string | null>(null);
  const last = useMutationState({
    filters: { mutationKey: work.key },
    // Sound: only this work has the key, and it is started nowhere else.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    select: ({ state }) => state as JobMutationState<Input, Output>,
  }).at(-1);
  const id = last?.variables?.job ?? null;
  const isRunning = last?.status === 'pending';
  const progress = useProgress(isRunning ? id : null);
  const isShown = last !== undefined && id !== dismissed;
  return {
    state: isShown ? stateOf({ ...last, progress }) : { kind: 'idle' },
    start: (input) => mutate({ job: newJobId(), input }),
    stop: () => stopJob(client, isRunning ? id : null),
    dismiss: () => setDismissed(id),
  };
}

interface JobMutationState<Input, Output> {
  readonly status: 'idle' | 'pending' | 'success' | 'error';
  readonly data: Output | undefined;
  readonly error: CallFailed | null;
  readonly variables: Started<Input> | undefined;
}

function useJobMutation<Input, Output>({
  key,
  call,
  onSuccess,
}: JobWork<Input, Output>): UseMutationOptions<Output, CallFailed, Started<Input>> {
  const client = useClient();
  const board = useProgressBoard();
  return {
    mutationKey: key,
    mutationFn: async ({ job, input }) => {
      const unfollow = board.follow(job);
      try {
        const output = await call(client, input, job);
        onSuccess?.(output);
        return output;
      } finally {
        unfollow();
      }
    },
  };
}

/** Forgets how work of the window ended, of which `isOutdated` says that it no longer holds. */
export function forgetEnded(
  queryClient: QueryClient,
  key: readonly [string, string],
  isOutdated: (output: unknown) => boolean = () => true,
): void {
  const cache = queryClient.getMutationCache();
  for (const mutation of cache.findAll({ mutationKey: key })) {
    const { status, data } = mutation.state;
    if (status !== 'pending' && isOutdated(data)) cache.remove(mutation);
  }
}

function useProgress(job: string | null): Progress | null {
  const board = useProgressBoard();
  return useSyncExternalStore(board.subscribe, () => board.of(job));
}

function stateOf<Output>({
  status,
  data,
  error,
  progress,
}: Pick<JobMutationState<unknown, Output>, 'status' | 'data' | 'error'> & {
  readonly progress: Progress | null;
}): JobState<Output> {
  if (status === 'pending') return { kind: 'running', progress };
  if (status === 'error') return { kind: 'failed', failure: failureOf(error) };
  // Sound: a mutation that succeeded has what it answered.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  if (status === 'success') return { kind: 'done', output: data as Output };
  return { kind: 'idle' };
}

function stopJob(client: Client, job: string | null): void {
  // Where it had ended already there is nothing to stop, and nobody to tell.
  if (job !== null) void client.call('jobs.cancel', { job }).catch(() => undefined);
}

/** The id for a query that is sliced work: given up here, it is stopped in the core too, and takes no time of the next. */
export function jobGivenUpBy(signal: AbortSignal, client: Client): string {
  const job = newJobId();
  signal.addEventListener('abort', () => stopJob(client, job), { once: true });
  return job;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 26 random characters, as the contract wants an id. */
export function newJobId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(26));
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
