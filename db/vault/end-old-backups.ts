import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from './atomic-file.ts';
import { readBackupHead } from './backup-file.ts';
import { listBackups, type BackupFile } from './backups-folder.ts';
import { backupOfFile } from './backup-names.ts';
import { BACKUPS_FOLDER, fileSize, statsOf } from './data-folder.ts';
import { unsealOpenly } from './key-slots.ts';
import { beginsWithZeros, overwriteFile } from './overwrite-file.ts';
import { opensPart } from './opens-part.ts';
import { parseVaultFile, protectionOf, readVaultFile } from './vault-file.ts';

/** More than any `vault.json` has. */
const MAX_VAULT_FILE_BYTES = 65_536;
/** Enough that the head of a full backup can no longer be read. */
const HEAD_BYTES = 4096;

/** The key of the open slot; `null` where there is none to be read. */
type OldKey = Buffer | null;

/** What `endBackupsOfOldKey` would destroy now, newest first. */
export function findBackupsOfOldKey(folder: string): readonly BackupFile[] {
  const backups = join(folder, BACKUPS_FOLDER);
  return withOldKey(folder, (key) =>
    listBackups(folder).filter(({ name }) => isOfOldKey(backups, name, key)),
  );
}

/**
 * Destroys every backup that a library's old, unprotected key opens: those of the library alone, those set aside when
 * another was restored or because they were damaged, and full ones, also where their own key slots need a passphrase:
 * whoever copied the old `vault.json` has the key behind those too. So do those whose own slots are open. What stays is
 * opened by a passphrase alone.
 */
export function endBackupsOfOldKey(folder: string): void {
  const backups = join(folder, BACKUPS_FOLDER);
  if (statsOf(backups)?.isDirectory() !== true) return;
  const ending = withOldKey(folder, (key) =>
    readdirSync(backups).filter((name) => isOfOldKey(backups, name, key)),
  );
  for (const name of ending.toSorted(slotsFirst)) end(join(backups, name));
  syncFolder(backups);
}

/** What was set aside is known to be going once its slots are gone, whatever is cut short after that. */
function slotsFirst(some: string, other: string): number {
  return Number(other.endsWith('.vault')) - Number(some.endsWith('.vault'));
}

/** The head first, for good: what is cut short after that is known by it, and ended the next time. */
function end(path: string): void {
  overwriteFile(path, HEAD_BYTES);
  overwriteFile(path);
  rmSync(path);
}

/** The old `vault.json` is in its place until everything else under its key is gone. */
function withOldKey<Value>(folder: string, use: (key: OldKey) => Value): Value {
  const file = readVaultFile(folder);
  const key = file.ok ? unsealOpenly(file.value) : file;
  if (!key.ok) return use(null);
  try {
    return use(key.value);
  } finally {
    key.value.fill(0);
  }
}

function isOfOldKey(backups: string, name: string, key: OldKey): boolean {
  const backup = backupOfFile(name);
  // Of a backup that was set aside only a part may be left, which is listed under its name.
  const stats = statsOf(join(backups, name));
  if (backup === null || (stats !== undefined && !stats.isFile())) return false;
  const path = join(backups, backup.name);
  if (backup.label.kind !== 'full') return !needsPassphrase(`${path}.vault`) || isSetAsideUnder(path, key);
  return backup.name === name ? isFullUnder(path, key) : true;
}

function isFullUnder(path: string, key: OldKey): boolean {
  const head = readBackupHead(path);
  // One that cannot be read may be of a newer version, unless ending it was begun.
  if (!head.ok) return beginsWithZeros(path, HEAD_BYTES);
  if (protectionOf(head.value.vault) === 'open') return true;
  const { ranges } = head.value;
  return key !== null && Object.values(ranges).some((range) => opensPart(path, range, key));
}

function isSetAsideUnder(path: string, key: OldKey): boolean {
  if (key === null) return false;
  return [path, `${path}.originals`].some((part) => {
    const bytes = fileSize(part);
    return bytes !== null && opensPart(part, { start: 0, bytes }, key);
  });
}

/** Whether key slots were set aside with the library, and none of them is open. */
function needsPassphrase(path: string): boolean {
  const size = fileSize(path);
  if (size === null || size > MAX_VAULT_FILE_BYTES) return false;
  const file = parseVaultFile(readFileSync(path));
  return file.ok && protectionOf(file.value) === 'passphrase';
}
