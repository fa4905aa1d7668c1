import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { fail, succeed, type Failure, type Result } from '../contract/result.ts';
import { putInPlace, syncFolder } from './atomic-file.ts';
import { VAULT_FILE } from './data-folder.ts';
import { openBeforeLosingName, overwriteNameless } from './overwrite-file.ts';
import { systemCode } from './storage-failure.ts';
import { serialiseVaultFile, type VaultFile } from './vault-file.ts';

/**
 * Puts another `vault.json` in the place of the one that is there, and destroys the slots of the old one where they lie:
 * on a disk whose deleted blocks can be read, an old passphrase or a used code would open the library for ever.
 *
 * The old ones are overwritten only once the new file has its name for good. What is cut short leaves one of the two files
 * whole, after a cut between the two steps with the old blocks as they were. Throws where nothing was changed, and fails
 * with `not-settled` where the new file is in its place but the disk did not take the rest.
 */
export function replaceVaultFile(folder: string, file: VaultFile): Result<null> {
  const path = join(folder, VAULT_FILE);
  const old = openBeforeLosingName(path);
  try {
    putInPlace(path, serialiseVaultFile(file));
    return settle(folder, old);
  } finally {
    if (old !== null) closeSync(old);
  }
}

function settle(folder: string, old: number | null): Result<null> {
  try {
    syncFolder(folder);
    if (old !== null) overwriteNameless(old);
    return succeed(null);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return notSettled();
  }
}

/** The failure of a change that was made but that the disk did not confirm. */
export function notSettled(): { readonly ok: false; readonly error: Failure } {
  return fail(
    'not-settled',
    'What was asked for was done and counts, but the disk reported an error while it was being saved for good. After a power cut the state before it may be back. Check the disk. If a passphrase was set, change it again after that; if a recovery code was made, make a new one.',
  );
}
