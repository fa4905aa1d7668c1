import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startReserve } from '../../db/service/reserve.ts';
import { BALLAST_BYTES } from '../../db/vault/ballast.ts';
import { startTestCore } from '../support/core.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { finishedVaults, PASSPHRASE } from '../support/finished-vaults.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { valueOf } from '../support/vault.ts';

const vaults = finishedVaults();

function ballastBytes(folder: string): number | null {
  const path = join(folder, 'ballast');
  return existsSync(path) ? statSync(path).size : null;
}

function started() {
  const folder = temporaryFolder();
  const time = fakeClock();
  const told: boolean[] = [];
  const reserve = startReserve({
    folder,
    schedule: time.clock.schedule,
    onChange: () => told.push(reserve.isDiskFull()),
  });
  return { folder, time, told, reserve };
}

describe('the space that is held in reserve', () => {
  it('is taken some time after the library was opened, not at once', () => {
    const { folder, time } = started();
    time.pass(0.4);
    expect(ballastBytes(folder)).toBeNull();
    time.pass(0.2);
    expect(ballastBytes(folder)).toBe(BALLAST_BYTES);
    expect(time.waiting()).toBe(0);
  });

  it('is given free at once, which is told, and taken again later', () => {
    const { folder, time, told, reserve } = started();
    time.pass(1);
    expect(reserve.release()).toBe(true);
    expect({ bytes: ballastBytes(folder), isDiskFull: reserve.isDiskFull() }).toEqual({
      bytes: null,
      isDiskFull: true,
    });
    time.pass(2);
    expect({ bytes: ballastBytes(folder), told }).toEqual({ bytes: BALLAST_BYTES, told: [true, false] });
  });

  it('is not there to be given twice', () => {
    const { time, reserve } = started();
    time.pass(1);
    reserve.release();
    expect(reserve.release()).toBe(false);
  });

  it('leaves nothing of what was begun when the library closes', () => {
    const { folder, time, reserve } = started();
    time.pass(0.502);
    expect(existsSync(join(folder, 'ballast.tmp'))).toBe(true);
    reserve.close();
    expect({ left: existsSync(join(folder, 'ballast.tmp')), waiting: time.waiting() }).toEqual({
      left: false,
      waiting: 0,
    });
  });

  it('is made anew where it was cut short by a crash', () => {
    const { folder, time } = started();
    writeFileSync(join(folder, 'ballast'), 'half');
    writeFileSync(join(folder, 'ballast.tmp'), 'half');
    time.pass(1);
    expect({ bytes: ballastBytes(folder), left: existsSync(join(folder, 'ballast.tmp')) }).toEqual({
      bytes: BALLAST_BYTES,
      left: false,
    });
  });

  it('is tried again, without harm, where the folder cannot be written to', () => {
    const { folder, time, told } = started();
    rmSync(folder, { recursive: true });
    time.pass(1);
    expect(told).toEqual([]);
    mkdirSync(folder);
    time.pass(1);
    expect(ballastBytes(folder)).toBe(BALLAST_BYTES);
  });
});

it('the reserve of a library goes with it when it is erased', async () => {
  const dataFolder = vaults.copy('passphrase');
  const time = fakeClock();
  const at = startTestCore({ dataFolder, clock: time.clock });
  valueOf(await at.call('vault.unlock', { passphrase: PASSPHRASE }));
  time.pass(1);
  expect(ballastBytes(dataFolder)).toBe(BALLAST_BYTES);
  valueOf(await at.call('vault.erase', { confirmation: 'erase' }));
  expect({ bytes: ballastBytes(dataFolder), waiting: time.waiting() }).toEqual({ bytes: null, waiting: 0 });
});
