import { execFileSync } from 'node:child_process';

const SCRIPT = `
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const folder = process.argv[1];
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  const content = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'not a file';
  console.log(path.slice(folder.length + 1), content);
}`;

/**
 * Every name in a folder with the hash of its content, to be compared before and after.
 *
 * Read by another process: on POSIX systems closing a file here would drop the locks that this process holds on it.
 */
export function folderFingerprint(folder: string): string[] {
  return execFileSync(process.execPath, ['-e', SCRIPT, folder], { encoding: 'utf8' })
    .trimEnd()
    .split('\n')
    .sort();
}
