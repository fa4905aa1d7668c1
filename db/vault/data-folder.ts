import { accessSync, constants, lstatSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../contract/result.ts';
import { folderUnusable, storageFailure, systemCode } from './storage-failure.ts';

/** Everything a data folder may hold (SQLite adds `-wal` and `-shm` beside the databases while they are open). */
export const VAULT_FILE = 'vault.json';
export const LIBRARY_FILE = 'library.db';
export const ORIGINALS_FILE = 'originals.db';
export const STATE_FILE = 'state.json';
export const OWNER_LOCK_FILE = 'owner.lock';
/** Where a vault is built before it takes its place; it exists only while that goes on. */
export const CREATION_FOLDER = 'creating';
/** Where a library lies that was encrypted anew, before it takes its place; it exists only while that goes on. */
export const ROTATION_FOLDER = 'rotating';
/** Backups, and libraries that were set aside when another took their place. */
export const BACKUPS_FOLDER = 'backups';
/** Where a backup lies ready to take the library's place; it exists only while that goes on. */
export const RESTORE_FOLDER = 'restoring';
/** In that folder: what is to be moved where. Once it is there the restoring is decided. */
export const RESTORE_PLAN_FILE = 'plan.json';
/** Space held in reserve, given free when the disk is full. */
export const BALLAST_FILE = 'ballast';

/**
 * `absent`: no vault here, one may be made. `vault`: there is one. `vault-file-missing`: a library without its
 * `vault.json`, which must never be overwritten, because it may be somebody's work.
 */
export type FolderContents = 'absent' | 'vault' | 'vault-file-missing';

/** Looks without touching. Call `settleCreation` first, or an unfinished creation is taken for a lost vault file. */
export function inspectDataFolder(folder: string): FolderContents {
  if (exists(join(folder, VAULT_FILE))) return 'vault';
  const names = [LIBRARY_FILE, ORIGINALS_FILE].flatMap((name) => [name, `${name}-wal`]);
  return names.some((name) => exists(join(folder, name))) ? 'vault-file-missing' : 'absent';
}

/** Whether the folder can hold a vault at all. The folder itself is made by the host, never here. */
export function checkDataFolder(folder: string): Result<null> {
  try {
    if (!statSync(folder).isDirectory()) return unsuitable();
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return checkOwnedFiles(folder);
  } catch (error) {
    return folderFailure(error);
  }
}

export function exists(path: string): boolean {
  return statsOf(path) !== undefined;
}

/** The file's size in bytes, or `null` where there is no such regular file. */
export function fileSize(path: string): number | null {
  const stats = statsOf(path);
  return stats?.isFile() === true ? stats.size : null;
}

/** `undefined` where nothing has that name; a symbolic link is reported as itself. */
export function statsOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

// SQLite opens a file it may not write read-only and then takes no lock without saying so: ask first. Asking by
// opening the file would drop the locks another thread of this process holds on it.
function checkOwnedFiles(folder: string): Result<null> {
  for (const name of [OWNER_LOCK_FILE, LIBRARY_FILE, ORIGINALS_FILE, VAULT_FILE, STATE_FILE]) {
    const path = join(folder, name);
    if (exists(path)) accessSync(path, constants.R_OK | constants.W_OK);
  }
  return succeed(null);
}

function folderFailure(error: unknown): Result<never> {
  const code = systemCode(error);
  if (code === 'ENOENT') {
    return fail(
      'data-folder-missing',
      'The data folder does not exist. Nothing was changed. Create it, or choose another folder.',
    );
  }
  if (code === 'ENOTDIR' || code === 'ELOOP' || code === 'ENAMETOOLONG') return unsuitable();
  const failure = storageFailure(error);
  if (failure !== null) return { ok: false, error: failure };
  if (error instanceof TypeError) throw error;
  return folderUnusable();
}

function unsuitable(): Result<never> {
  return fail(
    'data-folder-unsuitable',
    'The data folder is not a folder. Nothing was changed. Choose another place for the library.',
  );
}
