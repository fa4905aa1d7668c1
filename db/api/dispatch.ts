import { isMethodName, type CoreEvent } from '../contract/contract.ts';
import { MAX_REPLY_BYTES } from '../contract/limits.ts';
import { assertNever, fail, succeed, type Failure, type Result } from '../contract/result.ts';
import { UNKNOWN_METHOD } from '../contract/unknown-method.ts';
import { commitChange } from '../store/library.ts';
import { storageFailure } from '../vault/storage-failure.ts';
import type { AcceptedCall } from './bound-call.ts';
import { describeError, type CallRecord } from './call-record.ts';
import type { Change } from './handler.ts';
import { handlers } from './handlers/handlers.ts';
import type { OpenLibrary, Vault } from './open-library.ts';

export interface DispatchPorts {
  readonly vault: Vault;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Names one entry of the log, for the person who reports it. */
  readonly newIncident: () => string;
  readonly record: (record: CallRecord) => void;
  readonly emit: (event: CoreEvent) => void;
}

/** Answers any call with a value: nothing thrown, and no stack, ever reaches the caller. */
export type Dispatch = (method: string, input: unknown) => Result<unknown>;

export function createDispatch(ports: DispatchPorts): Dispatch {
  return (method, input) => {
    const startedAt = ports.now();
    const { result, ...outcome } = answer(ports, method, input);
    const ms = Math.round((ports.now() - startedAt) * 100) / 100;
    // A method that does not exist is whatever somebody typed: it stays out of the log.
    const name = isMethodName(method) ? method : 'unknown';
    ports.record({ event: 'call', method: name, ms, code: result.ok ? 'ok' : result.error.code, ...outcome });
    return result;
  };
}

type Answer = Pick<CallRecord, 'incident' | 'error'> & { readonly result: Result<unknown> };

function answer(ports: DispatchPorts, method: string, input: unknown): Answer {
  if (!isMethodName(method)) return { result: UNKNOWN_METHOD };
  try {
    const accepted = handlers[method].accept(input);
    return { result: accepted.ok ? run(ports, accepted.value) : accepted };
  } catch (error) {
    const failure = storageFailure(error);
    if (failure !== null) return { result: { ok: false, error: failure }, error: describeError(error) };
    const incident = ports.newIncident();
    return { result: { ok: false, error: internal(incident) }, incident, error: describeError(error) };
  }
}

function run(ports: DispatchPorts, call: AcceptedCall): Result<unknown> {
  switch (call.kind) {
    case 'vault-query':
      return call.run(ports.vault);
    case 'vault-command':
      return changeVault(ports, call.run);
    case 'library-query':
    case 'library-command': {
      const library = ports.vault.library();
      if (!library.ok) return library;
      return call.kind === 'library-query'
        ? runQuery(library.value, call.run)
        : runCommand(ports, { library: library.value, handle: call.run });
    }
    default:
      return assertNever(call);
  }
}

function runQuery(library: OpenLibrary, handle: (library: OpenLibrary) => Result<unknown>): Result<unknown> {
  const result = handle(library);
  return result.ok ? withinReplyLimit(result.value) : result;
}

interface Command {
  readonly library: OpenLibrary;
  readonly handle: (library: OpenLibrary) => Result<Change<unknown>>;
}

/** One transaction; taken back where the handler refuses, or finds that there is nothing to change. */
function runCommand(ports: DispatchPorts, { library, handle }: Command): Result<unknown> {
  try {
    const { value, seq, revision } = commitChange(library.stores, () => {
      const change = valueOrTakenBack(handle(library));
      const answer = valueOrTakenBack(withinReplyLimit(change.value));
      if (change.topics.length === 0) throw new TakenBack(succeed(answer));
      return change;
    });
    ports.vault.noteCommit(seq);
    ports.emit({ kind: 'changed', topics: value.topics, revision });
    return succeed(value.value);
  } catch (error) {
    if (error instanceof TakenBack) return error.answer;
    throw error;
  }
}

function changeVault(
  { vault, emit }: DispatchPorts,
  handle: (vault: Vault) => Result<Change<unknown>>,
): Result<unknown> {
  const changed = handle(vault);
  if (!changed.ok) return changed;
  const library = vault.library();
  const revision = library.ok ? library.value.stores.meta.read().revision : 0;
  emit({ kind: 'changed', topics: changed.value.topics, revision });
  return succeed(changed.value.value);
}

/** Carries an answer out of a transaction that is not to be made, because only a throw takes a transaction back. */
class TakenBack extends Error {
  readonly answer: Result<unknown>;

  constructor(answer: Result<unknown>) {
    super('Taken back');
    this.answer = answer;
  }
}

function valueOrTakenBack<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new TakenBack(result);
}

function withinReplyLimit(value: unknown): Result<unknown> {
  if (Buffer.byteLength(JSON.stringify(value)) <= MAX_REPLY_BYTES) return succeed(value);
  return fail(
    'too-large',
    'The answer is too large to be given at once. Nothing was changed. Ask for less of it.',
  );
}

function internal(incident: string): Failure {
  return {
    code: 'internal',
    message: `Something went wrong inside Sanad. Everything saved before is kept. Try again; if you report it, name incident ${incident}.`,
    incident,
  };
}
