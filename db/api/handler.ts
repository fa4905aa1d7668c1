import type { MethodName, MethodOutput, ParsedInput, Topic } from '../contract/contract.ts';
import type { Result } from '../contract/result.ts';
import type { OpenLibrary, Vault } from './open-library.ts';

/** What a command did: its answer, and what every window must read again. No topics: it found nothing to change. */
export interface Change<Value> {
  readonly value: Value;
  readonly topics: readonly Topic[];
  // The inverse of the command stands here once undo exists: dispatch will store it in the same transaction.
}

/** Reads; never writes. */
export type LibraryQuery<Name extends MethodName> = (
  library: OpenLibrary,
  input: ParsedInput<Name>,
) => Result<MethodOutput<Name>>;

/** Runs inside one transaction. A failure it answers, or a change without topics, takes back whatever it wrote. */
export type LibraryCommand<Name extends MethodName> = (
  library: OpenLibrary,
  input: ParsedInput<Name>,
) => Result<Change<MethodOutput<Name>>>;

/** Asks about the vault itself; needs no open library. */
export type VaultQuery<Name extends MethodName> = (
  vault: Vault,
  input: ParsedInput<Name>,
) => Result<MethodOutput<Name>>;

/** Changes the vault itself, outside any transaction of the library. */
export type VaultCommand<Name extends MethodName> = (
  vault: Vault,
  input: ParsedInput<Name>,
) => Result<Change<MethodOutput<Name>>>;
