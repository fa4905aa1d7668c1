import type { OpenedForCalls, OpenLibrary } from '../api/open-library.ts';
import type { Topic } from '../contract/topics.ts';
import type { VaultStatus } from '../contract/vault.ts';
import { assertNever, fail, succeed, type Failure, type Result } from '../contract/result.ts';
import { settleCreation } from '../vault/creation-folder.ts';
import { inspectDataFolder } from '../vault/data-folder.ts';
import { settleErasure } from '../vault/erase-vault.ts';
import { unsealOpenly } from '../vault/key-slots.ts';
import { sweepBackups } from '../vault/backups-folder.ts';
import { finishDecidedRestore, settleRestore } from '../vault/restore-folder.ts';
import { settleRotation } from '../vault/rotation-folder.ts';
import type { Rollback, Schedule, SeenStateKeeper } from '../vault/state-file.ts';
import { folderUnusable, storageFailure, systemCode } from '../vault/storage-failure.ts';
import {
  hasRecoveryCode,
  protectionOf,
  readVaultFile,
  vaultFileDamaged,
  type VaultFile,
} from '../vault/vault-file.ts';
import { openWithKey } from './open-vault.ts';
import type { Reserve } from './reserve.ts';

export interface VaultPorts {
  readonly folder: string;
  readonly corpusFile: string;
  readonly appVersion: string;
  readonly newId: () => string;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** The library is older than it was once. A warning: it opens all the same. */
  readonly onRollback: (rollback: Rollback) => void;
  /** The library is damaged. It was opened for reading only. */
  readonly onDamage: () => void;
  /** `state.json` could not be written. A warning: the library itself is safe. */
  readonly onStateFailure: (error: unknown) => void;
  /** The library's log could not be folded in as it closed. A warning: it is read again at the next opening. */
  readonly onCloseFailure: (error: unknown) => void;
  /** An automatic backup could not be made. A warning: the library itself is safe. */
  readonly onBackupFailure: (error: unknown) => void;
  /** Somebody is at work. */
  readonly onTouch: () => void;
  /** Something changed that no call did. */
  readonly onChange: (topics: readonly Topic[]) => void;
  /** The library is about to be opened, closed or removed by a call: whatever works on its files has to end first. */
  readonly onReplacing: () => void;
  /** Another library is open than before, or none, and no call did it. */
  readonly onReplaced: () => void;
}

/** `obstructed`: there is a vault, but something keeps it shut that no passphrase can change. */
export type VaultState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'locked'; readonly hasRecoveryCode: boolean }
  | { readonly kind: 'obstructed'; readonly failure: Failure }
  | { readonly kind: 'open'; readonly open: OpenVault; readonly hasRecoveryCode: boolean };

export interface OpenVault extends OpenedForCalls {
  readonly seenState: SeenStateKeeper;
  readonly reserve: Reserve;
  /** Puts the notice that the library was set back away for good. */
  acceptSetBack(): void;
  /** Kept while the library is open, for its backups; overwritten when it closes. */
  readonly dataKey: Buffer;
  /** The commit counter it was opened with. */
  readonly openedAtSeq: number;
}

/** The one state of a session, for the operations that take a vault from one to another. */
export interface StateCell {
  readonly ports: VaultPorts;
  get(): VaultState;
  set(state: VaultState): void;
}

/**
 * The state at the start of a session. An erasure that was cut short goes on first, before anything else is settled: nothing
 * may bring back what was to be gone. What a backup left unfinished is swept away where it can be.
 */
export function findFirstState(ports: VaultPorts): VaultState {
  const { folder } = ports;
  const settled = failureOf(() => {
    settleErasure(folder);
    settleRestore(folder);
  });
  if (settled !== null) return { kind: 'obstructed', failure: settled };
  try {
    sweepBackups(folder);
  } catch (error) {
    ports.onBackupFailure(error);
  }
  return findState(ports);
}

/**
 * Reads the state from the disk, where whatever was cut short (a creation, a new key, an erasure) is finished or taken
 * back first.
 */
export function findState(ports: VaultPorts): VaultState {
  const { folder } = ports;
  const settled = failureOf(() => {
    settleErasure(folder);
    settleCreation(folder);
    settleRotation(folder);
    finishDecidedRestore(folder);
  });
  if (settled !== null) return { kind: 'obstructed', failure: settled };
  const contents = inspectDataFolder(folder);
  if (contents === 'absent') return { kind: 'absent' };
  if (contents === 'vault-file-missing') return { kind: 'obstructed', failure: vaultFileDamaged() };
  const file = readVaultFile(folder);
  if (!file.ok) return { kind: 'obstructed', failure: file.error };
  if (protectionOf(file.value) === 'passphrase') return lockedState(file.value);
  const dataKey = unsealOpenly(file.value);
  if (!dataKey.ok) return { kind: 'obstructed', failure: dataKey.error };
  const opened = openWithKey(ports, file.value, dataKey.value);
  return opened.ok ? opened.value : { kind: 'obstructed', failure: opened.error };
}

function lockedState(file: VaultFile): VaultState {
  return { kind: 'locked', hasRecoveryCode: hasRecoveryCode(file) };
}

function failureOf(settle: () => void): Failure | null {
  try {
    settle();
    return null;
  } catch (error) {
    const failure = storageFailure(error);
    if (failure !== null) return failure;
    // Whatever the system said, the state has to be told: a file in use on Windows, a disk that answers with an error.
    if (systemCode(error) === null) throw error;
    return folderUnusable().error;
  }
}

/** Opens a vault with its key, which is overwritten, and makes that the state of the session. */
export function openAs(cell: StateCell, file: VaultFile, dataKey: Buffer): Result<VaultStatus> {
  const opened = openWithKey(cell.ports, file, dataKey);
  if (!opened.ok) return opened;
  cell.set(opened.value);
  return statusOf(opened.value);
}

/** Closes every file. What could not be folded in is told, and read again at the next opening: the files are closed. */
export function closeOpen({ ports }: StateCell, open: OpenVault): void {
  try {
    closeOrThrow(open);
  } catch (error) {
    ports.onCloseFailure(error);
  }
}

export function closeOrThrow(open: OpenVault): void {
  open.dataKey.fill(0);
  open.seenState.close();
  open.close();
}

export function statusOf(state: VaultState): Result<VaultStatus> {
  switch (state.kind) {
    case 'absent':
      return succeed({ state: 'absent', protection: null, hasRecoveryCode: false, isReadOnly: false });
    case 'locked':
      return succeed({
        state: 'locked',
        protection: 'passphrase',
        hasRecoveryCode: state.hasRecoveryCode,
        isReadOnly: false,
      });
    case 'open':
      return succeed({
        state: 'open',
        protection: state.open.library.protection,
        hasRecoveryCode: state.hasRecoveryCode,
        isReadOnly: state.open.library.isReadOnly,
      });
    case 'obstructed':
      return { ok: false, error: state.failure };
    default:
      return assertNever(state);
  }
}

export function libraryOf(state: VaultState): Result<OpenLibrary> {
  switch (state.kind) {
    case 'absent':
      return vaultAbsent();
    case 'locked':
      return fail(
        'vault-locked',
        'The library is locked. Nothing was changed. Unlock it with its passphrase.',
      );
    case 'open':
      return succeed(state.open.library);
    case 'obstructed':
      return { ok: false, error: state.failure };
    default:
      return assertNever(state);
  }
}

export function vaultAbsent(): Result<never> {
  return fail(
    'vault-absent',
    'There is no library in the data folder yet. Nothing was changed. Create one first.',
  );
}
