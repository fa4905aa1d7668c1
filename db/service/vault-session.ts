import { checkLibraryFiles, createLibrary, type Vault } from '../api/open-library.ts';
import { documentId, vaultId } from '../contract/ids.ts';
import type { VaultStatus } from '../contract/vault.ts';
import { succeed, type Result } from '../contract/result.ts';
import { notProtected } from '../vault/change-protection.ts';
import { unsealWithPassphrase } from '../vault/key-slots.ts';
import { libraryReadOnly } from '../vault/storage-failure.ts';
import { readVaultFile, type VaultFile } from '../vault/vault-file.ts';
import { backUpBeforeClosing, backUpBeforeLocking } from './automatic-backups.ts';
import { backupsOf } from './backups.ts';
import { openWithKey } from './open-vault.ts';
import { protectVault } from './protect-vault.ts';
import {
  closeOpen,
  findFirstState,
  findState,
  libraryOf,
  openAs,
  statusOf,
  vaultAbsent,
  type OpenVault,
  type StateCell,
  type VaultPorts,
  type VaultState,
} from './vault-state.ts';

export interface VaultSession extends Vault {
  /** Closes the library, if it is open. */
  close(): void;
}

/**
 * The vault of one owned data folder, through all its states. A vault without a passphrase opens at once.
 *
 * What keeps a library shut can be put right while Sanad runs, so an obstructed one is looked at again at each call.
 */
export function startVaultSession(ports: VaultPorts): VaultSession {
  let state = findFirstState(ports);
  const cell: StateCell = {
    ports,
    get() {
      if (state.kind === 'obstructed') state = findState(ports);
      return state;
    },
    set(next) {
      state = next;
    },
  };
  return {
    status: () => statusOf(cell.get()),
    create: (passphrase) => createAndOpen(cell, passphrase),
    unlock: (passphrase) => unlock(cell, passphrase),
    lock: () => lock(cell),
    touch: () => ports.onTouch(),
    library: () => libraryOf(cell.get()),
    noteCommit(seq) {
      if (state.kind === 'open') state.open.seenState.note(seq);
    },
    acceptSetBack() {
      const library = libraryOf(cell.get());
      if (!library.ok) return library;
      if (library.value.isReadOnly) return libraryReadOnly();
      if (state.kind === 'open') state.open.acceptSetBack();
      return succeed(null);
    },
    makeRoom: () => state.kind === 'open' && state.open.reserve.release(),
    meetDamage: () => meetDamage(cell),
    ...protectVault(cell),
    backups: backupsOf(cell),
    close() {
      if (state.kind !== 'open') return;
      const { open } = state;
      backUpBeforeClosing(ports, open);
      state = { kind: 'locked', hasRecoveryCode: false };
      closeOpen(cell, open);
    },
  };
}

/** Opens the library again: for reading only, where reading all of it shows that it is damaged. */
function meetDamage(cell: StateCell): void {
  const state = cell.get();
  if (state.kind !== 'open' || state.open.library.isReadOnly) return;
  const dataKey = Buffer.from(state.open.dataKey);
  state.open.seenState.doubt();
  cell.set(openAgain(cell, state.open, dataKey));
  cell.ports.onReplaced();
}

function openAgain(cell: StateCell, open: OpenVault, dataKey: Buffer): VaultState {
  closeOpen(cell, open);
  const file = readVaultFile(cell.ports.folder);
  if (file.ok) {
    const opened = openWithKey(cell.ports, file.value, dataKey);
    if (opened.ok) return opened.value;
  }
  dataKey.fill(0);
  return findState(cell.ports);
}

function createAndOpen(cell: StateCell, passphrase: string | null): Result<VaultStatus> {
  const before = cell.get();
  if (before.kind === 'obstructed') return { ok: false, error: before.failure };
  const { folder, corpusFile, newId } = cell.ports;
  try {
    const created = createLibrary({
      folder,
      corpusFile,
      passphrase,
      vaultId: vaultId.parse(newId()),
      newDocumentId: () => documentId.parse(newId()),
    });
    if (!created.ok) return created;
    try {
      const file = readVaultFile(folder);
      return file.ok ? openAs(cell, file.value, created.value) : file;
    } finally {
      created.value.fill(0);
    }
  } finally {
    // It failed, and what is on the disk now counts.
    if (cell.get().kind === 'absent') cell.set(findState(cell.ports));
  }
}

function unlock(cell: StateCell, passphrase: string): Result<VaultStatus> {
  const state = cell.get();
  if (state.kind === 'absent') return vaultAbsent();
  if (state.kind === 'obstructed') return { ok: false, error: state.failure };
  if (state.kind === 'open' && state.open.library.protection === 'open') return statusOf(state);
  const unsealed = unsealVault(cell.ports.folder, passphrase);
  if (!unsealed.ok) return unsealed;
  const { file, dataKey } = unsealed.value;
  if (state.kind === 'locked') {
    // A backup that is being restored reads the originals, which only one may have open.
    cell.ports.onReplacing();
    return openAs(cell, file, dataKey);
  }
  dataKey.fill(0); // open already: the passphrase was only checked
  return statusOf(state);
}

/** Looks at the library's files before the costly derivation: a missing one needs no passphrase to be told. */
function unsealVault(folder: string, passphrase: string): Result<{ file: VaultFile; dataKey: Buffer }> {
  const file = readVaultFile(folder);
  if (!file.ok) return file;
  const present = checkLibraryFiles(folder);
  if (!present.ok) return present;
  const dataKey = unsealWithPassphrase(file.value, passphrase);
  return dataKey.ok ? succeed({ file: file.value, dataKey: dataKey.value }) : dataKey;
}

/** Whatever goes wrong while the files close, the library is locked when this returns. */
function lock(cell: StateCell): Result<VaultStatus> {
  const state = cell.get();
  if (state.kind === 'absent') return vaultAbsent();
  if (state.kind !== 'open') return statusOf(state);
  if (state.open.library.protection === 'open') return notProtected();
  const locked: VaultState = { kind: 'locked', hasRecoveryCode: state.hasRecoveryCode };
  cell.ports.onReplacing();
  cell.set(locked);
  backUpBeforeLocking(cell.ports, state.open);
  closeOpen(cell, state.open);
  return statusOf(locked);
}
