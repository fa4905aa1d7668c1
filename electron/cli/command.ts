import { fail, type Failure } from '../../db/contract/result.ts';
import type { Flag } from '../shared/flags.ts';
import type { CommandLineIo } from './io.ts';
import type { LibrarySession } from './library-session.ts';

/** What a command gives back: it never prints its own errors, and prints values only where it streams them. */
export type Outcome =
  | { readonly kind: 'done'; readonly value: unknown; readonly text: () => string }
  /** Done, and what it found calls for somebody: the whole answer is printed, with the failure beside it. */
  | {
      readonly kind: 'done-with-problems';
      readonly value: object;
      readonly text: () => string;
      readonly failure: Failure;
    }
  /** Printed line by line already. */
  | { readonly kind: 'printed' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'wrong-usage'; readonly failure: Failure };

export interface CommandRequest {
  /** What stands after the command's name, without flags. */
  readonly words: readonly string[];
  readonly flags: ReadonlyMap<string, string>;
  readonly session: LibrarySession;
  readonly io: CommandLineIo;
}

type RunCommand = (request: CommandRequest) => Promise<Outcome>;

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** How many words it takes. */
  readonly words: { readonly least: number; readonly most: number };
  readonly flags: readonly Flag[];
  /** Loaded only when it runs: starting has to be quick. */
  readonly load: () => Promise<RunCommand>;
}

/** Where the answer could not be given; what was done by then is done. */
export const OUTPUT_NOT_WRITTEN = fail(
  'disk-full',
  'The output could not be written. What the command did is kept. Free some space, or send the output somewhere else.',
);

export function wrongUsage(message: string): Outcome {
  return { kind: 'wrong-usage', failure: fail('invalid-input', message).error };
}

export function failed(failure: Failure): Outcome {
  return { kind: 'failed', failure };
}
