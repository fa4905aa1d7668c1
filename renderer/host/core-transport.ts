import type { CoreConnection } from '../../db/contract/contract.ts';
import type { Result } from '../../db/contract/result.ts';

export interface CallOptions {
  /** Aborted when nobody waits for the answer any more, such as a search outdated by the next key. */
  readonly signal?: AbortSignal | undefined;
  /** Sent while the window closes: it has to arrive all the same, and nobody hears the answer. */
  readonly outlivesPage?: boolean | undefined;
}

/** A connection to the core as the renderer uses it: every call may be given up. */
export interface CoreTransport extends CoreConnection {
  /** There where no other window can be open on this library. */
  readonly isOnlyWindow?: true;
  call(method: string, input: unknown, options?: CallOptions): Promise<Result<unknown>>;
}
