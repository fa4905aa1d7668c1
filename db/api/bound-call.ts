import type { z } from 'zod';
import { succeed, type Result } from '../contract/result.ts';
import type { Change } from './handler.ts';
import { invalidInput } from './invalid-input.ts';
import type { OpenLibrary, Vault } from './open-library.ts';

/** A call whose input has been accepted, waiting for what it works on. */
export type AcceptedCall =
  | { readonly kind: 'library-query'; readonly run: (library: OpenLibrary) => Result<unknown> }
  | { readonly kind: 'library-command'; readonly run: (library: OpenLibrary) => Result<Change<unknown>> }
  | { readonly kind: 'vault-query'; readonly run: (vault: Vault) => Result<unknown> }
  | { readonly kind: 'vault-command'; readonly run: (vault: Vault) => Result<Change<unknown>> };

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
