import { resolve } from 'node:path';
import { describeError } from '../api/call-record.ts';
import { createDispatch } from '../api/dispatch.ts';
import type { CoreConnection, CoreEvent } from '../contract/contract.ts';
import { succeed, type Result } from '../contract/result.ts';
import { checkDataFolder } from '../vault/data-folder.ts';
import { takeOwnerLock, type OwnerLock } from '../vault/owner-lock.ts';
import { storageFailure } from '../vault/storage-failure.ts';
import { systemClock, type Clock } from './clock.ts';
import { openLog, type LogSink } from './log.ts';
import { newId } from './new-id.ts';
import { startVaultSession, type VaultSession } from './vault-session.ts';

export interface CoreOptions {
  readonly dataFolder: string;
  readonly corpusFile: string;
  readonly appVersion: string;
  readonly log: LogSink;
  readonly clock?: Clock;
  readonly newId?: () => string;
}

/** The core in this very thread: the worker holds one, and tests call it directly. */
export interface Core extends CoreConnection {
  /** Writes what is not yet written, closes every file and gives the data folder free. */
  close(): void;
}

/**
 * Takes a data folder and answers calls on it. Fails with a `data-folder-…` code only; a vault that cannot be opened is
 * told by the calls.
 */
export function openCore(options: CoreOptions): Result<Core> {
  const folder = resolve(options.dataFolder);
  const suitable = checkDataFolder(folder);
  if (!suitable.ok) return suitable;
  const lock = takeOwnerLock(folder);
  if (!lock.ok) return lock;
  try {
    return succeed(connect({ ...options, dataFolder: folder }, lock.value));
  } catch (error) {
    lock.value.release();
    const failure = storageFailure(error);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
}

type Listener = (event: CoreEvent) => void;

function connect(options: CoreOptions, lock: OwnerLock): Core {
  const { log, clock = systemClock, newId: makeId = newId } = options;
  const write = openLog(log);
  const listeners = new Set<Listener>();
  // The change is made: a listener that fails must not turn the answer into a failure, nor keep others from hearing.
  const tell = (listener: Listener, event: CoreEvent): void => {
    try {
      listener(event);
    } catch (error) {
      write({ event: 'listener-failed', error: describeError(error) });
    }
  };
  const vault: VaultSession = startVaultSession({
    folder: options.dataFolder,
    corpusFile: options.corpusFile,
    appVersion: options.appVersion,
    newId: makeId,
    schedule: clock.schedule,
    onRollback: (rollback) => write({ event: 'library-set-back', ...rollback }),
    onStateFailure: (error) => write({ event: 'state-not-written', error: describeError(error) }),
  });
  const dispatch = createDispatch({
    vault,
    now: () => clock.now(),
    newIncident: makeId,
    record: write,
    emit: (event) => {
      for (const listener of listeners) tell(listener, event);
    },
  });
  return {
    call: (method, input) => Promise.resolve(dispatch(method, input)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      try {
        vault.close();
      } finally {
        lock.release();
      }
    },
  };
}
