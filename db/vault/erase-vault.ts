import { closeSync, openSync, readSync, rmdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncFolder, writeFileAtomically } from './atomic-file.ts';
import { backupOfFile } from './backup-names.ts';
import { fileSize, VAULT_FILE } from './data-folder.ts';
import { findOwnFiles } from './own-files.ts';
import { overwriteFile, writeInPlace } from './overwrite-file.ts';
import { systemCode } from './storage-failure.ts';

/** Stands in the place of the key slots once they are destroyed: whoever finds it goes on erasing. */
const MARKER = Buffer.from('sanad erased\n', 'ascii');
/** More than the head of any backup, where its key slots are. */
const HEAD_BYTES = 2 ** 18;

/** `rmSync`; tests put one in its place that fails. */
type Remove = (path: string) => void;

/**
 * Destroys a vault whose files are closed: first the key slots, overwritten where they lie, without which the rest can
 * never be read again; then every file that Sanad made in the folder, backups too, and nothing else.
 *
 * After a crash `settleErasure` goes on with it. Where a file cannot be removed the others are all the same, and the error
 * is thrown at the end. It cannot promise anything for copies elsewhere, nor for a disk that keeps what is overwritten.
 */
export function eraseVault(folder: string, remove: Remove = rmSync): void {
  const failed = failureOf(() => destroyKeySlots(join(folder, VAULT_FILE)));
  removeEverything(folder, remove);
  if (failed !== null) throw failed.error;
}

/** Goes on with an erasure that was cut short. To be called at the start, before anything looks at the vault. */
export function settleErasure(folder: string): void {
  if (isMarked(join(folder, VAULT_FILE))) removeEverything(folder, rmSync);
}

/** The marker and the destruction are one write: there is no moment in which the keys are gone and nothing says why. */
function destroyKeySlots(path: string): void {
  const size = fileSize(path);
  if (size === null) {
    // Missing, or something that is not Sanad's stands there, which stays and is told by the error.
    writeFileAtomically(path, MARKER);
  } else {
    const zeros = Buffer.alloc(Math.max(0, size - MARKER.length));
    writeInPlace(path, () => [Buffer.concat([MARKER, zeros])]);
  }
}

function isMarked(path: string): boolean {
  const size = fileSize(path);
  if (size === null || size < MARKER.length) return false;
  const start = Buffer.alloc(MARKER.length);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, start, 0, start.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return start.equals(MARKER);
}

/** `vault.json` is last, because it says that the rest is to be erased. */
function removeEverything(folder: string, remove: Remove): void {
  const marked = join(folder, VAULT_FILE);
  const { files, folders } = findOwnFiles(folder);
  const others = files.filter((path) => path !== marked);
  const failures = [
    // Every key slot before any file is removed.
    ...others.filter(mayHoldKeySlots).map((path) => failureOf(() => overwriteFile(path, HEAD_BYTES))),
    ...others.map((path) => failureOf(() => remove(path))),
    ...folders.map((path) => failureOf(() => removeIfEmpty(path))),
  ];
  const failed = failures.find((failure) => failure !== null);
  if (failed !== undefined && failed !== null) throw failed.error;
  syncFolder(folder);
  if (fileSize(marked) !== null) remove(marked);
  syncFolder(folder);
}

function mayHoldKeySlots(path: string): boolean {
  const name = basename(path);
  return (
    name.startsWith(VAULT_FILE) ||
    name.endsWith('.vault') ||
    name.includes('.sanad-backup') ||
    backupOfFile(name)?.label.kind === 'full'
  );
}

/** A folder that holds something of somebody else's stays. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}

function failureOf(act: () => void): { readonly error: unknown } | null {
  try {
    act();
    return null;
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? null : { error };
  }
}
