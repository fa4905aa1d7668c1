import { fail, succeed, type Result } from '../contract/result.ts';
import {
  sealOpenly,
  sealWithPassphrase,
  sealWithRecoveryCode,
  unsealWithPassphrase,
  unsealWithRecoveryCode,
} from './key-slots.ts';
import { newRecoveryCode, recoverySecret } from './recovery-code.ts';
import { protectionOf, type VaultFile } from './vault-file.ts';

/*
 * Each of these answers another `vault.json` for the same data key, to be written in one piece: there is never a moment
 * in which the old way in and the new one are both there, or neither.
 */

/** Every passphrase slot is replaced; a recovery code stays, because it holds the key and not the passphrase. */
export function changePassphrase(
  file: VaultFile,
  { current, next }: { readonly current: string; readonly next: string },
): Result<VaultFile> {
  return withDataKey(unsealForChange(file, current), (dataKey) => ({
    ...file,
    slots: [
      sealWithPassphrase(file, dataKey, next),
      ...file.slots.filter(({ kind }) => kind !== 'passphrase'),
    ],
  }));
}

export interface NewRecoveryCode {
  readonly file: VaultFile;
  /** As it is to be written down; nobody can tell it again. */
  readonly code: string;
}

/** An earlier code ends with the same write. */
export function makeRecoveryCode(file: VaultFile, passphrase: string): Result<NewRecoveryCode> {
  const code = newRecoveryCode();
  const secret = recoverySecret(code);
  if (!secret.ok) throw new Error('A new recovery code cannot be read');
  const changed = withDataKey(unsealForChange(file, passphrase), (dataKey) => ({
    ...file,
    slots: [...withoutRecovery(file), sealWithRecoveryCode(file, dataKey, secret.value)],
  }));
  return changed.ok ? succeed({ file: changed.value, code }) : changed;
}

export function dropRecoveryCode(file: VaultFile, passphrase: string): Result<VaultFile> {
  return withDataKey(unsealForChange(file, passphrase), () => ({ ...file, slots: withoutRecovery(file) }));
}

/** Only the new passphrase opens the vault afterwards: the code was seen by whoever typed it, so it ends. */
export function recover(
  file: VaultFile,
  { code, passphrase }: { readonly code: string; readonly passphrase: string },
): Result<{ readonly file: VaultFile; readonly dataKey: Buffer }> {
  if (protectionOf(file) === 'open') return notProtected();
  const secret = recoverySecret(code);
  if (!secret.ok) return secret;
  const dataKey = unsealWithRecoveryCode(file, secret.value);
  if (!dataKey.ok) return dataKey;
  const slot = sealWithPassphrase(file, dataKey.value, passphrase);
  return succeed({ file: { ...file, slots: [slot] }, dataKey: dataKey.value });
}

/**
 * Leaves an open slot and nothing else. The data key stays: whoever can read the library now can read all of it, and the
 * automatic backups go on being of use. Adding a passphrase later makes a new key.
 */
export function removeProtection(file: VaultFile, passphrase: string): Result<VaultFile> {
  return withDataKey(unsealForChange(file, passphrase), (dataKey) => ({
    ...file,
    slots: [sealOpenly(file, dataKey)],
  }));
}

/** The failure of what makes sense only where there is a passphrase. */
export function notProtected(): Result<never> {
  return fail('not-protected', 'The library has no passphrase. Nothing was changed. Add a passphrase first.');
}

function unsealForChange(file: VaultFile, passphrase: string): Result<Buffer> {
  return protectionOf(file) === 'open' ? notProtected() : unsealWithPassphrase(file, passphrase);
}

function withoutRecovery(file: VaultFile): VaultFile['slots'] {
  return file.slots.filter(({ kind }) => kind !== 'recovery');
}

/** Overwrites the data key, whatever happens. */
function withDataKey(dataKey: Result<Buffer>, change: (dataKey: Buffer) => VaultFile): Result<VaultFile> {
  if (!dataKey.ok) return dataKey;
  try {
    return succeed(change(dataKey.value));
  } finally {
    dataKey.value.fill(0);
  }
}
