import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareFolders, type FaultFolders } from './fault-folders.ts';
import { SCENARIO_NAMES, tallyFailingDisk, tallyKills, tallyPowerCuts } from './fault-suite.ts';

// The short form; `npm run faults` runs thousands of rounds with the same parts.
let folders: FaultFolders;

beforeAll(async () => {
  folders = await prepareFolders();
});

afterAll(() => folders.removeAll());

// The rounds of one scenario wait for processes most of the time.
describe.concurrent.each(SCENARIO_NAMES)('while “%s” goes on', (scenario) => {
  test('a process that is killed has lost nothing it acknowledged, and leaves nothing half made', async () => {
    const tally = await tallyKills(folders, { scenario, seed: 1, rounds: 2 });
    expect(tally.broken).toEqual([]);
  });

  test('a power cut loses nothing that was acknowledged, and leaves nothing half made', async () => {
    const tally = await tallyPowerCuts(folders, { scenario, seed: 1, rounds: 5 });
    expect(tally.broken).toEqual([]);
    expect(tally.midway).toBeGreaterThan(0);
  });
});

test.each(['ENOSPC', 'EIO'] as const)(
  'a disk that answers %s loses nothing, says so and works again afterwards',
  async (error) => {
    const tally = await tallyFailingDisk(folders, { error, writes: [12, 40] });
    expect(tally.broken).toEqual([]);
    expect(tally.midway).toBeGreaterThan(0);
  },
);
