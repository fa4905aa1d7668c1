import { seededRandom, type Random } from '../support/random-work.ts';
import { countWrites, runOnFailingDisk, type DiskFault } from './failing-disk.ts';
import type { FaultFolders } from './fault-folders.ts';
import type { FileStep } from './file-trace.ts';
import { killWorkloads } from './kill.ts';
import { cutPower, recordRun } from './power-cut.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

/** What came of one kind of fault on one scenario. */
export interface FaultTally {
  readonly fault: 'kill' | 'power cut' | 'full disk' | 'write error';
  readonly scenario: ScenarioName;
  readonly rounds: number;
  /** Rounds that hit work under way; the others came before or after it. */
  readonly midway: number;
  /** One line for each round that was not as promised. */
  readonly broken: readonly string[];
}

export const SCENARIO_NAMES: readonly ScenarioName[] = Object.keys(SCENARIOS).filter(isScenarioName);

export function isScenarioName(name: string): name is ScenarioName {
  return Object.hasOwn(SCENARIOS, name);
}

export interface Amount {
  readonly scenario: ScenarioName;
  readonly seed: number;
  /** How many faults. */
  readonly rounds: number;
}

/** Kills the process that runs the workload of one seed. */
export async function tallyKills(folders: FaultFolders, amount: Amount): Promise<FaultTally> {
  const { scenario, seed, rounds } = amount;
  const outcomes = await killWorkloads(folders, { scenario, seed, rounds, random: seededRandom(seed) });
  return {
    fault: 'kill',
    scenario,
    rounds: outcomes.length,
    midway: outcomes.filter(({ wasMidway }) => wasMidway).length,
    broken: outcomes
      .filter(({ isFine }) => !isFine)
      .map(({ acknowledged, found }) => `seed ${seed}: after ${acknowledged} commands found ${found}`),
  };
}

/** Cuts the power at random steps of the workload of one seed. */
export async function tallyPowerCuts(folders: FaultFolders, amount: Amount): Promise<FaultTally> {
  const { scenario, seed, rounds } = amount;
  const random = seededRandom(seed);
  const run = await recordRun(folders, { scenario, seed });
  const cuts = Array.from({ length: rounds }, () => chooseCut(run.steps, random));
  const first = run.steps.findIndex((step) => step.kind === 'said');
  const last = run.steps.length;
  const outcomes = await cutPower(folders, run, { cuts, random });
  return {
    fault: 'power cut',
    scenario,
    rounds: outcomes.length,
    midway: cuts.filter((cut) => cut > first && cut < last).length,
    broken: outcomes
      .filter(({ isFine }) => !isFine)
      .map(
        ({ at, acknowledged, found }) =>
          `seed ${seed}, step ${at}: after ${acknowledged} commands found ${found}`,
      ),
  };
}

/**
 * Each command is as likely as the next, whether it takes a thousand steps or ten; so is opening the vault before them.
 * Within it, every other cut comes right before or after a step that decides something, because most steps are writes.
 */
function chooseCut(steps: readonly FileStep[], random: Random): number {
  const said = steps.flatMap((step, index) => (step.kind === 'said' ? [index] : []));
  const bounds = [0, ...said, steps.length];
  const chosen = Math.floor(random() * (bounds.length - 1));
  const [from = 0, to = 0] = bounds.slice(chosen, chosen + 2);
  const anywhere = from + Math.floor(random() * (to - from + 1));
  const decisive = steps
    .slice(from, to)
    .flatMap(({ kind }, index) => (DECISIVE.has(kind) ? [from + index] : []));
  const place = decisive[Math.floor(random() * decisive.length)];
  return place === undefined || random() < 0.5 ? anywhere : place + Math.floor(random() * 2);
}

const DECISIVE: ReadonlySet<FileStep['kind']> = new Set([
  'open',
  'rename',
  'remove',
  'make-folder',
  'truncate',
]);

/** A command that fails tries one write or two, so that this is over before the workload is. */
const WRITES_THAT_FAIL = 6;

/** The session whose every write fails once; it is short, because it is run once for each of them. */
const DISK_SESSION = { scenario: 'work', seed: 1, steps: 14 } as const;

/** How many writes there are that could fail. */
export function countWritesOfSession(folders: FaultFolders): Promise<number> {
  return countWrites(folders, DISK_SESSION);
}

/** Lets the N-th write of the session fail, and those after it for a while, for each of the given N. */
export async function tallyFailingDisk(
  folders: FaultFolders,
  { error, writes }: Pick<DiskFault, 'error'> & { readonly writes: readonly number[] },
): Promise<FaultTally> {
  const broken: string[] = [];
  let midway = 0;
  for (const firstWrite of writes) {
    const fault = { error, firstWrite, writes: WRITES_THAT_FAIL };
    const outcome = await runOnFailingDisk(folders, DISK_SESSION, fault);
    if (outcome.codes.some((code) => code === 'disk-full' || code === 'data-folder-not-writable'))
      midway += 1;
    const problems = [
      ...(outcome.isKept ? [] : ['what was acknowledged is not what was found']),
      ...outcome.wrongSteps.map((step) => `step ${step} was refused but changed the library`),
      ...(outcome.worksAgain ? [] : ['nothing could be done after there was room again']),
      ...outcome.codes.filter((code) => code === 'internal').map(() => 'a command answered “internal”'),
      ...(outcome.errors === '' ? [] : [`the process said: ${outcome.errors.split('\n')[0] ?? ''}`]),
    ];
    for (const problem of problems) broken.push(`write ${firstWrite}: ${problem}`);
  }
  const fault = error === 'ENOSPC' ? 'full disk' : 'write error';
  return { fault, scenario: DISK_SESSION.scenario, rounds: writes.length, midway, broken };
}
