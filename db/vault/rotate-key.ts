import { succeed, type Result } from '../contract/result.ts';
import { newDataKey, sealWithPassphrase, unsealOpenly } from './key-slots.ts';
import { rekeyDatabase } from './open-database.ts';
import { notSettled } from './replace-vault-file.ts';
import {
  copyIntoRotation,
  finishRotation,
  sealRotation,
  settleRotation,
  startRotation,
  withdrawRotation,
} from './rotation-folder.ts';
import { systemCode } from './storage-failure.ts';
import { writeVaultFile, type VaultFile } from './vault-file.ts';

export interface RotatedVault {
  readonly file: VaultFile;
  /** The caller overwrites it. */
  readonly dataKey: Buffer;
}

/**
 * Protects an open vault whose databases are closed: a new data key, known to the passphrase alone, under which
 * everything is encrypted anew. The old key, which lay beside the library for all to read, opens nothing afterwards.
 *
 * A failure, or a crash at any moment, leaves the vault either as it was or protected and whole, once `settleRotation`
 * has run. It fails with `not-settled` where the new key was decided but the disk did not take all of the rest: then the
 * passphrase counts. Needs as much free space as the library takes, and once more that of its larger database.
 */
export function rotateKey({
  folder,
  file,
  passphrase,
}: {
  readonly folder: string;
  readonly file: VaultFile;
  readonly passphrase: string;
}): Result<RotatedVault> {
  settleRotation(folder);
  const from = unsealOpenly(file);
  if (!from.ok) return from;
  const to = newDataKey();
  let isRotated = false;
  try {
    const slot = sealWithPassphrase(file, to, passphrase);
    const rotated: VaultFile = { ...file, slots: [slot] };
    const built = build(folder, { from: from.value, to }, rotated);
    isRotated = built.ok;
    return built.ok ? succeed({ file: rotated, dataKey: to }) : built;
  } finally {
    from.value.fill(0);
    if (!isRotated) to.fill(0);
  }
}

function build(
  folder: string,
  keys: { readonly from: Buffer; readonly to: Buffer },
  rotated: VaultFile,
): Result<null> {
  const started = startRotation(folder);
  if (!started.ok) return started;
  let isDecided = false;
  try {
    for (const copy of copyIntoRotation(folder)) {
      const rekeyed = rekeyDatabase(copy, keys);
      if (!rekeyed.ok) return rekeyed;
    }
    sealRotation(folder, (rotation) => writeVaultFile(rotation, rotated));
    isDecided = true;
  } finally {
    if (!isDecided) withdrawRotation(folder);
  }
  return finish(folder);
}

/** What does not finish now is finished at the next look at the folder: the new key counts from here on. */
function finish(folder: string): Result<null> {
  try {
    finishRotation(folder);
    return succeed(null);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return notSettled();
  }
}
