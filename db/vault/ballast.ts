import { randomFillSync } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder, temporaryPathOf } from './atomic-file.ts';
import { writeFully, type BytesDone } from './copy-in-slices.ts';
import { BALLAST_FILE, exists, fileSize } from './data-folder.ts';

/*
 * On a full disk SQLite can neither delete nor fold its log in: only space that is set aside beforehand lets a library be
 * saved and closed. The file holds random bytes, so that no disk can make it smaller, and nothing else.
 */

export const BALLAST_BYTES = 16 * 2 ** 20;
/** It is not made where it would take most of what is left. */
const NEEDED_BYTES = 2 * BALLAST_BYTES;
const SLICE_BYTES = 2 ** 20;

export function hasBallast(folder: string): boolean {
  return fileSize(join(folder, BALLAST_FILE)) === BALLAST_BYTES;
}

/** Gives the space free; false where there was none to give. */
export function releaseBallast(folder: string): boolean {
  const path = join(folder, BALLAST_FILE);
  const hadSome = exists(path);
  rmSync(path, { force: true });
  rmSync(temporaryPathOf(path), { force: true });
  return hadSome;
}

/** Whether the disk has room for it, and for as much again. */
export function hasRoomForBallast(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= NEEDED_BYTES;
}

/**
 * Writes it in slices of a megabyte, durable and in its place when this is done; what is left of an earlier attempt is
 * written over. Ended early, or where it fails, it leaves nothing.
 */
export function* makeBallast(folder: string): Generator<BytesDone, void> {
  const path = join(folder, BALLAST_FILE);
  const temporary = temporaryPathOf(path);
  let isMade = false;
  try {
    const descriptor = openSync(temporary, 'w', 0o600);
    try {
      const slice = Buffer.allocUnsafe(SLICE_BYTES);
      for (let done = 0; done < BALLAST_BYTES; done += SLICE_BYTES) {
        writeFully(descriptor, randomFillSync(slice));
        yield done + SLICE_BYTES;
      }
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
    isMade = true;
    syncFolder(folder);
  } finally {
    if (!isMade) rmSync(temporary, { force: true });
  }
}
