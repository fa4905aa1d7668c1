import type { VaultStatus } from '../contract/vault.ts';
import type { Result } from '../contract/result.ts';

/** What can be done about how a vault is protected. All of it takes place outside any transaction of the library. */
export interface Protection {
  /** Keeps the recovery code. Works on a locked vault too, and leaves it locked. */
  changePassphrase(change: { readonly current: string; readonly next: string }): Result<VaultStatus>;
  /** Encrypts an unprotected library anew, under another key. */
  addPassphrase(passphrase: string): Result<VaultStatus>;
  /** The new code as it is to be written down; an earlier one ends. */
  makeRecoveryCode(passphrase: string): Result<string>;
  dropRecoveryCode(passphrase: string): Result<VaultStatus>;
  /** Opens the library and sets a passphrase; the code ends. */
  recover(recovery: { readonly code: string; readonly passphrase: string }): Result<VaultStatus>;
  removeProtection(passphrase: string): Result<VaultStatus>;
  /** Needs no passphrase, and no readable vault either. */
  erase(): Result<VaultStatus>;
}
