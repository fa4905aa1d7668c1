import Database from 'better-sqlite3';
import { fail, type Failure } from '../contract/result.ts';

/** What an error of the disk or of SQLite means to the person in front of the screen; `null` for any other error. */
export function storageFailure(error: unknown): Failure | null {
  if (error instanceof Database.SqliteError) return sqliteFailure(error.code);
  const code = systemCode(error);
  return code === null ? null : systemFailure(code);
}

/** The system's code of a failed file operation (`ENOENT`), or `null` where the error is of another kind. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

export function libraryDamaged(): { readonly ok: false; readonly error: Failure } {
  return fail(
    'library-damaged',
    'A file of the library is damaged, and this cannot be read. Nothing was changed. Restore a backup: the damaged library is kept beside it.',
  );
}

export function libraryReadOnly(): { readonly ok: false; readonly error: Failure } {
  return fail(
    'library-read-only',
    'The library is damaged and open for reading only. Nothing was changed. Restore a backup to work on: the damaged library is kept beside it.',
  );
}

export function libraryMissing(): { readonly ok: false; readonly error: Failure } {
  return fail(
    'library-missing',
    'A file of the library is missing from the data folder. Nothing was changed. Restore a backup, or put the file back.',
  );
}

export function folderNotWritable(): { readonly ok: false; readonly error: Failure } {
  return fail(
    'data-folder-not-writable',
    'The data folder cannot be written to. Nothing was changed. Allow writing there or choose another folder.',
  );
}

/** The failure of a data folder that the system refuses for a reason of its own, such as a disk that cannot lock files. */
export function folderUnusable(): { readonly ok: false; readonly error: Failure } {
  return fail(
    'data-folder-unsuitable',
    'The data folder cannot be used: the system reports an error. Nothing was changed. Check the disk it lies on, or choose another folder.',
  );
}

export function folderInUse(): { readonly ok: false; readonly error: Failure } {
  return fail(
    'data-folder-in-use',
    'This library is already open in another window or program. Nothing was changed. Use that one, or close it first.',
  );
}

function diskFull(): Failure {
  return fail(
    'disk-full',
    'The disk is full. The last change was not made; everything saved before is kept. Free some space and try again.',
  ).error;
}

function sqliteFailure(code: string): Failure | null {
  // The second is said where there is not even room for the index of a log, before anything is opened.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return diskFull();
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return folderInUse().error;
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_(SHORT_READ|READ|CORRUPTFS|DATA)$)/.test(code))
    return libraryDamaged().error;
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|DELETE)$)/.test(code)) {
    return folderNotWritable().error;
  }
  return null;
}

function systemFailure(code: string): Failure | null {
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull();
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return folderNotWritable().error;
  return null;
}
