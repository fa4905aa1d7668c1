import type { z } from 'zod';
import { succeed, type Result } from '../contract/result.ts';
import type { JobId } from '../contract/ids.ts';
import type { UndoableCommand as UndoableCommandName } from '../contract/undo.ts';
import type { Change, UndoableChange } from './handler.ts';
import type { Progress } from './progress.ts';
import { invalidInput } from './invalid-input.ts';
import type { Jobs } from './jobs.ts';
import type { OpenLibrary, Vault } from './open-library.ts';

/** A call whose input has been accepted, waiting for what it works on. */
export type AcceptedCall =
  | { readonly kind: 'library-query'; readonly run: (library: OpenLibrary) => Result<unknown> }
  | { readonly kind: 'library-command'; readonly run: (library: OpenLibrary) => Result<Change<unknown>> }
  | UndoableCall
  | LibraryJobCall
  | JobQueryCall
  | VaultJobCall
  | { readonly kind: 'vault-query'; readonly run: (vault: Vault) => Result<unknown> }
  | { readonly kind: 'vault-command'; readonly run: (vault: Vault) => Result<Change<unknown>> };

export interface JobQueryCall {
  readonly kind: 'job-query';
  readonly run: (jobs: Jobs) => Result<unknown>;
}

export interface UndoableCall {
  readonly kind: 'undoable-command';
  readonly command: UndoableCommandName;
  /** The number of records the caller knows will be touched; `null` where it was not asked. */
  readonly confirmedRecords: number | null;
  readonly run: (library: OpenLibrary) => Result<UndoableChange<unknown>>;
}

export interface LibraryJobCall {
  readonly kind: 'library-job';
  readonly job: JobId | null;
  /** Whether it writes to the library. */
  readonly isCommand: boolean;
  readonly start: (library: OpenLibrary) => Generator<Progress, Result<unknown>>;
}

export interface VaultJobCall {
  readonly kind: 'vault-job';
  readonly job: JobId | null;
  readonly start: (vault: Vault) => Generator<Progress, Result<Change<unknown>>>;
}

interface Method<Input, Output> {
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
}

interface MethodOf<Kind, Needs, Input, Output> extends Method<Input, Output> {
  readonly kind: Kind;
  readonly needs: Needs;
}

/** A method of the contract tied to its handler. */
export interface BoundCall<Input, Output> {
  /** Kept so that a handler tied to another method does not compile. */
  readonly method: Method<Input, Output>;
  /** Parses the input by the method's own schema. */
  accept(input: unknown): Result<AcceptedCall>;
}

export function libraryQuery<Input, Output>(
  method: MethodOf<'query', 'library', Input, Output>,
  handle: (library: OpenLibrary, input: Input) => Result<Output>,
): BoundCall<Input, Output> {
  return bind(method, (input) => ({ kind: 'library-query', run: (library) => handle(library, input) }));
}

export function libraryCommand<Input, Output>(
  method: MethodOf<'command', 'library', Input, Output>,
  handle: (library: OpenLibrary, input: Input) => Result<Change<Output>>,
): BoundCall<Input, Output> {
  return bind(method, (input) => ({ kind: 'library-command', run: (library) => handle(library, input) }));
}

interface Confirmable {
  readonly confirmedRecords?: number | undefined;
}

/** A command that is kept as a step to undo, under the name of its method. */
export function undoableCommand<Input extends Confirmable, Output>(
  command: UndoableCommandName,
  method: MethodOf<'command', 'library', Input, Output>,
  handle: (library: OpenLibrary, input: Input) => Result<UndoableChange<Output>>,
): BoundCall<Input, Output> {
  return bind(method, (input) => ({
    kind: 'undoable-command',
    command,
    confirmedRecords: input.confirmedRecords ?? null,
    run: (library) => handle(library, input),
  }));
}

interface Followable {
  readonly job?: JobId | undefined;
}

export function libraryJob<Input extends Followable, Output>(
  method: MethodOf<'query' | 'command', 'library', Input, Output>,
  handle: (library: OpenLibrary, input: Input) => Generator<Progress, Result<Output>>,
): BoundCall<Input, Output> {
  return bind(method, (input) => ({
    kind: 'library-job',
    job: input.job ?? null,
    isCommand: method.kind === 'command',
    start: (library) => handle(library, input),
  }));
}

/** The same on the vault itself, whatever its state. A query answers no topics. */
export function vaultJob<Input extends Followable, Output>(
  method: MethodOf<'query' | 'command', 'nothing', Input, Output>,
  handle: (vault: Vault, input: Input) => Generator<Progress, Result<Change<Output>>>,
): BoundCall<Input, Output> {
  return bind(method, (input) => ({
    kind: 'vault-job',
    job: input.job ?? null,
    start: (vault) => handle(vault, input),
  }));
}

/** Asks about, or stops, what is running; needs no library. */
export function jobQuery<Input, Output>(
  method: MethodOf<'query', 'nothing', Input, Output>,
  handle: (jobs: Jobs, input: Input) => Result<Output>,
): BoundCall<Input, Output> {
  return bind(method, (input) => ({ kind: 'job-query', run: (jobs) => handle(jobs, input) }));
}

export function vaultQuery<Input, Output>(
  method: MethodOf<'query', 'nothing', Input, Output>,
  handle: (vault: Vault, input: Input) => Result<Output>,
): BoundCall<Input, Output> {
  return bind(method, (input) => ({ kind: 'vault-query', run: (vault) => handle(vault, input) }));
}

export function vaultCommand<Input, Output>(
  method: MethodOf<'command', 'nothing', Input, Output>,
  handle: (vault: Vault, input: Input) => Result<Change<Output>>,
): BoundCall<Input, Output> {
  return bind(method, (input) => ({ kind: 'vault-command', run: (vault) => handle(vault, input) }));
}

function bind<Input, Output>(
  method: Method<Input, Output>,
  wait: (input: Input) => AcceptedCall,
): BoundCall<Input, Output> {
  return {
    method,
    accept(input) {
      const parsed = method.input.safeParse(input);
      return parsed.success ? succeed(wait(parsed.data)) : invalidInput(parsed.error);
    },
  };
}
