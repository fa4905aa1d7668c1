import { TOPICS } from '../../contract/contract.ts';
import type { VaultStatus } from '../../contract/models.ts';
import { succeed, type Result } from '../../contract/result.ts';
import type { Change, VaultCommand, VaultQuery } from '../handler.ts';

export const readVaultStatus: VaultQuery<'vault.status'> = (vault) => vault.status();

export const createVault: VaultCommand<'vault.create'> = (vault, { passphrase }) =>
  changedEverything(vault.create(passphrase));

export const unlockVault: VaultCommand<'vault.unlock'> = (vault, { passphrase }) =>
  changedEverything(vault.unlock(passphrase));

/** Whatever a window showed before, there is another library behind it now. */
function changedEverything(result: Result<VaultStatus>): Result<Change<VaultStatus>> {
  return result.ok ? succeed({ value: result.value, topics: TOPICS }) : result;
}
