import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { VaultId } from '../contract/ids.ts';
import { assertNever, fail, succeed, type Result } from '../contract/result.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { discardCreation, finishCreation, settleCreation, startCreation } from './creation-folder.ts';
import { exists, inspectDataFolder, LIBRARY_FILE, ORIGINALS_FILE, VAULT_FILE } from './data-folder.ts';
import { newDataKey, sealOpenly, sealWithPassphrase } from './key-slots.ts';
import { createDatabase } from './open-database.ts';
import { writeStateFile } from './state-file.ts';
import { newVaultHeader, serialiseVaultFile, vaultFileDamaged, type VaultFile } from './vault-file.ts';

/** The two encrypted files of a vault, open. */
export interface VaultDatabases {
  readonly library: Database.Database;
  readonly originals: Database.Database;
}

export interface VaultPlan {
  readonly folder: string;
  readonly vaultId: VaultId;
  /** `null` makes an open vault: encrypted, but not protected. */
  readonly passphrase: string | null;
  /** Makes the tables, puts in the first documents, and answers the commit counter it ended with. */
  readonly fill: (databases: VaultDatabases) => Result<number>;
}

/**
 * Makes a vault in an owned data folder and answers its data key, which the caller overwrites with zeros after use.
 *
 * The answer comes when all of it is durable; a failure leaves no vault at all, a crash at any moment (or a disk that lets
 * nothing be moved back either) leaves none or a whole one once `settleCreation` has run.
 */
export function createVault(plan: VaultPlan): Result<Buffer> {
  settleCreation(plan.folder);
  const free = checkFree(plan.folder);
  if (!free.ok) return free;
  const dataKey = newDataKey();
  let isCreated = false;
  try {
    const header = newVaultHeader(plan.vaultId);
    const slot =
      plan.passphrase === null
        ? sealOpenly(header, dataKey)
        : sealWithPassphrase(header, dataKey, plan.passphrase);
    const built = build(plan, { ...header, slots: [slot] }, dataKey);
    isCreated = built.ok;
    return built.ok ? succeed(dataKey) : built;
  } finally {
    if (!isCreated) dataKey.fill(0);
  }
}

function checkFree(folder: string): Result<null> {
  const contents = inspectDataFolder(folder);
  switch (contents) {
    case 'absent':
      return succeed(null);
    case 'vault':
      return fail(
        'vault-exists',
        'There is already a library here. Nothing was changed. Unlock it, or choose another folder.',
      );
    case 'vault-file-missing':
      return { ok: false, error: vaultFileDamaged() };
    default:
      return assertNever(contents);
  }
}

function build(plan: VaultPlan, file: VaultFile, dataKey: Buffer): Result<null> {
  const started = startCreation(plan.folder);
  if (!started.ok) return started;
  let isFinished = false;
  try {
    const filled = fillDatabases(started.value, dataKey, plan.fill);
    if (!filled.ok) return filled;
    writeStateFile(started.value, { vaultId: plan.vaultId, seq: filled.value });
    writeFileAtomically(join(started.value, VAULT_FILE), serialiseVaultFile(file));
    finishCreation(plan.folder);
    isFinished = true;
    return succeed(null);
  } finally {
    if (!isFinished) discardCreation(plan.folder);
  }
}

function fillDatabases(folder: string, dataKey: Buffer, fill: VaultPlan['fill']): Result<number> {
  return withNewDatabase(join(folder, LIBRARY_FILE), dataKey, (library) =>
    withNewDatabase(join(folder, ORIGINALS_FILE), dataKey, (originals) => fill({ library, originals })),
  );
}

function withNewDatabase<Value>(
  path: string,
  dataKey: Buffer,
  use: (database: Database.Database) => Result<Value>,
): Result<Value> {
  const created = createDatabase(path, dataKey);
  if (!created.ok) return created;
  const database = created.value;
  let used: Result<Value>;
  try {
    used = use(database);
    // Only the main file is moved into place: nothing may be left in the log.
    if (used.ok) database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
  if (exists(`${path}-wal`)) throw new Error('The new database kept a write-ahead log');
  return used;
}
