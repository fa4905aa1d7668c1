import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PAGE_PATIENCE_MS, watchPages } from '../../electron/browser/page-watch.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether the window counts as closed by now. */
async function hasEnded(left: Promise<'window-closed'>): Promise<boolean> {
  const answer = await Promise.race([left, Promise.resolve('there')]);
  return answer === 'window-closed';
}

test('a window that no page has come back to for the whole time was closed', async () => {
  const watch = watchPages(() => true);
  watch.note(1);
  watch.note(0);
  vi.advanceTimersByTime(PAGE_PATIENCE_MS - 1);
  expect(await hasEnded(watch.left)).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await hasEnded(watch.left)).toBe(true);
});

test('a page that is loaded again in time keeps it', async () => {
  const watch = watchPages(() => true);
  watch.note(1);
  watch.note(0);
  vi.advanceTimersByTime(PAGE_PATIENCE_MS - 1);
  watch.note(1);
  vi.advanceTimersByTime(10 * PAGE_PATIENCE_MS);
  expect(await hasEnded(watch.left)).toBe(false);
});

test('one page of two keeps it, and the time runs from when the last one went', async () => {
  const watch = watchPages(() => true);
  watch.note(1);
  watch.note(2);
  watch.note(1);
  vi.advanceTimersByTime(10 * PAGE_PATIENCE_MS);
  watch.note(0);
  expect(await hasEnded(watch.left)).toBe(false);
});

test('a window that has not shown its page yet is waited for', async () => {
  const watch = watchPages(() => true);
  watch.note(0);
  vi.advanceTimersByTime(10 * PAGE_PATIENCE_MS);
  expect(await hasEnded(watch.left)).toBe(false);
});

test('a page in a browser of the person’s own may come back whenever they like', async () => {
  const watch = watchPages(() => false);
  watch.note(1);
  watch.note(0);
  vi.advanceTimersByTime(10 * PAGE_PATIENCE_MS);
  expect(await hasEnded(watch.left)).toBe(false);
});

test('nothing is said once the watch has ended', async () => {
  const watch = watchPages(() => true);
  watch.note(1);
  watch.note(0);
  watch.end();
  vi.advanceTimersByTime(10 * PAGE_PATIENCE_MS);
  expect(await hasEnded(watch.left)).toBe(false);
});
