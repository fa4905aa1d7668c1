import { expect, test } from 'vitest';
import { takeSessionToken, type TokenPage } from '../../renderer/host/session-token.ts';

interface TestPage extends TokenPage {
  readonly kept: Map<string, string>;
  readonly addresses: unknown[];
}

function aPage(address: string, kept: readonly [string, string][] = []): TestPage {
  const { hash, pathname, search } = new URL(address, 'http://127.0.0.1:1');
  const storage = new Map(kept);
  const addresses: unknown[] = [];
  return {
    kept: storage,
    addresses,
    location: { hash, pathname, search },
    sessionStorage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
    },
    history: { replaceState: (_state, _title, url) => void addresses.push(url) },
  };
}

test('takes the token out of the address at once and keeps it for this tab', () => {
  const page = aPage('/documents/x?at=4#token=abc_DEF-123');

  expect(takeSessionToken(page)).toBe('abc_DEF-123');
  expect(page.addresses).toEqual(['/documents/x?at=4']);
  expect([...page.kept.values()]).toEqual(['abc_DEF-123']);
});

test('finds the token again after a reload', () => {
  const before = aPage('/#token=abc');
  takeSessionToken(before);

  expect(takeSessionToken(aPage('/library', [...before.kept]))).toBe('abc');
});

test('has no token where the window was opened without one', () => {
  expect(takeSessionToken(aPage('/'))).toBeNull();
  expect(takeSessionToken(aPage('/#token='))).toBeNull();
  expect(takeSessionToken(aPage('/#something=else'))).toBeNull();
});
