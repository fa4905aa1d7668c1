import { watch } from 'node:fs';
import type { Random } from '../support/random-work.ts';
import type { FaultFolders } from './fault-folders.ts';
import { referenceStates, type WorkloadPlan } from './reference-states.ts';
import { allowedAfter, reopen, runWorkload, type Ran } from './run-workload.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

export interface KillOutcome {
  readonly seed: number;
  readonly acknowledged: number;
  readonly found: string;
  readonly isFine: boolean;
  /** It had work left when it was killed. */
  readonly wasMidway: boolean;
}

export interface KillPlan {
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly rounds: number;
  readonly random: Random;
}

/**
 * Runs one workload undisturbed to learn what there is after each command, then again and again, killed with SIGKILL: every
 * other time at a random moment of the time it needs, else right after a random one of the changes it makes to the names and
 * files in its folder, because deriving keys takes most of the time and a few writes decide.
 *
 * What is found must be what there was after the last acknowledged command, or after the one that was under way.
 */
export async function killWorkloads(folders: FaultFolders, plan: KillPlan): Promise<readonly KillOutcome[]> {
  const { scenario, seed, rounds, random } = plan;
  const states = await referenceStates(folders, { scenario, seed });
  const { tookMs, changes } = await runToEnd(folders, { scenario, seed });
  const outcomes: KillOutcome[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const dataFolder = folders.startOf(scenario);
    const part = random();
    const moment = round % 2 === 0 ? { afterMs: part * tookMs } : { afterChanges: Math.ceil(part * changes) };
    const ran = await runAndKill(folders, plan, { ...moment, dataFolder });
    const acknowledged = ran.codes.length;
    const allowed = allowedAfter(states, acknowledged);
    const expected = { states: allowed, recoveryCodes: ran.recoveryCodes };
    const found = await reopen({ dataFolder, corpusFile: folders.corpusFile }, expected);
    folders.remove(dataFolder);
    outcomes.push({ seed, acknowledged, found, isFine: allowed.includes(found), wasMidway: !ran.hasClosed });
  }
  return outcomes;
}

type KillMoment = { readonly afterMs: number } | { readonly afterChanges: number };

async function runAndKill(
  folders: FaultFolders,
  { scenario, seed }: KillPlan,
  { dataFolder, ...moment }: KillMoment & { readonly dataFolder: string },
): Promise<Ran> {
  let stop = stopNothing;
  const { steps } = SCENARIOS[scenario];
  const ran = await runWorkload(folders, {
    scenario,
    seed,
    steps,
    dataFolder,
    observes: false,
    onReady: (kill) => {
      if ('afterMs' in moment) {
        const timer = setTimeout(kill, moment.afterMs);
        stop = () => clearTimeout(timer);
      } else {
        let left = moment.afterChanges;
        stop = watchChanges(dataFolder, () => {
          left -= 1;
          if (left === 0) kill();
        });
      }
    },
  });
  stop();
  return ran;
}

/** Until there is something to stop. */
function stopNothing(): void {}

/** Tells of each change to the folder's files and names; answers the function that ends this. */
function watchChanges(folder: string, onChange: () => void): () => void {
  const watcher = watch(folder, onChange);
  return () => watcher.close();
}

/** Runs a workload to its end and measures how long it worked, and how many changes could be seen. */
async function runToEnd(
  folders: FaultFolders,
  plan: WorkloadPlan,
): Promise<{ readonly tookMs: number; readonly changes: number }> {
  const dataFolder = folders.startOf(plan.scenario);
  let readyAt = 0;
  let changes = 0;
  let stop = stopNothing;
  const ran = await runWorkload(folders, {
    ...plan,
    steps: SCENARIOS[plan.scenario].steps,
    observes: false,
    dataFolder,
    onReady: () => {
      readyAt = performance.now();
      stop = watchChanges(dataFolder, () => (changes += 1));
    },
  });
  const tookMs = performance.now() - readyAt;
  stop();
  folders.remove(dataFolder);
  if (!ran.hasClosed) throw new Error(`The undisturbed run failed: ${ran.errors}`);
  return { tookMs, changes };
}
