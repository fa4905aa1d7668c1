import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../support/random-work.ts';
import { createDiskModel, type DiskModel } from './disk-model.ts';
import { readFileTrace, TRACED_CALLS, type FileStep } from './file-trace.ts';
import type { FaultFolders } from './fault-folders.ts';
import { referenceStates, type WorkloadPlan } from './reference-states.ts';
import { allowedAfter, readLines, reopen, runWorkload } from './run-workload.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

export interface RecordedRun {
  readonly scenario: ScenarioName;
  readonly steps: readonly FileStep[];
  /** What there was at the start and after each command. */
  readonly states: readonly string[];
}

/** Everything a workload does to files where nothing disturbs it, and what there is after each of its commands. */
export async function recordRun(
  folders: FaultFolders,
  { scenario, seed }: WorkloadPlan,
): Promise<RecordedRun> {
  const steps = await recordSteps(folders, { scenario, seed });
  const states = await referenceStates(folders, { scenario, seed });
  return { scenario, steps, states };
}

/** Notes what a workload does to files, while nobody looks at the library. Needs strace, hence Linux. */
export async function recordSteps(
  folders: FaultFolders,
  { scenario, seed }: WorkloadPlan,
): Promise<readonly FileStep[]> {
  const { steps } = SCENARIOS[scenario];
  const dataFolder = folders.startOf(scenario);
  const traceFolder = folders.empty();
  const trace = join(traceFolder, 'trace');
  const under = ['strace', '-f', '--seccomp-bpf', '-qq', '-xx', '-s', '40000000', '-y', '-o', trace];
  const traced = await runWorkload(folders, {
    scenario,
    seed,
    steps,
    observes: false,
    dataFolder,
    under: [...under, '-e', `trace=${TRACED_CALLS.join(',')}`],
  });
  if (!traced.hasClosed) throw new Error(`The recorded run did not end as it should: ${traced.errors}`);
  const fileSteps = readFileTrace(readFileSync(trace), dataFolder);
  for (const folder of [dataFolder, traceFolder]) folders.remove(folder);
  return fileSteps;
}

/** The disk at the start of a scenario. */
export function diskAtStart(folders: FaultFolders, scenario: ScenarioName): DiskModel {
  const start = folders.startOf(scenario);
  try {
    return createDiskModel(existingFiles(start));
  } finally {
    folders.remove(start);
  }
}

export interface CutOutcome {
  /** The step before which the power went off. */
  readonly at: number;
  readonly acknowledged: number;
  readonly found: string;
  readonly isFine: boolean;
}

/**
 * Cuts the power once at each of the given steps, and opens what may be left of the folder then.
 *
 * What is found must be what there was after the last acknowledged command, or after the one that was under way.
 */
export async function cutPower(
  folders: FaultFolders,
  run: RecordedRun,
  { cuts, random }: { readonly cuts: readonly number[]; readonly random: Random },
): Promise<readonly CutOutcome[]> {
  const disk = diskAtStart(folders, run.scenario);
  const outcomes: CutOutcome[] = [];
  const said: string[] = [];
  const wanted = new Map<number, number>();
  for (const cut of cuts) wanted.set(cut, (wanted.get(cut) ?? 0) + 1);
  for (let at = 0; at <= run.steps.length; at += 1) {
    for (let round = 0; round < (wanted.get(at) ?? 0); round += 1) {
      const folder = folders.empty();
      disk.writeRemains(folder, random);
      const { codes, recoveryCodes } = readLines(said);
      const allowed = allowedAfter(run.states, codes.length);
      const place = { dataFolder: folder, corpusFile: folders.corpusFile };
      const found = await reopen(place, { states: allowed, recoveryCodes });
      folders.remove(folder);
      outcomes.push({ at, acknowledged: codes.length, found, isFine: allowed.includes(found) });
    }
    const step = run.steps[at];
    if (step === undefined) break;
    if (step.kind === 'said') said.push(...step.line.split('\n'));
    disk.take(step);
  }
  return outcomes;
}

/** The files a run began with; they were there long enough to be safe. */
function existingFiles(folder: string): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1), readFileSync(path));
  }
  return files;
}
