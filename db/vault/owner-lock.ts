import { closeSync, openSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fail, succeed, type Result } from '../contract/result.ts';
import { exists, fileSize, OWNER_LOCK_FILE, statsOf } from './data-folder.ts';
import { folderInUse, folderUnusable, storageFailure, systemCode } from './storage-failure.ts';

export interface OwnerLock {
  /**
   * Removes the lock's own file, to be followed by `release` at once. Whoever opened the file before finds out that it is
   * no longer the folder's; whoever comes later makes another.
   */
  removeFile(): void;
  /** Gives the folder free for another process. */
  release(): void;
}

/**
 * Makes this process the only owner of a data folder until it releases the lock or ends, however it ends.
 *
 * The lock is SQLite's own on an empty file. It lives as long as its handle: keep the answer referenced, or garbage
 * collection drops the lock. On POSIX systems reading any file named here from the same process through another
 * descriptor also drops it.
 */
export function takeOwnerLock(folder: string): Result<OwnerLock> {
  const path = join(folder, OWNER_LOCK_FILE);
  try {
    createLockFile(path);
    if (fileSize(path) !== 0) return unsuitable();
    return lockFile(path);
  } catch (error) {
    const failure = storageFailure(error);
    if (failure !== null) return { ok: false, error: failure };
    if (error instanceof TypeError) throw error;
    return folderUnusable();
  }
}

// `wx` opens nothing that exists: opening and closing it would drop a lock held by another thread of this process.
function createLockFile(path: string): void {
  if (exists(path)) return;
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}

function lockFile(path: string): Result<OwnerLock> {
  const found = statsOf(path)?.ino;
  const database = new Database(path, { fileMustExist: true, timeout: 0 });
  try {
    database.pragma('journal_mode = MEMORY'); // no journal beside the lock
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw error;
  }
  // Its last owner may have removed the file after it was opened here: a lock on that one keeps nobody out.
  if (found === undefined || statsOf(path)?.ino !== found) {
    database.close();
    return folderInUse();
  }
  return succeed({ removeFile: () => unlinkSync(path), release: () => database.close() });
}

function unsuitable(): Result<never> {
  return fail(
    'data-folder-unsuitable',
    `The data folder holds a file named ${OWNER_LOCK_FILE} that is not Sanad's. Nothing was changed. Choose another folder.`,
  );
}
