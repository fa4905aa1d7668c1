import type { MethodName, MethodOutput, ParsedInput, Topic } from '../contract/contract.ts';
import type { Result } from '../contract/result.ts';
import type { UndoSubject } from '../contract/undo.ts';
import type { OpenLibrary, Vault } from './open-library.ts';
import type { Progress } from './progress.ts';

/** What a command did: its answer, and what every window must read again. No topics: it found nothing to change. */
export interface Change<Value> {
  readonly value: Value;
  readonly topics: readonly Topic[];
  /**
   * What is left to be done once the change is durable and every window knows of it, such as deleting from the other
   * database. Where it fails the caller is told; the change stands.
   */
  readonly afterwards?: () => void;
}

/**
 * What a command did that can be undone. The rows it changed are recorded while it runs; here it says what it was done
 * to. Commands with the same `mergeKey` that follow one another are one step.
 */
export interface UndoableChange<Value> extends Change<Value> {
  readonly subject: UndoSubject;
  readonly mergeKey?: string;
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

/** Runs inside one transaction, and is kept as one step that can be undone. A failure, or no topics, takes it back. */
export type UndoableCommand<Name extends MethodName> = (
  library: OpenLibrary,
  input: ParsedInput<Name>,
) => Result<UndoableChange<MethodOutput<Name>>>;

/**
 * Work longer than 50 ms, in slices: it yields after each, and other calls are answered before it goes on. It reads
 * only, or writes each slice as a change of its own. It is ended where the library closes or the caller stops it.
 */
export type LibraryJob<Name extends MethodName> = (
  library: OpenLibrary,
  input: ParsedInput<Name>,
) => Generator<Progress, Result<MethodOutput<Name>>>;

/** Work on the vault itself that takes long, in slices; it may close the library and open another. */
export type VaultJob<Name extends MethodName> = (
  vault: Vault,
  input: ParsedInput<Name>,
) => Generator<Progress, Result<Change<MethodOutput<Name>>>>;

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
