import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';

/** Read, hashed and written at a time: about 10 ms of work, and all that is in memory of a file of any size. */
const SLICE_BYTES = 4 * 2 ** 20;

/** Bytes handled so far, told after each slice. */
export type BytesDone = number;

export interface FileRange {
  readonly start: number;
  readonly bytes: number;
}

/** Something that takes bytes in order, such as a hash or a file. */
export type TakeBytes = (bytes: Uint8Array) => void;

/** Reads a range of an open file and hands it on piece by piece. Answers how much there was of it. */
export function* readInSlices(
  descriptor: number,
  { start, bytes }: FileRange,
  take: TakeBytes,
): Generator<BytesDone, number> {
  const slice = Buffer.allocUnsafe(Math.max(1, Math.min(SLICE_BYTES, bytes)));
  let done = 0;
  while (done < bytes) {
    const read = readSync(descriptor, slice, 0, Math.min(slice.length, bytes - done), start + done);
    if (read === 0) break;
    take(slice.subarray(0, read));
    done += read;
    yield done;
  }
  return done;
}

/** Copies a whole file to a new one that only its owner can read, durable when this is done. */
export function* copyFileInSlices(from: string, to: string, range: FileRange): Generator<BytesDone, number> {
  const source = openSync(from, 'r');
  try {
    const target = openSync(to, 'wx', 0o600);
    try {
      const copied = yield* readInSlices(source, range, (piece) => writeFully(target, piece));
      fsyncSync(target);
      return copied;
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

export function writeFully(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}

/** Makes the content of a closed file survive a power cut. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
