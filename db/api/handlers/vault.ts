import { TOPICS } from '../../contract/topics.ts';
import type { VaultStatus } from '../../contract/vault.ts';
import { succeed, type Result } from '../../contract/result.ts';
import type { Change, VaultCommand, VaultQuery } from '../handler.ts';

export const readVaultStatus: VaultQuery<'vault.status'> = (vault) => vault.status();

export const createVault: VaultCommand<'vault.create'> = (vault, { passphrase }) =>
  changedEverything(vault.create(passphrase));

export const unlockVault: VaultCommand<'vault.unlock'> = (vault, { passphrase }) =>
  changedEverything(vault.unlock(passphrase));

export const lockVault: VaultCommand<'vault.lock'> = (vault) => changedEverything(vault.lock());

export const touchVault: VaultQuery<'vault.touch'> = (vault) => {
  vault.touch();
  return succeed({});
};

export const changePassphrase: VaultCommand<'vault.changePassphrase'> = (vault, passphrases) =>
  changedVault(vault.changePassphrase(passphrases));

export const planPassphrase: VaultQuery<'vault.planPassphrase'> = ({ backups }) =>
  succeed({ ended: [...backups.endedByPassphrase()] });

export const addPassphrase: VaultCommand<'vault.addPassphrase'> = (vault, { passphrase }) =>
  changedEverything(vault.addPassphrase(passphrase));

export const makeRecoveryCode: VaultCommand<'vault.makeRecoveryCode'> = (vault, { passphrase }) => {
  const code = vault.makeRecoveryCode(passphrase);
  return code.ok ? succeed({ value: { code: code.value }, topics: ['vault'] }) : code;
};

export const dropRecoveryCode: VaultCommand<'vault.dropRecoveryCode'> = (vault, { passphrase }) =>
  changedVault(vault.dropRecoveryCode(passphrase));

export const recoverVault: VaultCommand<'vault.recover'> = (vault, recovery) =>
  changedEverything(vault.recover(recovery));

export const removeProtection: VaultCommand<'vault.removeProtection'> = (vault, { passphrase }) =>
  changedEverything(vault.removeProtection(passphrase));

export const eraseVault: VaultCommand<'vault.erase'> = (vault) => changedEverything(vault.erase());

/** Whatever a window showed before, there is another library behind it now. */
function changedEverything(result: Result<VaultStatus>): Result<Change<VaultStatus>> {
  return result.ok ? succeed({ value: result.value, topics: TOPICS }) : result;
}

/** How it is protected, and nothing of what is in it. */
function changedVault(result: Result<VaultStatus>): Result<Change<VaultStatus>> {
  return result.ok ? succeed({ value: result.value, topics: ['vault'] }) : result;
}
