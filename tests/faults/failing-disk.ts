import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultFolders } from './fault-folders.ts';
import { reopen, runWorkload, type Ran } from './run-workload.ts';
import type { ScenarioName } from './scenarios.ts';

export interface DiskFault {
  /** What the system answers to each call that would write. */
  readonly error: 'ENOSPC' | 'EIO';
  /** The first write that fails, counted from 1 over all files of the vault. */
  readonly firstWrite: number;
  /** How many fail before there is room again. */
  readonly writes: number;
}

export interface FailingDiskOutcome extends DiskFault {
  readonly codes: readonly string[];
  /** The commands after which the library was not what it should have been, counted from 1. */
  readonly wrongSteps: readonly number[];
  /** What was found after closing is what was there before it. */
  readonly isKept: boolean;
  /** A command was made after the last failure. */
  readonly worksAgain: boolean;
  readonly errors: string;
}

/** Files of a data folder, with those SQLite and atomic writes put beside them. */
const FILES = ['library.db', 'originals.db'].flatMap((name) => [name, `${name}-wal`, `${name}-journal`]);
const SMALL_FILES = ['state.json', 'vault.json'].flatMap((name) => [name, `${name}.tmp`]);
const WRITING_CALLS = 'write,pwrite64,pwritev,writev,ftruncate,fallocate';

export interface DiskPlan {
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly steps: number;
}

/** How many writes a workload makes where none fails. Needs strace, hence Linux. */
export async function countWrites(folders: FaultFolders, plan: DiskPlan): Promise<number> {
  const dataFolder = folders.startOf(plan.scenario);
  const trace = join(folders.empty(), 'trace');
  const ran = await runTraced(folders, { ...plan, dataFolder }, ['-o', trace]);
  folders.remove(dataFolder);
  if (!ran.hasClosed) throw new Error(`The undisturbed run failed: ${ran.errors}`);
  return readFileSync(trace, 'utf8').split('\n').length - 1;
}

/** Runs a workload on a disk that fails for a while. Needs strace, hence Linux. */
export async function runOnFailingDisk(
  folders: FaultFolders,
  plan: DiskPlan,
  fault: DiskFault,
): Promise<FailingDiskOutcome> {
  const dataFolder = folders.startOf(plan.scenario);
  const last = fault.firstWrite + fault.writes - 1;
  const inject = `inject=${WRITING_CALLS}:error=${fault.error}:when=${fault.firstWrite}..${last}`;
  const ran = await runTraced(folders, { ...plan, dataFolder }, ['-o', '/dev/null', '-e', inject]);
  const expected = { states: ran.states.slice(-1), recoveryCodes: ran.recoveryCodes };
  const found = await reopen({ dataFolder, corpusFile: folders.corpusFile }, expected);
  folders.remove(dataFolder);
  const wrongSteps = ran.codes.flatMap((code, index) => {
    const [before, after] = [ran.states[index], ran.states[index + 1]];
    return code !== 'ok' && before !== after ? [index + 1] : [];
  });
  const lastFailure = ran.codes.findLastIndex((code) => FAILURES.has(code));
  return {
    ...fault,
    codes: ran.codes,
    wrongSteps,
    isKept: found === ran.states.at(-1),
    worksAgain: lastFailure === -1 || ran.codes.slice(lastFailure + 1).includes('ok'),
    errors: ran.errors,
  };
}

function runTraced(
  folders: FaultFolders,
  start: DiskPlan & { readonly dataFolder: string },
  flags: readonly string[],
): Promise<Ran> {
  const paths = [...FILES, ...SMALL_FILES].flatMap((name) => ['-P', join(start.dataFolder, name)]);
  const under = ['strace', '-f', '-qq', '-e', `trace=${WRITING_CALLS}`, ...flags, ...paths];
  return runWorkload(folders, { ...start, observes: true, under });
}

/** What a command may answer when the disk fails under it. */
export const FAILURES: ReadonlySet<string> = new Set([
  'disk-full',
  'data-folder-not-writable',
  'library-damaged',
]);
