import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupName, type BackupName } from '../contract/ids.ts';
import type { BackupKind, VaultProtection } from '../contract/vault.ts';
import { syncFolder } from './atomic-file.ts';
import { readBackupHead } from './backup-file.ts';
import { backupOfFile, nameBackup, readBackupName, type BackupLabel } from './backup-names.ts';
import { BACKUPS_FOLDER, exists, fileSize, statsOf } from './data-folder.ts';
import { protectionOf } from './vault-file.ts';

/** A backup as far as it can be known without any key. */
export interface BackupFile extends BackupLabel {
  readonly name: BackupName;
  /** With everything that was set aside together with it. */
  readonly bytes: number;
  /** Of a full backup: what its own key slots ask for; `null` for the others, and where the file cannot be read. */
  readonly protection: VaultProtection | null;
}

const UNFINISHED = /\.(?:tmp|part)(?:-(?:wal|shm|journal))?$/;

export function backupsFolder(folder: string): string {
  return join(folder, BACKUPS_FOLDER);
}

export function backupPath(folder: string, name: BackupName): string {
  return join(folder, BACKUPS_FOLDER, name);
}

/** Makes `backups/`, for its owner only, where it is not there. */
export function makeBackupsFolder(folder: string): string {
  const backups = backupsFolder(folder);
  if (!exists(backups)) {
    mkdirSync(backups, { mode: 0o700 });
    syncFolder(folder);
  }
  return backups;
}

/** A name that nothing in `backups/` has yet. */
export function newBackupName(folder: string, label: BackupLabel): BackupName {
  const taken = new Set(namesIn(folder).map((name) => backupOfFile(name)?.name));
  return nameBackup(label, (name) => taken.has(name));
}

/** Newest first. What Sanad did not name is left out. */
export function listBackups(folder: string): readonly BackupFile[] {
  const names = new Set(namesIn(folder).flatMap((file) => backupOfFile(file)?.name ?? []));
  return [...names]
    .flatMap((name) => findBackup(folder, name) ?? [])
    .toSorted((some, other) => other.madeAtMs - some.madeAtMs || (other.seq ?? -1) - (some.seq ?? -1));
}

/** The latest of these kinds, by the names alone: no backup is opened for it. */
export function newestBackup(folder: string, kinds: readonly BackupKind[]): BackupLabel | null {
  const labels = namesIn(folder).flatMap((name) => readBackupName(name) ?? []);
  const wanted = labels.filter(({ kind }) => kinds.includes(kind));
  return wanted.toSorted((some, other) => other.madeAtMs - some.madeAtMs)[0] ?? null;
}

/** Also where nothing is left of it but what was set aside with it; a backup that is still being made is none. */
export function findBackup(folder: string, name: string): BackupFile | null {
  const label = readBackupName(name);
  const parsed = backupName.safeParse(name);
  if (label === null || !parsed.success) return null;
  const sizes = filesOf(folder, name).flatMap((path) =>
    UNFINISHED.test(path) ? [] : (fileSize(path) ?? []),
  );
  if (sizes.length === 0) return null;
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { ...label, name: parsed.data, bytes, protection: protectionOfBackup(folder, parsed.data) };
}

function protectionOfBackup(folder: string, name: BackupName): VaultProtection | null {
  if (readBackupName(name)?.kind !== 'full') return null;
  const head = readBackupHead(backupPath(folder, name));
  return head.ok ? protectionOf(head.value.vault) : null;
}

/** Removes a backup with everything that was set aside together with it; false where there is none of this name. */
export function removeBackup(folder: string, name: BackupName): boolean {
  if (findBackup(folder, name) === null) return false;
  // Its own file last: without it nothing would tell whose the others are.
  for (const path of filesOf(folder, name).toReversed()) rmSync(path, { force: true });
  syncFolder(backupsFolder(folder));
  return true;
}

/** Its own file first. */
function filesOf(folder: string, name: string): string[] {
  const companions = namesIn(folder).filter((file) => file !== name && backupOfFile(file)?.name === name);
  return [name, ...companions].map((file) => join(backupsFolder(folder), file));
}

/** Removes what is left of backups that were cut short; to be called at the start, before any is made. */
export function sweepBackups(folder: string): void {
  for (const name of namesIn(folder)) {
    if (UNFINISHED.test(name) && backupOfFile(name) !== null) {
      rmSync(join(backupsFolder(folder), name), { force: true });
    }
  }
}

function namesIn(folder: string): string[] {
  const backups = backupsFolder(folder);
  return statsOf(backups)?.isDirectory() === true ? readdirSync(backups) : [];
}
