import { describe, expect, test } from 'vitest';
import { standIn } from '../support/electron-stand-in.ts';
import { openTestShell } from './test-shell.ts';

describe('the library', () => {
  test('is locked when the screen is, once the window has saved what is unsaved', async () => {
    const { core } = await openTestShell();
    standIn.powerEvents.emit('lock-screen');
    expect([core.locks(), core.calls]).toEqual([1, []]);
  });

  test('is locked at once when the computer goes to sleep, which may happen before anything else is done', async () => {
    const { core } = await openTestShell();
    standIn.powerEvents.emit('suspend');
    expect([core.locks(), core.calls]).toEqual([0, [{ method: 'vault.lock', input: {} }]]);
  });

  test('keeps its window', async () => {
    const { window } = await openTestShell();
    standIn.powerEvents.emit('suspend');
    standIn.powerEvents.emit('lock-screen');
    expect(window.isDestroyed()).toBe(false);
    expect(standIn.record).toMatchObject({ errorBoxes: [], hasQuit: false });
  });
});
