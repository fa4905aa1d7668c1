import { closeSync, openSync } from 'node:fs';
import type { BackupName, VaultId } from '../contract/ids.ts';
import { succeed, type Result } from '../contract/result.ts';
import { backupPath, makeBackupsFolder, newBackupName } from '../vault/backups-folder.ts';
import { syncFile } from '../vault/copy-in-slices.ts';
import { settleBackup } from '../vault/settle-backup.ts';
import { copyLibrary, copyUnusable, countContents, useLibraryCopy } from './library-copy.ts';
import type { LibraryStores } from './library.ts';
import { removeParts } from './make-full-backup.ts';

export interface AutomaticBackupPlan {
  readonly folder: string;
  readonly stores: LibraryStores;
  readonly key: Buffer;
  readonly vaultId: VaultId;
  readonly nowMs: number;
}

/**
 * Copies the library, without its originals, under its own key. The copy is opened again and read through before it
 * counts; whatever is cut short leaves nothing behind.
 */
export function makeAutomaticBackup(plan: AutomaticBackupPlan): Result<BackupName> {
  const { folder, stores, key, vaultId, nowMs } = plan;
  makeBackupsFolder(folder);
  const { seq } = stores.meta.read();
  const name = newBackupName(folder, { kind: 'automatic', madeAtMs: nowMs, seq });
  const path = backupPath(folder, name);
  const part = `${path}.part`;
  try {
    // Made before SQLite writes to it, so that nobody but its owner can ever read it.
    closeSync(openSync(part, 'wx', 0o600));
    copyLibrary(stores.databases.library, part);
    const read = useLibraryCopy({ path: part, vaultId }, key, countContents);
    if (!read.ok) return read;
    if (read.value.seq !== seq) return copyUnusable();
    syncFile(part);
    settleBackup(part, path);
    return succeed(name);
  } finally {
    removeParts([part]);
  }
}
