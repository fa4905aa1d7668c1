import { readUnpacked, type LibraryContents, type UnpackedBackup } from '../api/open-library.ts';
import { fail, succeed, type Result } from '../contract/result.ts';
import { unsealOpenly, unsealWithPassphrase } from '../vault/key-slots.ts';
import { protectionOf, readVaultFile, type VaultFile } from '../vault/vault-file.ts';
import type { StateCell } from './vault-state.ts';

/** The vault that is here, with its key. The key is overwritten by whoever asked for it. */
export interface PresentVault {
  readonly file: VaultFile;
  readonly key: Buffer;
}

/**
 * The key of the vault that is here: from the open library, an open slot, or the passphrase. `null` where there is no
 * vault, or none whose `vault.json` can be read: then a full backup brings its own.
 *
 * Where one can be read its key is always asked for: without it the library here, once set aside, could never be read again.
 */
export function presentVault(cell: StateCell, passphrase: string | undefined): Result<PresentVault | null> {
  const state = cell.get();
  if (state.kind === 'absent') return succeed(null);
  const file = readVaultFile(cell.ports.folder);
  if (!file.ok) return file.error.code === 'vault-file-damaged' ? succeed(null) : file;
  if (state.kind === 'open') return succeed({ file: file.value, key: Buffer.from(state.open.dataKey) });
  const key = unseal(file.value, passphrase);
  return key.ok ? succeed({ file: file.value, key: key.value }) : key;
}

function unseal(file: VaultFile, passphrase: string | undefined): Result<Buffer> {
  if (protectionOf(file) === 'open') return unsealOpenly(file);
  return passphrase === undefined ? passphraseRequired() : unsealWithPassphrase(file, passphrase);
}

function passphraseRequired(): Result<never> {
  return fail(
    'passphrase-required',
    'A passphrase is needed to open this backup. Nothing was changed. Give the one that it was made under.',
  );
}

export interface ReadBackup {
  /** The backup's own key, to be overwritten. */
  readonly key: Buffer;
  readonly contents: LibraryContents;
  readonly hashes: readonly string[];
}

/** Opens what was unpacked: with the key of the vault here, or else with the backup's own slots. */
export function readBackup(
  unpacked: UnpackedBackup,
  present: PresentVault | null,
  passphrase: string | undefined,
): Result<ReadBackup> {
  const { vault } = unpacked;
  const vaultId = present?.file.vaultId ?? vault?.vaultId;
  if (vaultId === undefined) return bringsNoKey();
  if (vault !== null && vault.vaultId !== vaultId) return ofAnotherVault();
  if (present !== null) {
    const read = readUnpacked(unpacked, present.key, vaultId);
    if (read.ok) return succeed({ key: Buffer.from(present.key), ...read.value });
    if (vault === null || read.error.code !== 'backup-unusable') return read;
  }
  if (vault === null) return bringsNoKey();
  const key = unseal(vault, passphrase);
  if (!key.ok) return key;
  const read = readUnpacked(unpacked, key.value, vaultId);
  if (read.ok) return succeed({ key: key.value, ...read.value });
  key.value.fill(0);
  return read;
}

function bringsNoKey(): Result<never> {
  return fail(
    'backup-unusable',
    'This backup holds no key of its own, and the one here cannot be read. Nothing was changed. Use a full backup.',
  );
}

function ofAnotherVault(): Result<never> {
  return fail(
    'backup-unusable',
    'This is the backup of another library. Nothing was changed. Restore it into a data folder of its own.',
  );
}
