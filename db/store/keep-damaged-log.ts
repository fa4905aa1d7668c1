import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../vault/atomic-file.ts';
import { backupPath, makeBackupsFolder, newBackupName } from '../vault/backups-folder.ts';
import { syncFile } from '../vault/copy-in-slices.ts';
import { fileSize, LIBRARY_FILE } from '../vault/data-folder.ts';
import { openDatabaseForReading } from '../vault/open-database.ts';
import { storageFailure } from '../vault/storage-failure.ts';
import { openMetaStore } from './meta.ts';

export interface SeenLog {
  readonly folder: string;
  readonly nowMs: () => number;
  /** The commit counter the library had before. */
  readonly seenSeq: number;
}

/**
 * Sets a copy of the library and its log aside, as a damaged one, where the log ends before the last change that is known
 * of: SQLite drops what follows a damaged place and writes over it. To be called before the library is opened for work.
 *
 * A disk that does not take the copy must not keep the library shut.
 */
export function keepDamagedLog({ folder, nowMs, seenSeq }: SeenLog, dataKey: Buffer): void {
  const path = join(folder, LIBRARY_FILE);
  if ((fileSize(`${path}-wal`) ?? 0) === 0) return;
  try {
    const seq = seqByReading(path, dataKey);
    if (seq === null || seq >= seenSeq) return;
    makeBackupsFolder(folder);
    const kept = backupPath(folder, newBackupName(folder, { kind: 'damaged', madeAtMs: nowMs(), seq }));
    for (const end of ['-wal', '']) {
      copyFileSync(path + end, `${kept}.part${end}`);
      syncFile(`${kept}.part${end}`);
    }
    for (const end of ['-wal', '']) renameSync(`${kept}.part${end}`, kept + end);
    syncFolder(join(kept, '..'));
  } catch (error) {
    if (storageFailure(error) === null) throw error;
  }
}

function seqByReading(path: string, dataKey: Buffer): number | null {
  const opened = openDatabaseForReading(path, dataKey);
  if (!opened.ok) return null;
  try {
    return openMetaStore(opened.value).read().seq;
  } finally {
    opened.value.close();
  }
}
