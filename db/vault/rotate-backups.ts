import type { BackupName } from '../contract/ids.ts';
import { listBackups, removeBackup, type BackupFile } from './backups-folder.ts';

const NEWEST = 3;
const DAYS = 7;
const WEEKS = 5;
const DAY_MS = 86_400_000;
/** All of them together take no more than this, or than the newest two alone. */
const MOST_BYTES = 2 * 2 ** 30;
const AT_LEAST = 2;

/**
 * The automatic backups to let go: all but the newest three, the newest of each of the last seven days on which there is
 * one, and of each of the last five such weeks; of a large library fewer, the oldest first. Counted by the backups
 * themselves, not by the clock: one that is set wrong must not end them.
 */
export function outdatedBackups(backups: readonly BackupFile[]): readonly BackupName[] {
  const automatic = backups.filter(({ kind }) => kind === 'automatic');
  const kept = new Set([
    ...automatic.slice(0, NEWEST),
    ...newestOfEach(automatic, day).slice(0, DAYS),
    // Weeks begin on Monday; the first day of the count was a Thursday.
    ...newestOfEach(automatic, (backup) => Math.floor((day(backup) + 3) / 7)).slice(0, WEEKS),
  ]);
  let bytes = 0;
  return automatic.flatMap((backup, index) => {
    if (!kept.has(backup)) return [backup.name];
    bytes += backup.bytes;
    return bytes > MOST_BYTES && index >= AT_LEAST ? [backup.name] : [];
  });
}

/** Days since 1970-01-01, in UTC. */
function day({ madeAtMs }: BackupFile): number {
  return Math.floor(madeAtMs / DAY_MS);
}

/** `backups` are newest first, and so is the answer. */
function newestOfEach(backups: readonly BackupFile[], period: (backup: BackupFile) => number): BackupFile[] {
  const seen = new Set<number>();
  return backups.filter((backup) => {
    const own = period(backup);
    if (seen.has(own)) return false;
    seen.add(own);
    return true;
  });
}

/** Lets the outdated ones go, but never the one just made: a clock that was set back makes it look old. */
export function rotateBackups(folder: string, justMade: BackupName): void {
  for (const name of outdatedBackups(listBackups(folder))) if (name !== justMade) removeBackup(folder, name);
}
