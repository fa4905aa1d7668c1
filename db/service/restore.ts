import { join } from 'node:path';
import type { BackupChoice } from '../api/backups.ts';
import { removeUnpacked, stageLibrary, unpackBackup, type UnpackedBackup } from '../api/open-library.ts';
import type { BackupName } from '../contract/ids.ts';
import { fail, succeed, type Result } from '../contract/result.ts';
import type { RestoredLibrary } from '../contract/vault.ts';
import { findBackup, newBackupName } from '../vault/backups-folder.ts';
import { inspectDataFolder, ORIGINALS_FILE } from '../vault/data-folder.ts';
import { openDatabase } from '../vault/open-database.ts';
import {
  discardRestore,
  finishRestore,
  sealRestore,
  startRestore,
  withdrawRestore,
} from '../vault/restore-folder.ts';
import { writeStateFile } from '../vault/state-file.ts';
import { readVaultFile, writeVaultFile, type VaultFile } from '../vault/vault-file.ts';
import { presentVault, readBackup, type PresentVault, type ReadBackup } from './restore-keys.ts';
import { closeOpen, findState, openAs, type StateCell, type VaultState } from './vault-state.ts';

interface Opened {
  readonly unpacked: UnpackedBackup;
  readonly present: PresentVault | null;
  readonly read: ReadBackup;
}

type Work<Value> = (opened: Opened) => Generator<number, Result<Value>>;

/** Unpacks and opens a backup, hands it to `work`, and removes what was unpacked; keys are overwritten. */
export function* withUnpacked<Value>(
  cell: StateCell,
  { name, passphrase }: BackupChoice,
  work: Work<Value>,
): Generator<number, Result<Value>> {
  const { folder } = cell.ports;
  const present = presentVault(cell, passphrase);
  if (!present.ok) return present;
  try {
    const unpacked = yield* unpackBackup(folder, name);
    if (!unpacked.ok) return unpacked;
    const read = readBackup(unpacked.value, present.value, passphrase);
    if (!read.ok) return read;
    try {
      return yield* work({ unpacked: unpacked.value, present: present.value, read: read.value });
    } finally {
      read.value.key.fill(0);
    }
  } finally {
    present.value?.key.fill(0);
    removeUnpacked(folder, name);
  }
}

/** Lays the backup ready and, in one slice, closes the library, moves everything and opens what was restored. */
export function* restoreBackup(
  cell: StateCell,
  choice: BackupChoice,
): Generator<number, Result<RestoredLibrary>> {
  const before = cell.get();
  return yield* withUnpacked(cell, choice, function* restore(opened) {
    const staged = yield* stage(cell, opened);
    if (!staged.ok) return staged;
    if (!isSame(before, cell.get())) {
      discardRestore(cell.ports.folder);
      return changedMeanwhile();
    }
    return exchange(cell, opened, staged.value);
  });
}

/** What keeps a library shut is looked at again each time, and then told anew. */
function isSame(before: VaultState, now: VaultState): boolean {
  return before === now || (before.kind === 'obstructed' && now.kind === 'obstructed');
}

function changedMeanwhile(): Result<never> {
  return fail(
    'changed-meanwhile',
    'The library was locked or changed while the backup was read. Nothing was restored. Try again.',
  );
}

/** Answers how many originals are missing; what is cut short or fails leaves nothing behind. */
function* stage(cell: StateCell, { unpacked, present, read }: Opened): Generator<number, Result<number>> {
  const { folder } = cell.ports;
  const started = startRestore(folder);
  if (!started.ok) return started;
  const here = presentOriginals(cell, present);
  let isStaged = false;
  try {
    const keys = { from: read.key, to: present?.key ?? read.key };
    const { hashes } = read;
    const missing = yield* stageLibrary({
      unpacked,
      target: started.value,
      hashes,
      keys,
      present: here.database,
    });
    if (!missing.ok) return missing;
    const file = present?.file ?? unpacked.vault;
    if (file === null) throw new Error('A backup was opened without any key slots');
    writeStateFile(started.value, { vaultId: file.vaultId, seq: read.contents.seq });
    if (present === null) writeVaultFile(started.value, file);
    isStaged = true;
    return missing;
  } finally {
    here.close();
    if (!isStaged) discardRestore(folder);
  }
}

/** The originals that are here, where they can be opened; a damaged file is left alone. */
function presentOriginals(cell: StateCell, present: PresentVault | null) {
  const state = cell.get();
  if (state.kind === 'open') {
    return { database: state.open.library.stores.databases.originals, close: () => undefined };
  }
  const opened = present === null ? null : openDatabase(join(cell.ports.folder, ORIGINALS_FILE), present.key);
  if (opened?.ok !== true) return { database: null, close: () => undefined };
  return { database: opened.value, close: () => void opened.value.close() };
}

/** From the sealing on the restoring is decided: where anything fails after it, the next look at the folder finishes it. */
function exchange(cell: StateCell, opened: Opened, missingOriginals: number): Result<RestoredLibrary> {
  const { folder } = cell.ports;
  const state = cell.get();
  const hadLibrary = inspectDataFolder(folder) !== 'absent';
  const keptAs = nameForKept(cell, state);
  try {
    sealRestore(folder, keptAs);
  } catch (error) {
    // The library is still open and in use: what was laid ready must not take its place at the next start.
    withdrawRestore(folder);
    throw error;
  }
  const key = Buffer.from((opened.present ?? opened.read).key);
  try {
    if (state.kind === 'open') closeOpen(cell, state.open);
    finishRestore(folder);
    const vault = openRestored(cell, key);
    if (!vault.ok) return vault;
    const { seq, documents } = opened.read.contents;
    const kept = hadLibrary && findBackup(folder, keptAs) !== null ? keptAs : null;
    return succeed({ vault: vault.value, seq, documents, kept, missingOriginals });
  } finally {
    key.fill(0);
    if (state === cell.get()) cell.set(findState(cell.ports));
  }
}

function openRestored(cell: StateCell, key: Buffer) {
  const file: Result<VaultFile> = readVaultFile(cell.ports.folder);
  return file.ok ? openAs(cell, file.value, key) : file;
}

/** A library that could not be read is kept as a damaged one. */
function nameForKept({ ports }: StateCell, state: VaultState): BackupName {
  const { folder, nowMs } = ports;
  const madeAtMs = nowMs();
  if (state.kind !== 'open' || state.open.library.isReadOnly)
    return newBackupName(folder, { kind: 'damaged', madeAtMs, seq: null });
  const { seq } = state.open.library.stores.meta.read();
  return newBackupName(folder, { kind: 'before-restore', madeAtMs, seq });
}
