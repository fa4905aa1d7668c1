import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryPathOf } from './atomic-file.ts';
import { backupOfFile } from './backup-names.ts';
import {
  BACKUPS_FOLDER,
  BALLAST_FILE,
  CREATION_FOLDER,
  exists,
  LIBRARY_FILE,
  ORIGINALS_FILE,
  RESTORE_FOLDER,
  RESTORE_PLAN_FILE,
  ROTATION_FOLDER,
  STATE_FILE,
  statsOf,
  VAULT_FILE,
} from './data-folder.ts';

/**
 * Every name that Sanad gives to a file of a library, in the data folder itself or where one is built. `vault.json` is
 * first, because it is the first to be removed: the rest without it is known to be unfinished.
 */
export const LIBRARY_FILE_NAMES: ReadonlySet<string> = new Set([
  ...[VAULT_FILE, STATE_FILE].flatMap((name) => [name, temporaryPathOf(name)]),
  ...[LIBRARY_FILE, ORIGINALS_FILE].flatMap((name) =>
    ['', '-wal', '-shm', '-journal'].map((end) => name + end),
  ),
]);

/** The names in the folder where a backup lies ready to take the library's place. */
export const RESTORE_FILE_NAMES: ReadonlySet<string> = new Set([
  ...LIBRARY_FILE_NAMES,
  RESTORE_PLAN_FILE,
  temporaryPathOf(RESTORE_PLAN_FILE),
]);

/** The folders Sanad makes in a data folder, and which of the names in each are its own. */
const OWN_FOLDERS: readonly { readonly name: string; readonly isOwn: (name: string) => boolean }[] = [
  { name: CREATION_FOLDER, isOwn: (name) => LIBRARY_FILE_NAMES.has(name) },
  { name: ROTATION_FOLDER, isOwn: (name) => LIBRARY_FILE_NAMES.has(name) },
  { name: RESTORE_FOLDER, isOwn: (name) => RESTORE_FILE_NAMES.has(name) },
  { name: BACKUPS_FOLDER, isOwn: (name) => backupOfFile(name) !== null },
];

/** What is there of Sanad's: paths of files, those in folders first, and of the folders themselves. Nothing else is named. */
export interface OwnFiles {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** All but `owner.lock`, which is empty and held as long as Sanad runs. */
export function findOwnFiles(folder: string): OwnFiles {
  const own = OWN_FOLDERS.filter(({ name }) => statsOf(join(folder, name))?.isDirectory() === true);
  const inFolders = own.flatMap(({ name, isOwn }) =>
    readdirSync(join(folder, name))
      .filter(isOwn)
      .map((file) => join(folder, name, file)),
  );
  const atTop = [...LIBRARY_FILE_NAMES, BALLAST_FILE, temporaryPathOf(BALLAST_FILE)]
    .map((name) => join(folder, name))
    .filter(exists);
  return {
    files: [...inFolders, ...atTop].filter((path) => statsOf(path)?.isDirectory() !== true),
    folders: own.map(({ name }) => join(folder, name)),
  };
}
