import type { VaultProtection, VaultStatus } from '../contract/vault.ts';
import { succeed, type Result } from '../contract/result.ts';
import { openSearch, type Search } from '../search/search.ts';
import type { LibraryStores } from '../store/library.ts';
import { openDamagedLibrary } from '../store/open-damaged-library.ts';
import { openLibrary, type LibraryPlace, type OpenedLibrary } from '../store/open-library.ts';
import type { Rollback } from '../vault/state-file.ts';
import type { VaultBackups } from './backups.ts';
import type { Protection } from './protection.ts';

// What the service needs of the store to take a vault through its states; it reaches no lower than here.
export { countContents, type LibraryContents } from '../store/library-copy.ts';
export { createLibrary } from '../store/create-library.ts';
export { makeAutomaticBackup } from '../store/make-automatic-backup.ts';
export { makeFullBackup } from '../store/make-full-backup.ts';
export {
  readUnpacked,
  removeUnpacked,
  stageLibrary,
  unpackBackup,
  type UnpackedBackup,
} from '../store/restore-library.ts';
export { checkLibraryFiles } from '../store/open-library.ts';

/** What a handler works with while the vault is open. */
export interface OpenLibrary {
  readonly stores: LibraryStores;
  readonly search: Search;
  readonly protection: VaultProtection;
  readonly appVersion: string;
  /** 128 random bits as an id of the contract; the caller brands it. */
  readonly newId: () => string;
  /** Milliseconds since 1970-01-01T00:00Z, by the clock of the machine: for display, never for order. */
  readonly nowMs: () => number;
  /** It is damaged: every command on it is refused, and some of it may not be readable. */
  readonly isReadOnly: boolean;
  /** What is known of it from outside of it, now. */
  readonly upkeep: () => LibraryUpkeep;
}

export interface LibraryUpkeep {
  /** Set where the library was older than one seen before, until that was accepted. */
  readonly setBack: Rollback | null;
  readonly lastBackupAtMs: number | null;
  readonly isDiskFull: boolean;
}

/** The vault as the calls see it, whatever its state. */
export interface Vault extends Protection {
  /** Fails where there is a vault that cannot be opened at all, such as one with a damaged `vault.json`. */
  status(): Result<VaultStatus>;
  create(passphrase: string | null): Result<VaultStatus>;
  unlock(passphrase: string): Result<VaultStatus>;
  /** Closes every file; `not-protected` where no passphrase could open it again. */
  lock(): Result<VaultStatus>;
  /** Somebody is at work. */
  touch(): void;
  /** `vault-absent`, `vault-locked`, or what keeps the library shut. */
  library(): Result<OpenLibrary>;
  readonly backups: VaultBackups;
  /** The notice that the library was set back has been read. */
  acceptSetBack(): Result<null>;
  /** Call after each commit with the commit counter it raised. */
  noteCommit(seq: number): void;
  /** Something could not be written because the disk is full. True where space was given free, so that it may go now. */
  makeRoom(): boolean;
  /** Something could not be read because it is damaged: the library is opened again, for reading only if that is so. */
  meetDamage(): void;
}

export interface LibraryOpening
  extends LibraryPlace, Pick<OpenLibrary, 'protection' | 'appVersion' | 'newId' | 'upkeep'> {}

export interface OpenedForCalls {
  readonly library: OpenLibrary;
  readonly rollback: Rollback | null;
  /** Folds the write-ahead logs in and closes every file. */
  close(): void;
}

/** Opens a library for the calls. The key may be overwritten when this returns; a failure leaves no file open. */
export function openForCalls(opening: LibraryOpening, dataKey: Buffer): Result<OpenedForCalls> {
  return forCalls(opening, openLibrary(opening, dataKey));
}

/** The same for a damaged one, as far as it can be read. */
export function openDamagedForCalls(opening: LibraryOpening, dataKey: Buffer): Result<OpenedForCalls> {
  return forCalls(opening, openDamagedLibrary(opening, dataKey));
}

function forCalls(opening: LibraryOpening, opened: Result<OpenedLibrary>): Result<OpenedForCalls> {
  if (!opened.ok) return opened;
  const { protection, appVersion, newId, nowMs, upkeep } = opening;
  const { stores, rollback, isReadOnly } = opened.value;
  const close = (): void => opened.value.close();
  try {
    const search = openSearch(stores.databases.library);
    const library = { stores, search, isReadOnly, protection, appVersion, newId, nowMs, upkeep };
    return succeed({ library, rollback, close });
  } catch (error) {
    close();
    throw error;
  }
}
