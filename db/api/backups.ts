import type { BackupName } from '../contract/ids.ts';
import type { Result } from '../contract/result.ts';
import type { Backup, MadeBackup, RestoredLibrary, RestorePlan } from '../contract/vault.ts';
import type { Progress } from './progress.ts';

/** Which backup, and the passphrase for what the library's own key does not open. */
export interface BackupChoice {
  readonly name: BackupName;
  readonly passphrase?: string | undefined;
}

/** The backups of a vault, whatever its state. What takes long goes on slice by slice. */
export interface VaultBackups {
  /** Newest first. */
  list(): readonly Backup[];
  remove(name: BackupName): Result<null>;
  /** Those that adding a passphrase would destroy, newest first; none where there is a passphrase. */
  endedByPassphrase(): readonly Backup[];
  create(): Generator<Progress, Result<MadeBackup>>;
  /** Changes nothing. */
  planRestore(choice: BackupChoice): Generator<Progress, Result<RestorePlan>>;
  restore(choice: BackupChoice): Generator<Progress, Result<RestoredLibrary>>;
}
