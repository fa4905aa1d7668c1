import { checkLibraryFiles } from '../api/open-library.ts';
import type { Protection } from '../api/protection.ts';
import type { VaultStatus } from '../contract/vault.ts';
import { fail, succeed, type Result } from '../contract/result.ts';
import * as change from '../vault/change-protection.ts';
import { eraseVault } from '../vault/erase-vault.ts';
import { findOwnFiles } from '../vault/own-files.ts';
import { libraryReadOnly, systemCode } from '../vault/storage-failure.ts';
import { notSettled, replaceVaultFile } from '../vault/replace-vault-file.ts';
import { rotateKey } from '../vault/rotate-key.ts';
import { isRotationDecided } from '../vault/rotation-folder.ts';
import { hasRecoveryCode, protectionOf, readVaultFile, type VaultFile } from '../vault/vault-file.ts';
import {
  closeOpen,
  closeOrThrow,
  findState,
  openAs,
  statusOf,
  vaultAbsent,
  type StateCell,
  type VaultState,
} from './vault-state.ts';

/** What changes how the vault of a session is protected. */
export function protectVault(cell: StateCell): Protection {
  return {
    changePassphrase: (passphrases) => rewrite(cell, (file) => change.changePassphrase(file, passphrases)),
    dropRecoveryCode: (passphrase) => rewrite(cell, (file) => change.dropRecoveryCode(file, passphrase)),
    removeProtection: (passphrase) => rewrite(cell, (file) => change.removeProtection(file, passphrase)),
    makeRecoveryCode: (passphrase) => makeRecoveryCode(cell, passphrase),
    recover: (recovery) => recover(cell, recovery),
    addPassphrase: (passphrase) => addPassphrase(cell, passphrase),
    erase: () => erase(cell),
  };
}

/** `vault.json` as it is on the disk, of a vault that is there, open or locked. A damaged library stays as it is. */
function presentFile(cell: StateCell): Result<VaultFile> {
  const state = cell.get();
  if (state.kind === 'absent') return vaultAbsent();
  if (state.kind === 'obstructed') return { ok: false, error: state.failure };
  if (state.kind === 'open' && state.open.library.isReadOnly) return libraryReadOnly();
  return readVaultFile(cell.ports.folder);
}

/** Puts another `vault.json` for the same key in place; an open library stays open, a locked one locked. */
function rewrite(cell: StateCell, next: (file: VaultFile) => Result<VaultFile>): Result<VaultStatus> {
  const file = presentFile(cell);
  if (!file.ok) return file;
  const changed = next(file.value);
  if (!changed.ok) return changed;
  const settled = replaceVaultFile(cell.ports.folder, changed.value);
  const status = statusOf(follow(cell, changed.value));
  return settled.ok ? status : settled;
}

/** The session's state after `vault.json` was rewritten. A locked vault that lost its protection opens by itself. */
function follow(cell: StateCell, file: VaultFile): VaultState {
  const state = cell.get();
  if (state.kind !== 'open') cell.ports.onReplacing();
  const next = state.kind === 'open' ? withFile(state, file) : findState(cell.ports);
  cell.set(next);
  return next;
}

function withFile(state: Extract<VaultState, { readonly kind: 'open' }>, file: VaultFile): VaultState {
  const library = { ...state.open.library, protection: protectionOf(file) };
  const isSame = library.protection === state.open.library.protection;
  // Whatever works on the library goes on where nothing changed for it.
  const open = isSame ? state.open : { ...state.open, library };
  return { kind: 'open', open, hasRecoveryCode: hasRecoveryCode(file) };
}

function makeRecoveryCode(cell: StateCell, passphrase: string): Result<string> {
  const file = presentFile(cell);
  if (!file.ok) return file;
  const made = change.makeRecoveryCode(file.value, passphrase);
  if (!made.ok) return made;
  const settled = replaceVaultFile(cell.ports.folder, made.value.file);
  follow(cell, made.value.file);
  return settled.ok ? succeed(made.value.code) : settled;
}

/** Looks at the library's files first, as unlocking does: a code must not be used up for a library that is not there. */
function recover(
  cell: StateCell,
  recovery: { readonly code: string; readonly passphrase: string },
): Result<VaultStatus> {
  const file = presentFile(cell);
  if (!file.ok) return file;
  const present = checkLibraryFiles(cell.ports.folder);
  if (!present.ok) return present;
  const recovered = change.recover(file.value, recovery);
  if (!recovered.ok) return recovered;
  const { file: next, dataKey } = recovered.value;
  try {
    cell.ports.onReplacing();
    const settled = replaceVaultFile(cell.ports.folder, next);
    const state = follow(cell, next);
    const status = state.kind === 'locked' ? openAs(cell, next, dataKey) : statusOf(state);
    return settled.ok ? status : settled;
  } finally {
    dataKey.fill(0);
  }
}

/**
 * The library is closed meanwhile. Whatever goes wrong, what is on the disk afterwards counts: once the new key is decided,
 * the library is protected even where the disk did not let everything be finished.
 */
function addPassphrase(cell: StateCell, passphrase: string): Result<VaultStatus> {
  const file = presentFile(cell);
  if (!file.ok) return file;
  if (protectionOf(file.value) === 'passphrase') return alreadyProtected();
  const state = cell.get();
  if (state.kind !== 'open') return alreadyProtected();
  let isOpen = false;
  cell.ports.onReplacing();
  try {
    closeOrThrow(state.open);
    const rotated = rotateKey({ folder: cell.ports.folder, file: file.value, passphrase });
    if (!rotated.ok) return rotated;
    const status = openAs(cell, rotated.value.file, rotated.value.dataKey);
    isOpen = status.ok;
    return status;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    cell.set(findState(cell.ports));
    isOpen = true;
    // A key file that could not be taken back decides too.
    if (cell.get().kind === 'locked' || isRotationDecided(cell.ports.folder)) return notSettled();
    throw error;
  } finally {
    if (!isOpen) cell.set(findState(cell.ports));
  }
}

function alreadyProtected(): Result<never> {
  return fail(
    'already-there',
    'The library has a passphrase already. Nothing was changed. Change that one instead.',
  );
}

function erase(cell: StateCell): Result<VaultStatus> {
  const state = cell.get();
  const { folder } = cell.ports;
  if (state.kind === 'absent' && findOwnFiles(folder).files.length === 0) return vaultAbsent();
  cell.ports.onReplacing();
  if (state.kind === 'open') closeOpen(cell, state.open);
  try {
    eraseVault(folder);
  } finally {
    cell.set(findState(cell.ports));
  }
  return statusOf(cell.get());
}
