import { writeSync } from 'node:fs';
import { openCore } from '../../db/service/core.ts';
import { seededIds, seededRandom, type AnyCall } from '../support/random-work.ts';
import { observeState } from './observed-state.ts';
import { begin, SCENARIOS, type ScenarioName } from './scenarios.ts';

/** What a workload process is started with, as JSON in its only argument. */
export interface WorkloadStart {
  readonly dataFolder: string;
  readonly corpusFile: string;
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly steps: number;
  /** Whether it looks at the library after each command; most of its time goes there. */
  readonly observes: boolean;
}

/** 2026-01-01T00:00Z, at every moment of a workload: what it does must be the same each time. */
const FIXED_DATE_MS = 1_767_225_600_000;

const SHORT_DELAY_MS = 10_000;

/**
 * A process that works on a library until it is killed or done. After each command that was acknowledged it writes one
 * line to its standard output at once: `done NUMBER STATE CODE`. The same start gives the same lines, but for `code`: a
 * recovery code that was shown.
 */
await work(readStart(process.argv[2] ?? ''));

function readStart(json: string): WorkloadStart {
  const start: WorkloadStart = JSON.parse(json); // `run-workload.ts` starts this file, and with nothing else
  return start;
}

async function work({
  dataFolder,
  corpusFile,
  scenario,
  seed,
  steps,
  observes,
}: WorkloadStart): Promise<void> {
  const random = seededRandom(seed);
  const opened = openCore({
    dataFolder,
    corpusFile,
    appVersion: '0',
    log: () => undefined,
    newId: seededIds(seed),
    // What waits for a moment is done at once, so that a kill can hit it too; what waits for minutes never is.
    clock: {
      now: () => 0,
      date: () => FIXED_DATE_MS,
      schedule(action, delayMs) {
        if (delayMs > SHORT_DELAY_MS) return () => undefined;
        const handle = setImmediate(action);
        return () => clearImmediate(handle);
      },
    },
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const core = opened.value;
  const call: AnyCall = (method, input) => core.call(method, input);
  const paper = await begin(call, scenario);
  const state = async (): Promise<string> => (observes ? observeState(dataFolder, call, paper) : '-');
  say(`ready ${await state()}`);
  for (let step = 1; step <= steps; step += 1) {
    const codes = paper.recoveryCodes.length;
    const code = await SCENARIOS[scenario].act(step, { random, paper })(call, { random, paper });
    const shown = paper.recoveryCodes.slice(codes).map((text) => `code ${text}\n`);
    say(`${shown.join('')}done ${step} ${await state()} ${code}`);
    await whatWaits();
  }
  core.close();
  say('closed');
}

/** Lets everything be done that was put off. */
function whatWaits(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

// Not `console.log`: the line must be out before the next command begins.
function say(line: string): void {
  writeSync(1, `${line}\n`);
}
