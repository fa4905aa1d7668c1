import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../contract/result.ts';
import { syncFolder, temporaryPathOf } from './atomic-file.ts';
import {
  CREATION_FOLDER,
  exists,
  inspectDataFolder,
  LIBRARY_FILE,
  ORIGINALS_FILE,
  STATE_FILE,
  statsOf,
  VAULT_FILE,
} from './data-folder.ts';
import { overwriteAndRemove } from './overwrite-file.ts';
import { LIBRARY_FILE_NAMES } from './own-files.ts';
import { systemCode } from './storage-failure.ts';

const DATABASES = [LIBRARY_FILE, ORIGINALS_FILE];
/** In the order in which they take their places: `vault.json` is last. */
const BUILT_FILES = [...DATABASES, STATE_FILE, VAULT_FILE];

/** `renameSync`; tests put one in its place that fails. */
type Rename = (from: string, to: string) => void;

/** Makes the empty folder in which a vault is built. */
export function startCreation(folder: string): Result<string> {
  const creation = join(folder, CREATION_FOLDER);
  try {
    mkdirSync(creation, { mode: 0o700 });
    return succeed(creation);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    return fail(
      'data-folder-unsuitable',
      `The data folder holds a folder named ${CREATION_FOLDER} that is not Sanad's. Nothing was changed. Choose another folder.`,
    );
  }
}

/** Gives up a creation of which nothing is in its place; else it is left to the next start, which finishes it. */
export function discardCreation(folder: string): void {
  if (inspectDataFolder(folder) !== 'absent') return;
  const creation = join(folder, CREATION_FOLDER);
  for (const name of LIBRARY_FILE_NAMES) rmSync(join(creation, name), { force: true });
  rmdirSync(creation);
  syncFolder(folder);
}

/**
 * Puts a finished vault in its place, `vault.json` last: until that one rename there is no vault, after it a whole one.
 *
 * Tried twice, because another program may hold a new file for a moment. If it fails all the same, what was moved is
 * moved back before the error is thrown.
 */
export function finishCreation(folder: string, rename: Rename = renameSync): void {
  try {
    moveIntoPlace(folder, rename);
  } catch {
    try {
      moveIntoPlace(folder, rename);
    } catch (error) {
      moveBack(folder, rename);
      throw error;
    }
  }
  removeEmptyCreation(folder);
}

/** Goes on from wherever an earlier attempt stopped. */
function moveIntoPlace(folder: string, rename: Rename): void {
  const creation = join(folder, CREATION_FOLDER);
  // What lies ready has its names for good before the first of it leaves: a process may have ended before it had.
  syncFolder(creation);
  for (const name of BUILT_FILES) {
    if (name === VAULT_FILE) syncFolder(folder);
    if (exists(join(creation, name))) rename(join(creation, name), join(folder, name));
  }
  syncFolder(folder);
}

function moveBack(folder: string, rename: Rename): void {
  const creation = join(folder, CREATION_FOLDER);
  for (const name of BUILT_FILES.toReversed()) {
    if (!exists(join(creation, name))) rename(join(folder, name), join(creation, name));
  }
  syncFolder(folder);
}

/** The vault is whole with or without it: an empty folder that cannot be removed now is removed at the next start. */
function removeEmptyCreation(folder: string): void {
  try {
    rmdirSync(join(folder, CREATION_FOLDER));
    syncFolder(folder);
  } catch (error) {
    if (systemCode(error) === null) throw error;
  }
}

/**
 * Clears up after a crash; to be called once the folder is owned, before anything looks into it.
 *
 * A creation is finished when its `vault.json` was written, because that is the last thing written; else it is removed.
 * Anything that is not provably ours is left as it is.
 */
export function settleCreation(folder: string): void {
  removeTemporaryFiles(folder);
  const creation = join(folder, CREATION_FOLDER);
  if (statsOf(creation)?.isDirectory() !== true) return;
  const names = readdirSync(creation);
  if (exists(join(folder, VAULT_FILE))) {
    if (names.length === 0) rmdirSync(creation);
    return;
  }
  if (!names.every((name) => LIBRARY_FILE_NAMES.has(name))) return;
  if (names.includes(VAULT_FILE)) {
    if (isWhole(folder, names)) finishCreation(folder);
  } else {
    discardCreation(folder);
  }
}

/**
 * Each database is either still in the creation folder or already in its place, never in both or in neither. A
 * `state.json` in both places is a stray one of an earlier vault, which the new one replaces.
 */
function isWhole(folder: string, names: readonly string[]): boolean {
  return (
    DATABASES.every((name) => names.includes(name) !== exists(join(folder, name))) &&
    (names.includes(STATE_FILE) || exists(join(folder, STATE_FILE)))
  );
}

/** A temporary file is what an interrupted write left; where its target is missing it may be all there is. */
function removeTemporaryFiles(folder: string): void {
  for (const name of [STATE_FILE, VAULT_FILE]) {
    const path = join(folder, name);
    if (exists(path)) overwriteAndRemove(temporaryPathOf(path));
  }
}
