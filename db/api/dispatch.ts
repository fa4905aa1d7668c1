import { isMethodName, type CoreEvent } from '../contract/contract.ts';
import { MAX_REPLY_BYTES } from '../contract/limits.ts';
import { MAX_UNCONFIRMED_RECORDS } from '../contract/method.ts';
import { assertNever, fail, succeed, type Failure, type Result } from '../contract/result.ts';
import { TOPICS, type Topic } from '../contract/topics.ts';
import { UNKNOWN_METHOD } from '../contract/unknown-method.ts';
import { commitChange } from '../store/library.ts';
import { libraryReadOnly, storageFailure } from '../vault/storage-failure.ts';
import type { AcceptedCall, LibraryJobCall, UndoableCall, VaultJobCall } from './bound-call.ts';
import { describeError, type CallRecord } from './call-record.ts';
import { confirmationNeeded } from './confirmation.ts';
import { endingOthers, hasClosed, seenOf } from './ending-others.ts';
import type { Change } from './handler.ts';
import { handlers } from './handlers/handlers.ts';
import type { Jobs } from './jobs.ts';
import type { OpenLibrary, Vault } from './open-library.ts';

export interface DispatchPorts {
  readonly vault: Vault;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Names one entry of the log, for the person who reports it. */
  readonly newIncident: () => string;
  readonly record: (record: CallRecord) => void;
  readonly emit: (event: CoreEvent) => void;
  readonly jobs: Jobs;
}

/**
 * Answers any call with a value: nothing thrown, and no stack, ever reaches the caller. Only jobs are answered later;
 * everything else is done when the call returns, one after the other in the order of the calls.
 */
export type Dispatch = (method: string, input: unknown) => Result<unknown> | Promise<Result<unknown>>;

export function createDispatch(ports: DispatchPorts): Dispatch {
  return (method, input) => {
    const startedAt = ports.now();
    const record = ({ result, ...outcome }: Answer): Result<unknown> => {
      const ms = Math.round((ports.now() - startedAt) * 100) / 100;
      // A method that does not exist is whatever somebody typed: it stays out of the log.
      const name = isMethodName(method) ? method : 'unknown';
      ports.record({
        event: 'call',
        method: name,
        ms,
        code: result.ok ? 'ok' : result.error.code,
        ...outcome,
      });
      return result;
    };
    const answered = answer(ports, method, input);
    return answered instanceof Promise ? answered.then(record) : record(answered);
  };
}

type Answer = Pick<CallRecord, 'incident' | 'error'> & { readonly result: Result<unknown> };

function answer(ports: DispatchPorts, method: string, input: unknown): Answer | Promise<Answer> {
  if (!isMethodName(method)) return { result: UNKNOWN_METHOD };
  try {
    const accepted = handlers[method].accept(input);
    if (!accepted.ok) return { result: accepted };
    if (accepted.value.kind === 'library-job') return answerJob(ports, accepted.value);
    if (accepted.value.kind === 'vault-job') return answerVaultJob(ports, accepted.value);
    return { result: run(ports, accepted.value) };
  } catch (error) {
    return failed(ports, error);
  }
}

async function answerJob(ports: DispatchPorts, call: LibraryJobCall): Promise<Answer> {
  try {
    const library = ports.vault.library();
    if (!library.ok) return { result: library };
    if (call.isCommand && library.value.isReadOnly) return { result: libraryReadOnly() };
    const result = await ports.jobs.run(call.job, call.start(library.value));
    return { result: result.ok ? withinReplyLimit(result.value) : result };
  } catch (error) {
    return failed(ports, error);
  }
}

async function answerVaultJob(ports: DispatchPorts, call: VaultJobCall): Promise<Answer> {
  let topics: readonly Topic[] = [];
  try {
    // However it ends: where it fails half-way, the windows show a library that is no longer there.
    const noteOther = (): void => void (topics = TOPICS);
    const work = endingOthers(ports, { work: call.start(ports.vault), noteOther });
    const changed = await ports.jobs.run(call.job, work);
    if (!changed.ok) return { result: changed };
    // Sound: `endingOthers` answers what the handler answered.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const { value, topics: told } = changed.value as Change<unknown>;
    if (told.length > topics.length) topics = told;
    return { result: withinReplyLimit(value) };
  } catch (error) {
    return failed(ports, error);
  } finally {
    if (topics.length > 0) ports.emit({ kind: 'changed', topics, revision: revisionOf(ports.vault) });
  }
}

function failed(ports: DispatchPorts, error: unknown): Answer {
  const failure = storageFailure(error);
  if (failure?.code === 'library-damaged') ports.vault.meetDamage();
  if (failure !== null) return { result: { ok: false, error: failure }, error: describeError(error) };
  const incident = ports.newIncident();
  return { result: { ok: false, error: internal(incident) }, incident, error: describeError(error) };
}

function run(
  ports: DispatchPorts,
  call: Exclude<AcceptedCall, LibraryJobCall | VaultJobCall>,
): Result<unknown> {
  switch (call.kind) {
    case 'vault-query':
      return call.run(ports.vault);
    case 'job-query':
      return call.run(ports.jobs);
    case 'vault-command':
      return changeVault(ports, call.run);
    case 'library-query':
    case 'library-command':
    case 'undoable-command': {
      const library = ports.vault.library();
      if (!library.ok) return library;
      if (call.kind === 'library-query') return runQuery(library.value, call.run);
      if (library.value.isReadOnly) return libraryReadOnly();
      const handle = call.kind === 'library-command' ? call.run : recording(call);
      return runCommand(ports, { library: library.value, handle });
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
    const { value, seq, revision } = makingRoom(ports.vault, () =>
      commitChange(library.stores, () => {
        const change = valueOrTakenBack(handle(library));
        const answer = valueOrTakenBack(withinReplyLimit(change.value));
        if (change.topics.length === 0) throw new TakenBack(succeed(answer));
        return change;
      }),
    );
    ports.vault.noteCommit(seq);
    ports.emit({ kind: 'changed', topics: value.topics, revision });
    value.afterwards?.();
    return succeed(value.value);
  } catch (error) {
    if (error instanceof TakenBack) return error.answer;
    throw error;
  }
}

/** Tries once more where the disk was full and space held in reserve could be given free: nothing was changed until then. */
function makingRoom<Value>(vault: Vault, commit: () => Value): Value {
  try {
    return commit();
  } catch (error) {
    if (storageFailure(error)?.code !== 'disk-full' || !vault.makeRoom()) throw error;
    return commit();
  }
}

/**
 * Keeps the rows a command touches as a step to undo, in the command's own transaction; asks first where there are more
 * than the caller has agreed to.
 */
function recording(call: UndoableCall): Command['handle'] {
  return (library) => {
    const { undo } = library.stores;
    const { value: change, recorded } = undo.record(() => call.run(library));
    if (!change.ok || change.value.topics.length === 0) return change;
    const { records } = recorded;
    if (records > MAX_UNCONFIRMED_RECORDS && call.confirmedRecords !== records) {
      return confirmationNeeded(records);
    }
    const { subject, mergeKey } = change.value;
    const name = { command: call.command, subject, ...(mergeKey === undefined ? {} : { mergeKey }) };
    undo.keep(name, recorded, library.nowMs());
    return succeed({ value: change.value.value, topics: [...change.value.topics, 'undo'] });
  };
}

function changeVault(
  { vault, jobs, emit }: DispatchPorts,
  handle: (vault: Vault) => Result<Change<unknown>>,
): Result<unknown> {
  const before = seenOf(vault);
  let topics: readonly Topic[] | null = null;
  try {
    const changed = handle(vault);
    // It was made all the same.
    if (!changed.ok && changed.error.code === 'not-settled') topics = TOPICS;
    if (!changed.ok) return changed;
    ({ topics } = changed.value);
    return succeed(changed.value.value);
  } finally {
    const after = seenOf(vault);
    // What worked on the library that was open until now has nothing left to work on.
    if (hasClosed(before, after)) jobs.cancelAll();
    // Where it failed half-way, the windows show a library that is no longer there.
    if (topics !== null || before !== after) {
      emit({ kind: 'changed', topics: topics ?? TOPICS, revision: revisionOf(vault) });
    }
  }
}

function revisionOf(vault: Vault): number {
  const library = vault.library();
  return library.ok ? library.value.stores.meta.read().revision : 0;
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
