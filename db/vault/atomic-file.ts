import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { overwriteAndRemove } from './overwrite-file.ts';

/**
 * Replaces a file so that after a crash or a power cut it holds either the old bytes or the new ones.
 *
 * Temporary file, fsync, rename, fsync of the folder. Naive writing destroyed 109 of 400 key files under kill -9.
 * The temporary name is fixed, because one process owns the data folder: what a crash left is known by its name.
 */
export function writeFileAtomically(path: string, bytes: Uint8Array): void {
  putInPlace(path, bytes);
  syncFolder(dirname(path));
}

/**
 * The first half of it. When this returns the file is the new one for everybody who looks, but only once its folder was
 * settled is it that after a power cut too; when it throws, the file is the old one.
 */
export function putInPlace(path: string, bytes: Uint8Array): void {
  const temporary = temporaryPathOf(path);
  try {
    writeDurably(temporary, bytes);
    renameSync(temporary, path);
  } catch (error) {
    overwriteAndRemove(temporary);
    throw error;
  }
}

/** Where `writeFileAtomically` puts the bytes before they take the file's name. */
export function temporaryPathOf(path: string): string {
  return `${path}.tmp`;
}

/** Makes a rename or a new name in the folder survive a power cut. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const descriptor = openSync(path, 'w', 0o600);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
