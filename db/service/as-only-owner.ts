import { takeOwnerLock, type OwnerLock } from '../vault/owner-lock.ts';

/**
 * Acts in a data folder that this process has closed its core of, as its only owner for that moment. Nothing is done where
 * another process has taken it meanwhile, or where it cannot be taken.
 */
export function asOnlyOwner(folder: string, act: (lock: Pick<OwnerLock, 'removeFile'>) => void): void {
  const lock = takeOwnerLock(folder);
  if (!lock.ok) return;
  try {
    act(lock.value);
  } finally {
    lock.value.release();
  }
}
