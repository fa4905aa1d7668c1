import type { VaultProtection, VaultStatus } from '../contract/models.ts';
import { succeed, type Result } from '../contract/result.ts';
import { openSearch, type Search } from '../search/search.ts';
import type { LibraryStores } from '../store/library.ts';
import { openLibrary, type LibraryPlace, type Rollback } from '../store/open-library.ts';

// What the service needs of the store to take a vault through its states; it reaches no lower than here.
export { createLibrary } from '../store/create-library.ts';
export { checkLibraryFiles, type Rollback } from '../store/open-library.ts';

/** What a handler works with while the vault is open. */
export interface OpenLibrary {
  readonly stores: LibraryStores;
  readonly search: Search;
  readonly protection: VaultProtection;
  readonly appVersion: string;
}

/** The vault as the calls see it, whatever its state. */
export interface Vault {
  /** Fails where there is a vault that cannot be opened at all, such as one with a damaged `vault.json`. */
  status(): Result<VaultStatus>;
  create(passphrase: string | null): Result<VaultStatus>;
  unlock(passphrase: string): Result<VaultStatus>;
  /** `vault-absent`, `vault-locked`, or what keeps the library shut. */
  library(): Result<OpenLibrary>;
  /** Call after each commit with the commit counter it raised. */
  noteCommit(seq: number): void;
}

export interface LibraryOpening extends LibraryPlace {
  readonly protection: VaultProtection;
  readonly appVersion: string;
}

export interface OpenedForCalls {
  readonly library: OpenLibrary;
  /** A warning, not an obstacle: the library is whole, but not the newest there was. */
  readonly rollback: Rollback | null;
  /** Folds the write-ahead logs in and closes every file. */
  close(): void;
}

/** Opens a library for the calls. The key may be overwritten when this returns; a failure leaves no file open. */
export function openForCalls(opening: LibraryOpening, dataKey: Buffer): Result<OpenedForCalls> {
  const { folder, vaultId, protection, appVersion } = opening;
  const opened = openLibrary({ folder, vaultId }, dataKey);
  if (!opened.ok) return opened;
  const { stores, rollback } = opened.value;
  const close = (): void => opened.value.close();
  try {
    const search = openSearch(stores.databases.library);
    return succeed({ library: { stores, search, protection, appVersion }, rollback, close });
  } catch (error) {
    close();
    throw error;
  }
}
