import { closeSync, openSync, rmSync } from 'node:fs';
import type { BackupName } from '../contract/ids.ts';
import { succeed, type Result } from '../contract/result.ts';
import { backupUnusable, checkBackupFile, writeBackupFile } from '../vault/backup-file.ts';
import { backupPath, makeBackupsFolder, newBackupName } from '../vault/backups-folder.ts';
import { fileSize } from '../vault/data-folder.ts';
import { settleBackup } from '../vault/settle-backup.ts';
import type { VaultFile } from '../vault/vault-file.ts';
import { copyOriginals } from './copy-originals.ts';
import { copyLibrary, countContents, hashesOfOriginals, useLibraryCopy } from './library-copy.ts';
import type { LibraryStores } from './library.ts';
import { asMoment } from './moments.ts';

export interface FullBackupPlan {
  readonly folder: string;
  readonly stores: LibraryStores;
  readonly key: Buffer;
  readonly vault: VaultFile;
  readonly nowMs: number;
}

export interface MadeFullBackup {
  readonly name: BackupName;
  readonly documents: number;
  readonly missingOriginals: number;
  /** Of the whole file. */
  readonly sha256: string;
}

/** Steps of the work so far; how many there will be is not known before. */
type StepsDone = number;

/**
 * Makes one file with everything: the library as it is now, its originals, and the key slots. What is written is read
 * again from the disk before it counts; whatever is cut short leaves nothing behind.
 */
export function* makeFullBackup(plan: FullBackupPlan): Generator<StepsDone, Result<MadeFullBackup>> {
  const { folder, stores, nowMs } = plan;
  makeBackupsFolder(folder);
  const name = newBackupName(folder, { kind: 'full', madeAtMs: nowMs, seq: stores.meta.read().seq });
  const path = backupPath(folder, name);
  const paths = { library: `${path}.1.part`, originals: `${path}.2.part`, backup: `${path}.part` };
  try {
    const built = yield* build(plan, paths);
    if (!built.ok) return built;
    const checked = yield* checkBackupFile(paths.backup);
    if (!checked.ok) return checked;
    settleBackup(paths.backup, path);
    return succeed({ ...built.value, name, sha256: checked.value.sha256 });
  } finally {
    removeParts(Object.values(paths));
  }
}

type Paths = Readonly<Record<'library' | 'originals' | 'backup', string>>;

function* build(
  { stores, key, vault, nowMs }: FullBackupPlan,
  paths: Paths,
): Generator<StepsDone, Result<Pick<MadeFullBackup, 'documents' | 'missingOriginals'>>> {
  // Made before SQLite writes to it, so that nobody but its owner can ever read it.
  closeSync(openSync(paths.library, 'wx', 0o600));
  copyLibrary(stores.databases.library, paths.library);
  yield 1;
  const read = useLibraryCopy({ path: paths.library, vaultId: vault.vaultId }, key, (library) => ({
    contents: countContents(library),
    hashes: hashesOfOriginals(library),
  }));
  if (!read.ok) return read;
  const { contents, hashes } = read.value;
  const from = [stores.databases.originals];
  const missing = yield* copyOriginals({ path: paths.originals, key, from, hashes });
  if (!missing.ok) return missing;
  const [library, originals] = [fileSize(paths.library), fileSize(paths.originals)];
  if (library === null || originals === null) return backupUnusable();
  yield* writeBackupFile({
    path: paths.backup,
    head: { madeAt: asMoment(nowMs), seq: contents.seq, missingOriginals: missing.value, vault },
    parts: {
      'library.db': { path: paths.library, bytes: library },
      'originals.db': { path: paths.originals, bytes: originals },
    },
  });
  return succeed({ documents: contents.documents, missingOriginals: missing.value });
}

/** Removes unfinished files with whatever SQLite may have left beside them. */
export function removeParts(paths: readonly string[]): void {
  for (const path of paths) for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
}
