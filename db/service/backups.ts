import type { BackupChoice, VaultBackups } from '../api/backups.ts';
import { countContents, makeFullBackup, type LibraryContents } from '../api/open-library.ts';
import type { BackupName } from '../contract/ids.ts';
import type { Backup, MadeBackup, RestorePlan } from '../contract/vault.ts';
import { fail, succeed, type Result } from '../contract/result.ts';
import { noSuchBackup } from '../vault/backup-file.ts';
import { findBackup, listBackups, removeBackup, type BackupFile } from '../vault/backups-folder.ts';
import { findBackupsOfOldKey } from '../vault/end-old-backups.ts';
import { libraryReadOnly, storageFailure } from '../vault/storage-failure.ts';
import { readVaultFile } from '../vault/vault-file.ts';
import { restoreBackup, withUnpacked } from './restore.ts';
import { libraryOf, type StateCell } from './vault-state.ts';

type Slices<Value> = Generator<{ readonly done: number; readonly total: number }, Result<Value>>;

/** The backups of a session's vault. One of them is worked on at a time. */
export function backupsOf(cell: StateCell): VaultBackups {
  const { folder } = cell.ports;
  let isBusy = false;

  function* alone<Value>(work: () => Generator<number, Result<Value>>): Slices<Value> {
    if (isBusy) return busy();
    isBusy = true;
    try {
      const steps = work();
      try {
        for (let slice = steps.next(); ; slice = steps.next()) {
          if (slice.done === true) return slice.value;
          yield { done: slice.value, total: 0 };
        }
      } finally {
        steps.return(busy());
      }
    } finally {
      isBusy = false;
    }
  }

  return {
    list: () => listBackups(folder).map(asBackup),
    remove: (name) => (removeBackup(folder, name) ? succeed(null) : noSuchBackup()),
    endedByPassphrase: () => endedByPassphrase(cell).map(asBackup),
    create: () => alone(() => create(cell)),
    planRestore: (choice) => alone(() => planRestore(cell, choice)),
    restore: (choice) => alone(() => restoreBackup(cell, choice)),
  };
}

function busy(): Result<never> {
  return fail(
    'changed-meanwhile',
    'A backup is being made or read already. Nothing was changed. Wait until that is done.',
  );
}

function endedByPassphrase(cell: StateCell): readonly BackupFile[] {
  const state = cell.get();
  if (state.kind !== 'open' || state.open.library.protection !== 'open') return [];
  return findBackupsOfOldKey(cell.ports.folder);
}

function* create(cell: StateCell): Generator<number, Result<MadeBackup>> {
  const { folder, nowMs } = cell.ports;
  const state = cell.get();
  const library = libraryOf(state);
  if (!library.ok) return library;
  if (library.value.isReadOnly) return libraryReadOnly();
  const vault = readVaultFile(folder);
  if (!vault.ok) return vault;
  if (state.kind !== 'open') return busy();
  const key = Buffer.from(state.open.dataKey);
  try {
    const { stores } = library.value;
    const made = yield* makeFullBackup({ folder, stores, key, vault: vault.value, nowMs: nowMs() });
    if (!made.ok) return made;
    const { name, ...rest } = made.value;
    const backup = describe(folder, name);
    return backup.ok ? succeed({ backup: backup.value, ...rest }) : backup;
  } finally {
    key.fill(0);
  }
}

function* planRestore(cell: StateCell, choice: BackupChoice): Generator<number, Result<RestorePlan>> {
  const backup = describe(cell.ports.folder, choice.name);
  if (!backup.ok) return backup;
  return yield* withUnpacked(cell, choice, function* plan({ read }) {
    yield 1;
    return succeed({ backup: backup.value, inBackup: read.contents, inLibrary: contentsNow(cell) });
  });
}

/** `null` unless the library is open and can be read: nothing is opened only to be counted. */
function contentsNow(cell: StateCell): LibraryContents | null {
  const state = cell.get();
  if (state.kind !== 'open') return null;
  const { library } = state.open;
  try {
    return countContents(library.stores.databases.library);
  } catch (error) {
    if (!library.isReadOnly || storageFailure(error) === null) throw error;
    return null;
  }
}

function describe(folder: string, name: BackupName): Result<Backup> {
  const found = findBackup(folder, name);
  return found === null ? noSuchBackup() : succeed(asBackup(found));
}

function asBackup({ name, kind, seq, madeAtMs, bytes, protection }: BackupFile): Backup {
  return { name, kind, seq, madeAt: new Date(madeAtMs).toISOString(), bytes, protection };
}
