import { closeSync, ftruncateSync, openSync, readSync, rmSync } from 'node:fs';
import { writeFully, type FileRange } from './copy-in-slices.ts';
import { isKeyOf, PAGE_BYTES, removeEmptyLogs } from './open-database.ts';

/** A name that nothing else which works on a backup gives, and that is swept away at the start. */
const ENDING = '.9.part';

/**
 * Whether a key opens the database that lies in this range of a backup. Only its first page is copied out, into a file of
 * the length of the whole: that page is sealed by the key like every other, and a large backup takes no longer.
 */
export function opensPart(path: string, { start, bytes }: FileRange, key: Buffer): boolean {
  if (bytes < PAGE_BYTES) return false;
  const copy = path + ENDING;
  try {
    copyFirstPage({ path, start }, { copy, bytes });
    return isKeyOf(copy, key);
  } finally {
    removeEmptyLogs(copy);
    rmSync(copy, { force: true });
  }
}

function copyFirstPage(
  { path, start }: { readonly path: string; readonly start: number },
  { copy, bytes }: { readonly copy: string; readonly bytes: number },
): void {
  const page = Buffer.alloc(PAGE_BYTES);
  const source = openSync(path, 'r');
  try {
    readSync(source, page, 0, page.length, start);
  } finally {
    closeSync(source);
  }
  const target = openSync(copy, 'w', 0o600);
  try {
    writeFully(target, page);
    ftruncateSync(target, bytes);
  } finally {
    closeSync(target);
  }
}
