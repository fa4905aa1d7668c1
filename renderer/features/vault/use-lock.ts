import { useCallback } from 'react';
import { useLockVault, useVaultStatus } from '../../api/vault.ts';
import { useUnsavedWork } from '../../app/unsaved-work.ts';

/**
 * Locks the library; `null` while there is nothing to lock. The page is gone at once. What was typed last is saved first, but
 * nothing keeps it from being locked: whoever presses the key may be in a hurry.
 */
export function useLock(): (() => void) | null {
  const unsavedWork = useUnsavedWork();
  const status = useVaultStatus().data;
  const { mutate } = useLockVault();
  const lock = useCallback(() => mutate(() => unsavedWork.saveAll()), [unsavedWork, mutate]);
  return status?.state === 'open' && status.protection === 'passphrase' ? lock : null;
}
