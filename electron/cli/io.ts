import type { Result } from '../../db/contract/result.ts';
import type { CoreClient } from '../../db/service/core-client.ts';

/** Everything a command takes from its surroundings; the process gives the real ones, tests their own. */
export interface CommandLineIo {
  readonly version: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  readonly startCore: (dataFolder: string) => Promise<Result<CoreClient>>;
  /** Writes to standard output. */
  readonly print: (text: string) => Promise<Printed>;
  /** Writes one line to standard error. */
  readonly warn: (line: string) => void;
  /** Asks without showing what is typed; `null` where the person gave up. Not there without a terminal. */
  readonly askSecret: ((question: string) => Promise<string | null>) | null;
  /** Standard input. */
  readonly input: AsyncIterable<Uint8Array>;
  readonly isColourful: boolean;
  /** Aborted by Ctrl+C and by a request to end. */
  readonly stop: AbortSignal;
}

/** What became of it: a reader may leave when it has read enough, a full disk takes nothing. */
export type Printed = 'printed' | 'nobody-reads' | 'not-written';

export type ExitStatus = 0 | 1 | 2;
