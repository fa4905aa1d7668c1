import { describe, expect, test } from 'vitest';
import { fail } from '../../db/contract/result.ts';
import { standIn } from '../support/electron-stand-in.ts';
import { openTestShell } from './test-shell.ts';

describe('the library', () => {
  test.each(['lock-screen', 'suspend'])('is locked at “%s”', async (event) => {
    const { core } = await openTestShell();
    standIn.powerEvents.emit(event);
    expect(core.calls).toEqual([{ method: 'vault.lock', input: {} }]);
  });

  test('stays open, and the window with it, where it has no passphrase', async () => {
    const { core, window } = await openTestShell();
    core.answerWith(() => Promise.resolve(fail('not-protected', 'It has none.')));
    standIn.powerEvents.emit('suspend');
    standIn.powerEvents.emit('lock-screen');
    expect(core.calls).toHaveLength(2);
    expect(window.isDestroyed()).toBe(false);
    expect(standIn.record).toMatchObject({ errorBoxes: [], hasQuit: false });
  });
});
