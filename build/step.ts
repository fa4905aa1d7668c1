import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** A step ended with another status than 0; what it had to say stands above. */
class StepFailure extends Error {}

/** Runs `work`, made of steps; where one fails, says so in one line and ends with status 1. */
export function runSteps(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    process.stdout.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Runs one package's own command file under this Node, named with its time. */
export function step(title: string, script: string, args: readonly string[]): void {
  const started = Date.now();
  process.stdout.write(`\n— ${title}\n`);
  const run = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    },
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (run.status !== 0) throw new StepFailure(`${title}: failed after ${seconds} s`);
  process.stdout.write(`${title}: ${seconds} s\n`);
}
