import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readBackupHead } from './backup-file.ts';
import { backupOfFile } from './backup-names.ts';
import { syncFolder } from './atomic-file.ts';
import { BACKUPS_FOLDER, statsOf } from './data-folder.ts';
import { overwriteFile } from './overwrite-file.ts';
import { protectionOf } from './vault-file.ts';

/**
 * Destroys the backups that a library's old, unprotected key opens: those of the library alone, and full ones that hold
 * an open key slot of their own. A backup beside a protected library that anybody can read would undo its protection.
 * Full ones with a passphrase of their own stay.
 */
export function endBackupsOfOldKey(folder: string): void {
  const backups = join(folder, BACKUPS_FOLDER);
  if (statsOf(backups)?.isDirectory() !== true) return;
  for (const name of readdirSync(backups)) {
    if (!isOfOldKey(join(backups, name), name)) continue;
    overwriteFile(join(backups, name));
    rmSync(join(backups, name));
  }
  syncFolder(backups);
}

function isOfOldKey(path: string, name: string): boolean {
  const backup = backupOfFile(name);
  if (backup === null || statsOf(path)?.isFile() !== true) return false;
  if (backup.label.kind !== 'full' || backup.name !== name) return true;
  const head = readBackupHead(path);
  // One that cannot be read may be of a newer version; one that was cut short in being overwritten has no key left.
  return head.ok && protectionOf(head.value.vault) === 'open';
}
