import { constants, copyFileSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../contract/result.ts';
import { syncFolder } from './atomic-file.ts';
import { syncFile } from './copy-in-slices.ts';
import { exists, LIBRARY_FILE, ORIGINALS_FILE, ROTATION_FOLDER, statsOf, VAULT_FILE } from './data-folder.ts';
import { endBackupsOfOldKey } from './end-old-backups.ts';
import { overwriteFile } from './overwrite-file.ts';
import { LIBRARY_FILE_NAMES } from './own-files.ts';
import { systemCode } from './storage-failure.ts';

/*
 * A new data key concerns three files, which no file system changes at once. So the library is copied into a folder of
 * its own and encrypted anew there, while the one in use stays as it is. The `vault.json` of the new key is written last
 * into that folder, and that one write decides: before it everything is taken back by removing the folder, after it
 * everything is finished by moving what lies in it. Neither needs a key or a passphrase, so it can be done at any start.
 */

const DATABASES = [LIBRARY_FILE, ORIGINALS_FILE] as const;

/** What SQLite may put beside a database. */
const COMPANIONS = ['-wal', '-shm', '-journal'] as const;

/** Makes the empty folder in which a library is encrypted anew. */
export function startRotation(folder: string): Result<null> {
  try {
    mkdirSync(join(folder, ROTATION_FOLDER), { mode: 0o700 });
    return succeed(null);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    return fail(
      'data-folder-unsuitable',
      `The data folder holds a folder named ${ROTATION_FOLDER} that is not Sanad's. Nothing was changed. Move it elsewhere and try again.`,
    );
  }
}

/** Copies the closed databases of a vault into it; answers where they lie. */
export function copyIntoRotation(folder: string): readonly string[] {
  return DATABASES.map((name) => {
    const copy = join(folder, ROTATION_FOLDER, name);
    checkFolded(join(folder, name));
    copyFileSync(join(folder, name), copy, constants.COPYFILE_EXCL);
    return copy;
  });
}

/** What stands in a log would be missing in a copy of the file it belongs to. */
function checkFolded(path: string): void {
  if (exists(`${path}-wal`)) throw new Error('A database that is to be moved has a write-ahead log');
}

/** Makes all that was built durable, and then the one file that decides. */
export function sealRotation(folder: string, writeKeyFile: (rotation: string) => void): void {
  const rotation = join(folder, ROTATION_FOLDER);
  for (const name of DATABASES) {
    checkFolded(join(rotation, name));
    syncFile(join(rotation, name));
  }
  syncFolder(rotation);
  syncFolder(folder);
  writeKeyFile(rotation);
}

/** To be called at the start of Sanad, before anything looks at the vault: takes back what was begun, or finishes it. */
export function settleRotation(folder: string): void {
  const rotation = join(folder, ROTATION_FOLDER);
  if (statsOf(rotation)?.isDirectory() !== true) return;
  const names = readdirSync(rotation);
  if (!names.every((name) => LIBRARY_FILE_NAMES.has(name))) return;
  if (names.includes(VAULT_FILE)) finishRotation(folder);
  else discardRotation(folder);
}

/** Only what was made there, and only where it decided nothing yet. */
export function discardRotation(folder: string): void {
  const rotation = join(folder, ROTATION_FOLDER);
  if (!exists(rotation) || exists(join(rotation, VAULT_FILE))) return;
  for (const name of LIBRARY_FILE_NAMES) rmSync(join(rotation, name), { force: true });
  rmdirSync(rotation);
  syncFolder(folder);
}

/**
 * Goes on from wherever an earlier attempt stopped. Whatever was under the old key is overwritten before it is let go,
 * because that key lay on the disk for all to read.
 */
export function finishRotation(folder: string): void {
  const rotation = join(folder, ROTATION_FOLDER);
  for (const name of DATABASES) takePlace(folder, name);
  syncFolder(folder);
  endBackupsOfOldKey(folder);
  takePlace(folder, VAULT_FILE);
  syncFolder(folder);
  rmdirSync(rotation);
  syncFolder(folder);
}

function takePlace(folder: string, name: string): void {
  const from = join(folder, ROTATION_FOLDER, name);
  if (!exists(from)) return;
  const to = join(folder, name);
  overwriteFile(to);
  // None is there after an orderly end; one that was put there would be taken for a part of the new file.
  for (const end of COMPANIONS) rmSync(to + end, { force: true });
  renameSync(from, to);
}
