import type { CoreTransport } from '../host/core-transport.ts';

/**
 * What a window does when the library is about to be locked: it saves everything, as before locking by the key. `saveAll`
 * never rejects. The only window locks the library itself as soon as that is done, because the machine may be about to
 * sleep; where there may be others, the core waits a moment for all of them.
 */
export async function saveBeforeLock(
  transport: CoreTransport,
  saveAll: () => Promise<unknown>,
): Promise<void> {
  await saveAll();
  if (transport.isOnlyWindow === true) await transport.call('vault.lock', {});
}
