import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchParent } from '../../electron/shared/parent-watch.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function aWatch(platform: NodeJS.Platform = 'linux', first = 4711) {
  const process = { parent: first, gone: 0 };
  watchParent({ platform, parentId: () => process.parent, onGone: () => (process.gone += 1) });
  return process;
}

test('a parent that stays is nothing to tell', () => {
  const process = aWatch();
  vi.advanceTimersByTime(60_000);
  expect(process.gone).toBe(0);
});

test('a parent that ended is told within a second, and once', () => {
  const process = aWatch();
  vi.advanceTimersByTime(1_500);
  process.parent = 1;
  vi.advanceTimersByTime(1_000);
  expect(process.gone).toBe(1);
  vi.advanceTimersByTime(60_000);
  expect(process.gone).toBe(1);
});

test('a process that the system itself started goes on', () => {
  const process = aWatch('linux', 1);
  vi.advanceTimersByTime(60_000);
  expect(process.gone).toBe(0);
});

test('on Windows, where a parent’s number stays and may be given out again, nothing is watched', () => {
  const process = aWatch('win32');
  process.parent = 1;
  vi.advanceTimersByTime(60_000);
  expect(process.gone).toBe(0);
});
