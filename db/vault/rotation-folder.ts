import {
  closeSync,
  constants,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../contract/result.ts';
import { syncFolder } from './atomic-file.ts';
import { syncFile } from './copy-in-slices.ts';
import {
  exists,
  fileSize,
  LIBRARY_FILE,
  ORIGINALS_FILE,
  ROTATION_FOLDER,
  statsOf,
  VAULT_FILE,
} from './data-folder.ts';
import { endBackupsOfOldKey } from './end-old-backups.ts';
import { openBeforeLosingName, overwriteFile, overwriteNameless } from './overwrite-file.ts';
import { LIBRARY_FILE_NAMES } from './own-files.ts';
import { systemCode } from './storage-failure.ts';
import { parseVaultFile } from './vault-file.ts';

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
  if (isRotationDecided(folder)) finishRotation(folder);
  else settleUndecided(folder, names);
}

/** Only what was made there, and only where it decided nothing yet. */
export function discardRotation(folder: string): void {
  const rotation = join(folder, ROTATION_FOLDER);
  if (!exists(rotation) || exists(join(rotation, VAULT_FILE))) return;
  // If the key file was there and was taken back, it has to be gone for good before what it speaks for is.
  syncFolder(rotation);
  for (const name of LIBRARY_FILE_NAMES) rmSync(join(rotation, name), { force: true });
  rmdirSync(rotation);
  syncFolder(folder);
}

/**
 * Takes back a key file of which it is not certain that it was written, and everything that was built. The name decides, so
 * it is gone for good before a byte of the file is touched: cut short in between, the file is whole or has no name.
 */
export function withdrawRotation(folder: string): void {
  removeKeyFile(join(folder, ROTATION_FOLDER));
  discardRotation(folder);
}

function removeKeyFile(rotation: string): void {
  const path = join(rotation, VAULT_FILE);
  const withdrawn = openBeforeLosingName(path);
  try {
    rmSync(path, { force: true });
    if (withdrawn === null) return;
    syncFolder(rotation);
    overwriteNameless(withdrawn);
  } finally {
    if (withdrawn !== null) closeSync(withdrawn);
  }
}

/** Whether what lies there is to take the library's place, because its key file was written. */
export function isRotationDecided(folder: string): boolean {
  const path = join(folder, ROTATION_FOLDER, VAULT_FILE);
  if (fileSize(path) === null) return false;
  const file = parseVaultFile(readFileSync(path));
  // One of a newer version is one all the same: the library is told to be of that version afterwards.
  return file.ok || file.error.code === 'library-newer';
}

/**
 * A key file that opens nothing decides nothing: the library in use stays. Where one of the databases has left already it
 * did decide once and was damaged since; then nothing is touched, because somebody may have a copy of it.
 */
function settleUndecided(folder: string, names: readonly string[]): void {
  if (!names.includes(VAULT_FILE)) discardRotation(folder);
  else if (DATABASES.every((name) => names.includes(name))) withdrawRotation(folder);
}

/**
 * Goes on from wherever an earlier attempt stopped. The key file has its name for good before anything of the old library
 * is overwritten: a process may have ended between the one and the other. Whatever was under the old key is overwritten before it is let go,
 * because that key lay on the disk for all to read.
 */
export function finishRotation(folder: string): void {
  const rotation = join(folder, ROTATION_FOLDER);
  if (!isRotationDecided(folder))
    throw new Error('Nothing may take the library’s place without its key file');
  syncFolder(rotation);
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
