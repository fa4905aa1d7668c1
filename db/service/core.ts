import { resolve } from 'node:path';
import { describeError } from '../api/call-record.ts';
import { createDispatch } from '../api/dispatch.ts';
import { createJobs } from '../api/jobs.ts';
import { contract, isMethodName, type CoreConnection, type CoreEvent } from '../contract/contract.ts';
import { DEFAULT_SETTINGS, type Settings } from '../contract/models.ts';
import { succeed, type Result } from '../contract/result.ts';
import { TOPICS } from '../contract/topics.ts';
import type { OpenLibrary } from '../api/open-library.ts';
import { checkDataFolder } from '../vault/data-folder.ts';
import { takeOwnerLock, type OwnerLock } from '../vault/owner-lock.ts';
import { storageFailure } from '../vault/storage-failure.ts';
import { startAutoLock, type AutoLock } from './auto-lock.ts';
import { systemClock, type Clock } from './clock.ts';
import { lockAfterLastSaves, type LastSaves } from './lock-after-saving.ts';
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
  /** Has the windows save what is unsaved, for a second at most, then locks; refused where there is no passphrase. */
  lockAfterSaving(): void;
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
    nowMs: () => clock.date(),
    schedule: clock.schedule,
    onRollback: (rollback) => write({ event: 'library-set-back', ...rollback }),
    onStateFailure: (error) => write({ event: 'state-not-written', error: describeError(error) }),
    onCloseFailure: (error) => write({ event: 'log-not-folded', error: describeError(error) }),
    onBackupFailure: (error) => write({ event: 'backup-not-made', error: describeError(error) }),
    onDamage: () => write({ event: 'library-damaged' }),
    onTouch: () => autoLock.touch(),
    onChange: (topics) => emit({ kind: 'changed', topics, revision: revisionOf(vault) }),
    onReplacing: () => jobs.cancelAll(),
    onReplaced() {
      jobs.cancelAll();
      emit({ kind: 'changed', topics: TOPICS, revision: revisionOf(vault) });
    },
  });
  const emit = (event: CoreEvent): void => {
    for (const listener of listeners) tell(listener, event);
    if (event.kind !== 'changed') return;
    autoLock.follow();
    lastSaves.follow();
  };
  const jobs = createJobs({
    afterOthers: (next) => void setImmediate(next),
    onProgress: (job, progress) => emit({ kind: 'progress', job, ...progress }),
  });
  const dispatch = createDispatch({
    vault,
    jobs,
    now: () => clock.now(),
    newIncident: makeId,
    record: write,
    emit,
  });
  const lastSaves: LastSaves = lockAfterLastSaves({
    clock,
    isLockable: () => isLockable(vault),
    ask: () => emit({ kind: 'about-to-lock' }),
    lock: () => void dispatch('vault.lock', {}),
  });
  const autoLock: AutoLock = startAutoLock({
    clock,
    limitMs: () => lockLimitMs(vault),
    lock: () => lastSaves.lock(),
  });
  autoLock.follow();
  return {
    call(method, input) {
      if (!isWork(method)) return Promise.resolve(dispatch(method, input));
      autoLock.follow(); // too late: it is about to be locked, and this may be what was to be saved before
      lastSaves.noteCommand();
      return Promise.resolve(dispatch(method, input)).then((result) => {
        // What fails may be tried again and again by a window at which nobody sits.
        if (result.ok) autoLock.touch();
        return result;
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lockAfterSaving: () => lastSaves.lock(),
    close() {
      listeners.clear();
      autoLock.close();
      lastSaves.close();
      jobs.cancelAll();
      try {
        vault.close();
      } finally {
        lock.release();
      }
    },
  };
}

function revisionOf(vault: VaultSession): number {
  const library = vault.library();
  return library.ok ? library.value.stores.meta.read().revision : 0;
}

function isLockable(vault: VaultSession): boolean {
  const library = vault.library();
  return library.ok && library.value.protection === 'passphrase';
}

/** How long nobody may be at work; `null` while the library is shut, has no passphrase, or is never to be locked. */
function lockLimitMs(vault: VaultSession): number | null {
  const library = vault.library();
  if (!library.ok || library.value.protection === 'open') return null;
  const { lockAfterMinutes } = settingsOf(library.value);
  return lockAfterMinutes === 0 ? null : lockAfterMinutes * 60_000;
}

/** Of a damaged library that can no longer say what was set: what is set at first. */
function settingsOf({ stores, isReadOnly }: OpenLibrary): Settings {
  try {
    return stores.settings.read();
  } catch (error) {
    if (!isReadOnly || storageFailure(error) === null) throw error;
    return DEFAULT_SETTINGS;
  }
}

/** A change to the library is somebody's work; what only reads may come from a window that nobody looks at. */
function isWork(method: string): boolean {
  return isMethodName(method) && contract[method].kind === 'command' && contract[method].needs === 'library';
}
