import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createUnsavedWork } from '../../renderer/app/unsaved-work.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('with nothing to save everything is kept', async () => {
  expect(await createUnsavedWork().saveAll()).toBe(true);
});

test('everybody who registered is asked, and one who could not save is enough to say so', async () => {
  const work = createUnsavedWork();
  const asked: string[] = [];
  const holder = (name: string, isKept: boolean) => () => {
    asked.push(name);
    return Promise.resolve(isKept);
  };
  work.register(holder('one', true));
  expect(await work.saveAll()).toBe(true);
  work.register(holder('other', false));

  expect(await work.saveAll()).toBe(false);
  expect(asked).toEqual(['one', 'one', 'other']);
});

test('whoever ended the registration is asked no more', async () => {
  const work = createUnsavedWork();
  const end = work.register(() => Promise.resolve(false));
  end();

  expect(await work.saveAll()).toBe(true);
});

test('one who never answers does not keep the library from being locked', async () => {
  const work = createUnsavedWork();
  work.register(() => new Promise(() => undefined));
  const answer = work.saveAll();
  await vi.advanceTimersByTimeAsync(2000);

  expect(await answer).toBe(false);
});
