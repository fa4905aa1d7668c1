import { describe, expect, it } from 'vitest';
import { contract } from '../../db/contract/contract.ts';
import type { Clock } from '../../db/service/clock.ts';
import { startTestCore, type TestCore } from '../support/core.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { finishedVaults, PASSPHRASE } from '../support/finished-vaults.ts';
import { codeOf, valueOf } from '../support/vault.ts';

const vaults = finishedVaults();
/** Somebody who watches for idleness looks at least this often. */
const LOOK_EVERY_MINUTES = 0.5;
/** For the windows to save what is unsaved, in minutes. */
const A_MOMENT = 0.25 / 60;
/** Longer than that no window keeps it open. */
const A_SECOND = 1 / 60;

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
      { kind: 'about-to-lock' },
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
    time.pass(0.51);
    expect(await isLocked(core)).toBe(true);
  });

  it('does not have it kept open by the touch that wakes it', async () => {
    const time = fakeClock();
    const core = await unlockedCore(time.clock);
    time.sleep(60);
    valueOf(await core.call('vault.touch', {}));
    time.pass(A_MOMENT);
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

/** A core whose windows save a note once more whenever they are asked, for so long. */
async function coreWithWindow(
  clock: Clock,
  { saves }: { readonly saves: number },
): Promise<{ readonly core: TestCore; readonly save: () => Promise<boolean> }> {
  const core = await unlockedCore(clock);
  let left = saves;
  const save = async (): Promise<boolean> => {
    left -= 1;
    return (await core.call('notes.create', { body: 'typed last' })).ok;
  };
  core.core.subscribe((event) => {
    if (event.kind === 'about-to-lock' && left > 0) void save();
  });
  return { core, save };
}

async function notesKept(core: TestCore): Promise<number> {
  valueOf(await core.call('vault.unlock', { passphrase: PASSPHRASE }));
  const page = contract['notes.list'].output.parse(valueOf(await core.call('notes.list', {})));
  return page.total;
}

describe('what was typed in the last second', () => {
  it('is saved before an idle library is locked', async () => {
    const time = fakeClock();
    const { core } = await coreWithWindow(time.clock, { saves: 1 });
    time.pass(15.1);
    expect(await isLocked(core)).toBe(true);
    expect(await notesKept(core)).toBe(1);
  });

  it('is saved before the host has it locked, in a moment', async () => {
    const time = fakeClock();
    const { core } = await coreWithWindow(time.clock, { saves: 1 });
    core.core.lockAfterSaving();
    expect(await isLocked(core)).toBe(false);
    time.pass(A_MOMENT);
    expect(await isLocked(core)).toBe(true);
    expect(await notesKept(core)).toBe(1);
  });

  it('is waited for while one save follows another, a second at most', async () => {
    const time = fakeClock();
    const { core, save } = await coreWithWindow(time.clock, { saves: 0 });
    core.core.lockAfterSaving();
    const kept: boolean[] = [];
    for (let quarter = 0; quarter < 6; quarter += 1) {
      time.pass(A_SECOND / 5);
      kept.push(await save());
    }
    expect(kept).toEqual([true, true, true, true, false, false]);
  });

  it('is asked for once, however often the host is told to lock', async () => {
    const time = fakeClock();
    const { core } = await coreWithWindow(time.clock, { saves: 0 });
    core.core.lockAfterSaving();
    core.core.lockAfterSaving();
    expect(core.events.filter(({ kind }) => kind === 'about-to-lock')).toHaveLength(1);
  });

  it('does not lock a library that was locked and opened again meanwhile', async () => {
    const time = fakeClock();
    const { core } = await coreWithWindow(time.clock, { saves: 0 });
    core.core.lockAfterSaving();
    valueOf(await core.call('vault.lock', {}));
    valueOf(await core.call('vault.unlock', { passphrase: PASSPHRASE }));
    time.pass(A_SECOND);
    expect(await isLocked(core)).toBe(false);
  });

  it('is not asked for where no passphrase could open the library again', async () => {
    const core = startTestCore({ dataFolder: vaults.copy('open'), clock: fakeClock().clock });
    core.core.lockAfterSaving();
    expect(core.events).toEqual([]);
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
