import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { fileSize } from './data-folder.ts';

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

/** Writes into an existing file from its first byte on, durable when it returns. */
export function writeInPlace(path: string, pieces: () => Iterable<Uint8Array>): void {
  const descriptor = openSync(path, 'r+');
  try {
    let position = 0;
    for (const piece of pieces()) {
      let written = 0;
      while (written < piece.length) {
        written += writeSync(descriptor, piece, written, piece.length - written, position + written);
      }
      position += piece.length;
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
