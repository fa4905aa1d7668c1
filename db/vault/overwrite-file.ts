import { closeSync, fstatSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { fileSize } from './data-folder.ts';
import { systemCode } from './storage-failure.ts';

const PIECE = Buffer.alloc(2 ** 20);

/**
 * Puts zeros in the place of the first `most` bytes of a file, in the file itself and not in a copy, durable when it
 * returns. Does nothing where there is no such regular file.
 *
 * What it cannot reach: a disk that writes elsewhere what it is told to overwrite (most SSDs), and copies made before.
 */
export function overwriteFile(path: string, most: number = Number.POSITIVE_INFINITY): void {
  const size = fileSize(path);
  if (size === null) return;
  writeInPlace(path, function* zeros() {
    const bytes = Math.min(size, most);
    for (let done = 0; done < bytes; done += PIECE.length)
      yield PIECE.subarray(0, Math.min(PIECE.length, bytes - done));
  });
}

/** Removes a file that never came into use, overwritten first as far as the disk lets it; it may hold key slots. */
export function overwriteAndRemove(path: string): void {
  try {
    overwriteFile(path);
  } catch (error) {
    if (systemCode(error) === null) throw error;
  }
  rmSync(path, { force: true });
}

/** Writes into an existing file from its first byte on, durable when it returns. */
export function writeInPlace(path: string, pieces: () => Iterable<Uint8Array>): void {
  const descriptor = openSync(path, 'r+');
  try {
    writeFromStart(descriptor, pieces());
  } finally {
    closeSync(descriptor);
  }
}

/** The same into a file that is open for writing, whatever name it has by now, if any. */
export function writeFromStart(descriptor: number, pieces: Iterable<Uint8Array>): void {
  let position = 0;
  for (const piece of pieces) {
    let written = 0;
    while (written < piece.length) {
      written += writeSync(descriptor, piece, written, piece.length - written, position + written);
    }
    position += piece.length;
  }
  fsyncSync(descriptor);
}

/**
 * Opens a file that is about to lose its name, so that it can be overwritten after that; `null` where there is none.
 * Windows lets nobody take the name of a file that is held open: there the old blocks stay until they are used again.
 */
export function openBeforeLosingName(path: string): number | null {
  if (process.platform === 'win32' || fileSize(path) === null) return null;
  return openSync(path, 'r+');
}

/** Puts zeros in the place of a file without a name. One that has another name besides is a copy that somebody keeps, and theirs. */
export function overwriteNameless(descriptor: number): void {
  const { nlink, size } = fstatSync(descriptor);
  if (nlink === 0) writeFromStart(descriptor, [Buffer.alloc(size)]);
}

/** Whether the first `most` bytes of a file, or all that it has, are zeros: of an empty one it cannot be said. */
export function beginsWithZeros(path: string, most: number): boolean {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(most, 1);
    const read = readSync(descriptor, bytes, 0, most, 0);
    return read > 0 && bytes.subarray(0, read).every((byte) => byte === 0);
  } finally {
    closeSync(descriptor);
  }
}
