import { expect, it } from 'vitest';
import type { CoreConnection } from '../../db/contract/contract.ts';
import { saveBeforeLock } from '../../renderer/api/save-before-lock.ts';
import { connectThroughPreload } from '../../renderer/host/desktop-transport.ts';

function aBridge(said: string[]): CoreConnection {
  return {
    call(method) {
      said.push(method);
      return Promise.resolve({ ok: true, value: {} });
    },
    subscribe: () => () => undefined,
  };
}

it('the desktop window locks the library once everything is saved, and not before', async () => {
  const said: string[] = [];
  const saved = Promise.withResolvers<void>();
  const locking = saveBeforeLock(connectThroughPreload(aBridge(said)), async () => {
    await saved.promise;
    said.push('saved');
  });
  await Promise.resolve();
  expect(said).toEqual([]);
  saved.resolve();
  await locking;
  expect(said).toEqual(['saved', 'vault.lock']);
});

it('a window that may be one of several saves, and leaves the locking to the core', async () => {
  const said: string[] = [];
  await saveBeforeLock(aBridge(said), () => {
    said.push('saved');
    return Promise.resolve();
  });
  expect(said).toEqual(['saved']);
});
