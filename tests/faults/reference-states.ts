import type { FaultFolders } from './fault-folders.ts';
import { runWorkload } from './run-workload.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

export interface WorkloadPlan {
  readonly scenario: ScenarioName;
  readonly seed: number;
}

const known = new WeakMap<FaultFolders, Map<string, Promise<readonly string[]>>>();

/** What there is at the start and after each command where nothing disturbs the workload; run once and remembered. */
export function referenceStates(folders: FaultFolders, plan: WorkloadPlan): Promise<readonly string[]> {
  const states = known.get(folders) ?? new Map<string, Promise<readonly string[]>>();
  known.set(folders, states);
  const key = `${plan.scenario} ${plan.seed}`;
  const run = states.get(key) ?? observe(folders, plan);
  states.set(key, run);
  return run;
}

async function observe(folders: FaultFolders, plan: WorkloadPlan): Promise<readonly string[]> {
  const dataFolder = folders.startOf(plan.scenario);
  const { steps } = SCENARIOS[plan.scenario];
  const ran = await runWorkload(folders, { ...plan, steps, observes: true, dataFolder });
  folders.remove(dataFolder);
  if (!ran.hasClosed) throw new Error(`The undisturbed run failed: ${ran.errors}`);
  return ran.states;
}
