import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './atomic-file.ts';

/** Gives a finished backup its name, for good when this returns; where the disk does not confirm it the backup is removed. */
export function settleBackup(finished: string, path: string): void {
  renameSync(finished, path);
  try {
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}
