import { describe, expect, it } from 'vitest';
import type { Clock } from '../../db/service/clock.ts';
import { startTestCore, type TestCore } from '../support/core.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { finishedVaults, PASSPHRASE } from '../support/finished-vaults.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const vaults = finishedVaults();
/** Somebody who watches for idleness looks at least this often. */
const LOOK_EVERY_MINUTES = 0.5;

async function unlockedCore(clock: Clock): Promise<TestCore> {
  const core = startTestCore({ dataFolder: vaults.copy('passphrase'), clock });
  valueOf(await core.call('vault.unlock', { passphrase: PASSPHRASE }));
  return core;
}

async function isLocked(core: TestCore): Promise<boolean> {
  return codeOf(await core.call('library.status', {})) === 'vault-locked';
}

describe('a protected library at which nobody works', () => {
  it('is locked after 15 minutes, not before, and every window is told', async () => {
    const time = fakeClock();
    const core = await unlockedCore(time.clock);
    time.pass(14.9);
    expect(await isLocked(core)).toBe(false);
    const heard = core.events.length;
    time.pass(0.2);
    expect(await isLocked(core)).toBe(true);
    expect(core.events.slice(heard)).toMatchObject([
      { kind: 'changed', topics: expect.arrayContaining(['vault']) },
    ]);
  });

  it('is locked after the time that is set, from the moment it is set', async () => {
    const time = fakeClock();
    const core = await unlockedCore(time.clock);
    valueOf(await core.call('settings.set', { lockAfterMinutes: 5 }));
    time.pass(4.9);
    expect(await isLocked(core)).toBe(false);
    time.pass(0.2);
    expect(await isLocked(core)).toBe(true);
  });

  it('is never locked where that is set', async () => {
    const time = fakeClock();
    const core = await unlockedCore(time.clock);
    valueOf(await core.call('settings.set', { lockAfterMinutes: 0 }));
    time.pass(10_000);
    expect(await isLocked(core)).toBe(false);
  });

  it('is not kept open by what is only read', async () => {
    const time = fakeClock();
    const core = await unlockedCore(time.clock);
    for (let asked = 0; asked < 16; asked += 1) {
      time.pass(1);
      await core.call('documents.list', {});
    }
    expect(await isLocked(core)).toBe(true);
  });

  it('is locked again after it was opened again', async () => {
    const time = fakeClock();
    const core = await unlockedCore(time.clock);
    time.pass(16);
    valueOf(await core.call('vault.unlock', { passphrase: PASSPHRASE }));
    time.pass(14.9);
    expect(await isLocked(core)).toBe(false);
    time.pass(0.2);
    expect(await isLocked(core)).toBe(true);
  });
});

describe('somebody at work', () => {
  it.each([
    ['a touch', 'vault.touch', {}],
    ['a change', 'settings.set', { theme: 'dark' }],
  ] as const)('keeps it open with %s', async (_, method, input) => {
    const time = fakeClock();
    const core = await unlockedCore(time.clock);
    for (let minute = 0; minute < 40; minute += 10) {
      time.pass(10);
      valueOf(await core.call(method, input));
    }
    expect(await isLocked(core)).toBe(false);
    time.pass(15.1);
    expect(await isLocked(core)).toBe(true);
  });
});

it('is not kept open by a command that fails, however often a window tries it again', async () => {
  const time = fakeClock();
  const core = await unlockedCore(time.clock);
  for (let tries = 0; tries < 16; tries += 1) {
    time.pass(1);
    const answer = await core.call('notes.save', {
      noteId: 'gone',
      version: 1,
      title: 'a',
      body: '',
      editing: 'e',
    });
    expect(answer.ok).toBe(false);
  }
  expect(await isLocked(core)).toBe(true);
});

describe('a machine that slept', () => {
  it('has its library locked within half a minute of waking', async () => {
    const time = fakeClock();
    const core = await unlockedCore(time.clock);
    time.pass(1);
    time.sleep(60);
    time.pass(0.5);
    expect(await isLocked(core)).toBe(true);
  });

  it('does not have it kept open by the touch that wakes it', async () => {
    const time = fakeClock();
    const core = await unlockedCore(time.clock);
    time.sleep(60);
    valueOf(await core.call('vault.touch', {}));
    expect(await isLocked(core)).toBe(true);
  });

  it('keeps it open where it slept for less than the time set', async () => {
    const time = fakeClock();
    const core = await unlockedCore(time.clock);
    time.sleep(10);
    valueOf(await core.call('vault.touch', {}));
    time.pass(10);
    expect(await isLocked(core)).toBe(false);
  });

  it('does not stay open longer because its date was set back', async () => {
    const time = fakeClock();
    const core = await unlockedCore(time.clock);
    time.setDateBack(600);
    time.pass(15.1);
    expect(await isLocked(core)).toBe(true);
  });
});

describe('nothing to lock', () => {
  it('is watched where the library has no passphrase', async () => {
    const time = fakeClock();
    const core = startTestCore({ dataFolder: vaults.copy('open'), clock: time.clock });
    time.pass(10_000);
    expect(await isLocked(core)).toBe(false);
    expect(time.waiting(LOOK_EVERY_MINUTES)).toBe(0);
  });

  it('is watched while it is locked, nor after Sanad has closed it', async () => {
    const time = fakeClock();
    const core = await unlockedCore(time.clock);
    time.pass(16);
    expect(time.waiting()).toBe(0);
    valueOf(await core.call('vault.unlock', { passphrase: PASSPHRASE }));
    core.core.close();
    expect(time.waiting()).toBe(0);
  });
});
