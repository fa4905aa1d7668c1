import { join } from 'node:path';
import { makeAutomaticBackup } from '../api/open-library.ts';
import { readBackupName, type BackupLabel } from '../vault/backup-names.ts';
import { newestBackup } from '../vault/backups-folder.ts';
import { fileSize, LIBRARY_FILE } from '../vault/data-folder.ts';
import { rotateBackups } from '../vault/rotate-backups.ts';
import { storageFailure } from '../vault/storage-failure.ts';
import type { OpenVault, VaultPorts } from './vault-state.ts';

/** A library up to this size is copied in a fraction of a second, which a command, closing and locking may wait for. */
const QUICK_BYTES = 16 * 2 ** 20;
/** A larger one is copied as it closes only where the last copy is older than this. */
const PAUSE_MS = 10 * 60_000;
/** While it is open a library is copied this often, where it has changed. */
const EVERY_MS = 60 * 60_000;
/** A larger one waits until nothing was changed for this long. */
const QUIET_MS = 5 * 60_000;

/** Makes an automatic backup of a library that is about to close, where it has changed since the last one. */
export function backUpBeforeClosing(ports: VaultPorts, open: OpenVault): void {
  orTold(ports, open, () => {
    const newest = changedSince(ports, open);
    if (newest === null) return;
    if (isQuick(ports) || ports.nowMs() - newest.madeAtMs >= PAUSE_MS) backUp(ports, open);
  });
}

/** The same before locking, which has to be quick: a large library waits for the next hour, or for its closing. */
export function backUpBeforeLocking(ports: VaultPorts, open: OpenVault): void {
  if (isQuick(ports)) backUpBeforeClosing(ports, open);
}

/** Backs an open library up each hour in which it changed; answers the function that ends this. */
export function backUpEachHour(ports: VaultPorts, open: OpenVault): () => void {
  let seqBefore: number | null = null;
  let cancel = ports.schedule(look, EVERY_MS);

  function look(): void {
    orTold(ports, open, () => {
      if (!isDue()) return;
      backUp(ports, open);
      ports.onChange(['backups', 'vault']);
    });
    cancel = ports.schedule(look, seqBefore === null ? EVERY_MS : QUIET_MS);
  }

  /** A large library is due once its counter is the same at two looks, some minutes apart. */
  function isDue(): boolean {
    const hasChanged = changedSince(ports, open) !== null;
    const seq = open.library.stores.meta.read().seq;
    const isTime = hasChanged && (isQuick(ports) || seq === seqBefore);
    seqBefore = hasChanged && !isTime ? seq : null;
    return isTime;
  }

  return () => cancel();
}

/** The last automatic backup, where the library is another one since; `null` where nothing has to be kept. */
function changedSince(ports: VaultPorts, open: OpenVault): { readonly madeAtMs: number } | null {
  // What little room there is on a full disk is for the library itself.
  if (open.library.isReadOnly || open.reserve.isDiskFull()) return null;
  const newest = newestBackup(ports.folder, ['automatic']);
  const { seq } = open.library.stores.meta.read();
  if (newest === null) return seq === open.openedAtSeq ? null : { madeAtMs: Number.NEGATIVE_INFINITY };
  return seq === newest.seq && isOfThisLibrary(newest, open) ? null : newest;
}

/** A library that was restored, or set back, may have reached the counter of a backup that holds other work. */
function isOfThisLibrary(backup: BackupLabel, { seenState }: OpenVault): boolean {
  const name = seenState.backedUpAs();
  const last = name === null ? null : readBackupName(name);
  return last?.madeAtMs === backup.madeAtMs && last.seq === backup.seq;
}

function isQuick({ folder }: VaultPorts): boolean {
  return (fileSize(join(folder, LIBRARY_FILE)) ?? 0) <= QUICK_BYTES;
}

function backUp({ folder, nowMs, onBackupFailure }: VaultPorts, open: OpenVault): void {
  const { library, dataKey, seenState } = open;
  const { stores } = library;
  const { vaultId } = stores.meta.read();
  const made = makeAutomaticBackup({ folder, stores, key: dataKey, vaultId, nowMs: nowMs() });
  if (!made.ok) return onBackupFailure(new Error(made.error.code));
  seenState.noteBackup(made.value);
  rotateBackups(folder, made.value);
}

/**
 * Nothing that goes wrong keeps the library from closing: it is told, and the older backups stay. Copying reads every page:
 * where one is damaged, the next opening looks at all of them before anything is written.
 */
function orTold({ onBackupFailure }: VaultPorts, open: OpenVault, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (storageFailure(error)?.code === 'library-damaged') open.seenState.doubt();
    onBackupFailure(error);
  }
}
