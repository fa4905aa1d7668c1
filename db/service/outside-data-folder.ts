import { realpathSync, statSync, type BigIntStats } from 'node:fs';
import { dirname } from 'node:path';
import { fail, succeed, type Result } from '../contract/result.ts';

/**
 * Refuses a file that would lie in the data folder or below it, whatever links and `..` lead there: erasing the library
 * removes only what is Sanad's own, and what happens to the folder happens to a backup in it.
 *
 * Folders are compared by what they are and not by their names, which a file system may spell in several ways. Where one
 * of them does not exist there is nothing to compare.
 */
export function checkOutsideDataFolder(dataFolder: string, file: string): Result<null> {
  const forbidden = statOf(dataFolder);
  if (forbidden === null) return succeed(null);
  // Not `resolve`: behind a link `..` leads to another folder than the name says.
  let folder = realFolder(dirname(file));
  while (folder !== null) {
    const stats = statOf(folder);
    if (stats?.dev === forbidden.dev && stats.ino === forbidden.ino) return insideDataFolder();
    const parent = dirname(folder);
    folder = parent === folder ? null : parent;
  }
  return succeed(null);
}

function realFolder(folder: string): string | null {
  try {
    return realpathSync.native(folder);
  } catch {
    return null;
  }
}

function statOf(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return null;
  }
}

function insideDataFolder(): Result<never> {
  return fail(
    'invalid-input',
    'This file would lie in the data folder itself, and be lost with it. No backup was written. Choose another medium, or a folder outside it.',
  );
}
