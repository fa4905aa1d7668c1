import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract } from '../../db/contract/contract.ts';
import { newId } from '../../db/service/new-id.ts';
import { startVaultSession } from '../../db/service/vault-session.ts';
import { commitChange } from '../../db/store/library.ts';
import { startTestCore, type TestCore } from '../support/core.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { finishedVaults, PASSPHRASE } from '../support/finished-vaults.ts';
import { valueOf } from '../support/vault.ts';

const vaults = finishedVaults();

function backupsIn(folder: string): number {
  return readdirSync(folder).includes('backups') ? readdirSync(join(folder, 'backups')).length : 0;
}

function startAtWork() {
  const dataFolder = vaults.copy('open');
  const time = fakeClock();
  const at = startTestCore({ dataFolder, clock: time.clock });
  return { at, time, dataFolder, backups: () => backupsIn(dataFolder) };
}

async function makeTag(at: TestCore, name: string): Promise<void> {
  valueOf(await at.call('tags.create', { name }));
}

describe('while a library is open', () => {
  it('a backup is made after an hour in which it was changed', async () => {
    const { at, time, backups } = startAtWork();
    await makeTag(at, 'Evin');
    time.pass(59);
    expect(backups()).toBe(0);
    time.pass(2);
    expect(backups()).toBe(1);
  });

  it('none is made in an hour in which it was not', async () => {
    const { at, time, backups } = startAtWork();
    time.pass(600);
    expect(backups()).toBe(0);
    await makeTag(at, 'Evin');
    time.pass(600);
    expect(backups()).toBe(1);
  });

  it('every window is told, and the status says when it was made', async () => {
    const { at, time } = startAtWork();
    await makeTag(at, 'Evin');
    time.pass(61);
    expect(at.events.at(-1)).toMatchObject({ kind: 'changed', topics: ['backups', 'vault'] });
    const status = contract['library.status'].output.parse(valueOf(await at.call('library.status', {})));
    expect(status.lastBackupAt).toBe('2026-01-01T01:00:00.000Z');
  });

  it('a backup can be restored, with all that was done until then', async () => {
    const { at, time, dataFolder } = startAtWork();
    await makeTag(at, 'Evin');
    time.pass(61);
    const [name] = readdirSync(join(dataFolder, 'backups'));
    await makeTag(at, 'Gohardasht');
    valueOf(await at.call('backups.restore', { name: name ?? '' }));
    expect(valueOf(await at.call('tags.list', {}))).toMatchObject({ total: 1 });
  });

  it('one is made of a restored library that has reached the counter of an earlier one', async () => {
    const dataFolder = vaults.copy('open');
    const first = startTestCore({ dataFolder });
    const made = valueOf(await first.call('backups.create', {}));
    const { backup } = contract['backups.create'].output.parse(made);
    await makeTag(first, 'Evin');
    first.core.close();
    const second = startTestCore({ dataFolder });
    valueOf(await second.call('backups.restore', { name: backup.name }));
    await makeTag(second, 'Gohardasht');
    second.core.close();
    const automatic = readdirSync(join(dataFolder, 'backups')).filter((name) => name.startsWith('automatic'));
    const counters = automatic.map((name) => /-(\d+)\.db$/.exec(name)?.[1]);
    expect(counters).toHaveLength(2);
    expect(new Set(counters).size).toBe(1);
  });

  it('none is made of a library that was only opened since the last one', async () => {
    const dataFolder = vaults.copy('open');
    const first = startTestCore({ dataFolder });
    await makeTag(first, 'Evin');
    first.core.close();
    startTestCore({ dataFolder }).core.close();
    expect(readdirSync(join(dataFolder, 'backups'))).toHaveLength(1);
  });

  it('none is made any more once it is locked', async () => {
    const dataFolder = vaults.copy('passphrase');
    const time = fakeClock();
    const at = startTestCore({ dataFolder, clock: time.clock });
    valueOf(await at.call('vault.unlock', { passphrase: PASSPHRASE }));
    await makeTag(at, 'Evin');
    valueOf(await at.call('vault.lock', {}));
    expect(readdirSync(join(dataFolder, 'backups'))).toHaveLength(1);
    expect(time.waiting()).toBe(0);
  });
});

/** How many backups there are after one change; `isDiskFull` as it is once the space in reserve was asked for. */
function backupsAfterClosing({ isDiskFull }: { readonly isDiskFull: boolean }): number {
  const folder = vaults.copy('open');
  const { clock } = fakeClock();
  const session = startVaultSession({
    folder,
    corpusFile: 'none',
    appVersion: '0',
    newId,
    nowMs: () => clock.date(),
    schedule: clock.schedule,
    onRollback: ignore,
    onDamage: ignore,
    onStateFailure: ignore,
    onCloseFailure: ignore,
    onBackupFailure: ignore,
    onTouch: ignore,
    onChange: ignore,
    onReplacing: ignore,
    onReplaced: ignore,
  });
  commitChange(valueOf(session.library()).stores, () => null);
  if (isDiskFull) session.makeRoom();
  session.close();
  return backupsIn(folder);
}

describe('as a library closes', () => {
  it('a backup is made, but not on a full disk: what room there is is for the library', () => {
    expect(backupsAfterClosing({ isDiskFull: false })).toBe(1);
    expect(backupsAfterClosing({ isDiskFull: true })).toBe(0);
  });
});

function ignore(): void {}
