import { fstatSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { coreOptions } from '../shared/core-options.ts';
import { findInstallation } from '../shared/installation.ts';
import { removeAbandonedLaunch, type LaunchPlace } from '../shared/launch-page.ts';
import { askSecret } from './ask-secret.ts';
import type { ExitStatus, Printed } from './io.ts';
import { printedOf, printWhole } from './printed.ts';
import { runCommandLine } from './run-command-line.ts';

const installation = findInstallation(import.meta.url);
const stop = new AbortController();
const STANDARD_OUTPUT = 1;
const PLACE: LaunchPlace = {
  environment: process.env,
  temporaryFolder: tmpdir(),
  userId: process.getuid?.() ?? null,
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) {
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(1); // asked twice: do not wait for the core
    stop.abort();
  });
}
process.stdout.on('error', () => undefined); // `print` tells what became of it
process.stderr.on('error', () => undefined);
process.on('uncaughtException', endUnexpectedly);
process.on('unhandledRejection', endUnexpectedly);

const status = await runCommandLine(process.argv.slice(2), {
  version: installation.version,
  environment: process.env,
  platform: process.platform,
  homeFolder: homedir(),
  startCore: async (dataFolder) => {
    const { startCore } = await import('../../db/service/core-client.ts');
    const started = await startCore(
      coreOptions({ installation, dataFolder, environment: process.env, writeLog: warn }),
    );
    if (started.ok) removeAbandonedLaunch(dataFolder, PLACE);
    return started;
  },
  print,
  warn,
  askSecret: process.stdin.isTTY
    ? (question) => askSecret({ input: process.stdin, write: (text) => process.stderr.write(text) }, question)
    : null,
  input: process.stdin,
  isColourful:
    process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb',
  stop: stop.signal,
});
end(status);

/** A file is written here: the stream on one takes a write that was cut short, as by a limit, for a whole one. */
function print(text: string): Promise<Printed> {
  if (fstatSync(STANDARD_OUTPUT).isFile()) return Promise.resolve(printWhole(STANDARD_OUTPUT, text));
  return new Promise((resolve) => {
    process.stdout.write(text, (error) => resolve(printedOf(error)));
  });
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

function end(exitStatus: ExitStatus): void {
  // Standard input may still be open; nothing more is read from it.
  process.exit(exitStatus);
}

function endUnexpectedly(): void {
  warn('Sanad ended unexpectedly. What was saved before is kept. Run the command again.');
  end(1);
}
