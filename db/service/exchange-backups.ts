import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { BackupName } from '../contract/ids.ts';
import { fail, succeed, type Failure, type Result } from '../contract/result.ts';
import { syncFolder } from '../vault/atomic-file.ts';
import { settleBackup } from '../vault/settle-backup.ts';
import { checkBackupFile, noSuchBackup, readBackupHead } from '../vault/backup-file.ts';
import { backupPath, makeBackupsFolder, newBackupName } from '../vault/backups-folder.ts';
import { copyFileInSlices } from '../vault/copy-in-slices.ts';
import { fileSize } from '../vault/data-folder.ts';
import { storageFailure, systemCode } from '../vault/storage-failure.ts';
import { checkOutsideDataFolder } from './outside-data-folder.ts';

/*
 * Backups between the data folder and anywhere else. A host does this itself, because no path crosses the boundary; the
 * core of that data folder must be its own, so that nobody else works in `backups/` meanwhile.
 */

/**
 * Fails with `already-there` where something has that name: a backup never takes another file's place. Nor does it lie in
 * the data folder.
 */
export function checkBackupTarget(dataFolder: string, target: string): Result<null> {
  if (existsSync(target)) return alreadyThere();
  const outside = checkOutsideDataFolder(dataFolder, target);
  if (!outside.ok) return outside;
  return existsSync(dirname(resolve(target))) ? succeed(null) : noSuchPlace();
}

/**
 * Copies a backup to a file of its own, durable and compared when it returns; a failure leaves no file there, but for
 * `not-settled`: then the file is there and whole, and only its name is not safe from a power cut.
 */
export function saveBackupAs(dataFolder: string, name: BackupName, target: string): Result<null> {
  const free = checkBackupTarget(dataFolder, target);
  if (!free.ok) return free;
  const path = backupPath(dataFolder, name);
  const bytes = fileSize(path);
  if (bytes === null) return noSuchBackup();
  // A name that nobody else gives: whatever lies beside the target is somebody's.
  const folder = dirname(resolve(target));
  const unfinished = join(folder, `sanad-${randomBytes(12).toString('hex')}.unfinished`);
  try {
    finish(copyFileInSlices(path, unfinished, { start: 0, bytes }));
    const checked = finish(checkBackupFile(unfinished));
    if (!checked.ok) return checked;
    if (!nameUnlessTaken(unfinished, target)) return alreadyThere();
    return hasSettled(folder) ? succeed(null) : notConfirmed();
  } catch (error) {
    return refused(error);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Not every place can settle a folder (many network drives cannot): there nothing more can be done, and nothing failed. */
const CANNOT_SETTLE: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EBADF']);

function hasSettled(folder: string): boolean {
  try {
    syncFolder(folder);
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return CANNOT_SETTLE.has(code);
  }
}

/** A link is made only where nothing has the name; not every disk has links. */
function nameUnlessTaken(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST' || existsSync(to)) return false;
    renameSync(from, to);
    return true;
  }
}

function notConfirmed(): Result<never> {
  return fail(
    'not-settled',
    'The backup was written there and compared, but the disk reported an error while its name was being saved for good. After a power cut it may be missing. Check that it is there before you rely on it.',
  );
}

export interface BroughtBackup {
  readonly name: BackupName;
  /** Of the whole file. */
  readonly sha256: string;
}

/** Copies a full backup from anywhere into the data folder, every byte checked: there it is one like those made there. */
export function bringBackup(dataFolder: string, source: string): Result<BroughtBackup> {
  try {
    const head = readBackupHead(source);
    if (!head.ok) return head.error.code === 'not-found' ? noSuchFile() : head;
    const { madeAt, seq, bytes } = head.value;
    makeBackupsFolder(dataFolder);
    const name = newBackupName(dataFolder, { kind: 'full', madeAtMs: Date.parse(madeAt), seq });
    const path = backupPath(dataFolder, name);
    try {
      finish(copyFileInSlices(source, `${path}.part`, { start: 0, bytes }));
      const checked = finish(checkBackupFile(`${path}.part`));
      if (!checked.ok) return checked;
      settleBackup(`${path}.part`, path);
      return succeed({ name, sha256: checked.value.sha256 });
    } finally {
      rmSync(`${path}.part`, { force: true });
    }
  } catch (error) {
    return refused(error);
  }
}

/** A host that does nothing else meanwhile needs no slices. */
function finish<Value>(work: Generator<number, Value>): Value {
  for (let slice = work.next(); ; slice = work.next()) if (slice.done === true) return slice.value;
}

function refused(error: unknown): { readonly ok: false; readonly error: Failure } {
  if (systemCode(error) === null) throw error;
  if (storageFailure(error)?.code === 'disk-full') {
    return fail(
      'disk-full',
      'The disk is full. No backup was written there. Free some space or choose another disk.',
    );
  }
  return fail(
    'data-folder-not-writable',
    'The file could not be read or written there. Nothing was changed. Check the medium, or choose another place.',
  );
}

function alreadyThere(): Result<never> {
  return fail(
    'already-there',
    'There is already a file of this name. It was left as it is. Choose another name.',
  );
}

function noSuchPlace(): Result<never> {
  return fail(
    'not-found',
    'The folder for this file does not exist. Nothing was written. Choose another place.',
  );
}

function noSuchFile(): Result<never> {
  return fail('not-found', 'There is no such file. Nothing was changed. Check its name.');
}
