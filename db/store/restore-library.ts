import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { BackupName, VaultId } from '../contract/ids.ts';
import { succeed, type Result } from '../contract/result.ts';
import { checkBackupFile, extractPart, noSuchBackup } from '../vault/backup-file.ts';
import { backupPath, findBackup } from '../vault/backups-folder.ts';
import { exists, LIBRARY_FILE, ORIGINALS_FILE } from '../vault/data-folder.ts';
import { openDatabase, rekeyDatabase } from '../vault/open-database.ts';
import type { VaultFile } from '../vault/vault-file.ts';
import { copyOriginals } from './copy-originals.ts';
import {
  copyUnusable,
  countContents,
  hashesOfOriginals,
  useLibraryCopy,
  type LibraryContents,
} from './library-copy.ts';
import { removeParts } from './make-full-backup.ts';

type StepsDone = number;

/** A backup unpacked into files of its own, still under its own key. */
export interface UnpackedBackup {
  readonly library: string;
  /** Where the backup brings originals; `null` for the library alone. */
  readonly originals: string | null;
  /** The key slots it was made with; `null` for one that the vault's own key opens. */
  readonly vault: VaultFile | null;
}

/** Unpacks a backup beside itself, every byte of it checked. The caller removes what was unpacked (`removeUnpacked`). */
export function* unpackBackup(
  folder: string,
  name: BackupName,
): Generator<StepsDone, Result<UnpackedBackup>> {
  const found = findBackup(folder, name);
  if (found === null) return noSuchBackup();
  const path = backupPath(folder, name);
  const [library, originals] = [`${path}.1.part`, `${path}.2.part`];
  removeParts([library, originals]);
  if (found.kind === 'full') {
    const checked = yield* checkBackupFile(path);
    if (!checked.ok) return checked;
    const { head } = checked.value;
    const first = yield* extractPart(path, { head, name: LIBRARY_FILE, target: library });
    if (!first.ok) return first;
    const second = yield* extractPart(path, { head, name: ORIGINALS_FILE, target: originals });
    return second.ok ? succeed({ library, originals, vault: head.vault }) : second;
  }
  if (!exists(path)) return copyUnusable();
  // With its log, if it was set aside with one: the copy folds it in, the one that was kept stays as it is.
  for (const end of ['', '-wal']) if (exists(path + end)) copyFileSync(path + end, library + end);
  yield 1;
  const kept = `${path}.originals`;
  if (!exists(kept)) return succeed({ library, originals: null, vault: null });
  for (const end of ['', '-wal']) if (exists(kept + end)) copyFileSync(kept + end, originals + end);
  return succeed({ library, originals, vault: null });
}

export function removeUnpacked(folder: string, name: BackupName): void {
  const path = backupPath(folder, name);
  removeParts([`${path}.1.part`, `${path}.2.part`]);
}

/** Whether a key opens what was unpacked; `null` where it does not. */
export function readUnpacked(
  { library }: UnpackedBackup,
  key: Buffer,
  vaultId: VaultId,
): Result<{ readonly contents: LibraryContents; readonly hashes: readonly string[] }> {
  return useLibraryCopy({ path: library, vaultId }, key, (database) => ({
    contents: countContents(database),
    hashes: hashesOfOriginals(database),
  }));
}

export interface Staging {
  readonly unpacked: UnpackedBackup;
  /** The folder in which the library is laid ready. */
  readonly target: string;
  readonly hashes: readonly string[];
  readonly keys: { readonly from: Buffer; readonly to: Buffer };
  /** The originals that are here now, where they can be read. */
  readonly present: Database | null;
}

/**
 * Lays the two databases ready, encrypted under the key they are to have. Originals that the backup does not bring are
 * taken from those that are here; answers how many are in neither.
 */
export function* stageLibrary(staging: Staging): Generator<StepsDone, Result<number>> {
  const { unpacked, target, hashes, keys, present } = staging;
  copyFileSync(unpacked.library, join(target, LIBRARY_FILE));
  yield 1;
  if (!keys.from.equals(keys.to)) {
    const rekeyed = rekeyDatabase(join(target, LIBRARY_FILE), keys);
    if (!rekeyed.ok) return rekeyed;
  }
  const brought = unpacked.originals === null ? null : openDatabase(unpacked.originals, keys.from);
  try {
    const from = [...(brought?.ok === true ? [brought.value] : []), ...(present === null ? [] : [present])];
    return yield* copyOriginals({ path: join(target, ORIGINALS_FILE), key: keys.to, from, hashes });
  } finally {
    if (brought?.ok === true) brought.value.close();
  }
}
