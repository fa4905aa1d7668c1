import { homedir } from 'node:os';
import { coreOptions } from '../shared/core-options.ts';
import { findInstallation } from '../shared/installation.ts';
import { askSecret } from './ask-secret.ts';
import type { ExitStatus } from './io.ts';
import { runCommandLine } from './run-command-line.ts';

const installation = findInstallation(import.meta.url);
const stop = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) {
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(1); // asked twice: do not wait for the core
    stop.abort();
  });
}
process.stdout.on('error', () => undefined); // `print` tells that nobody reads any more
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
    return startCore(coreOptions({ installation, dataFolder, environment: process.env, writeLog: warn }));
  },
  print: (text) =>
    new Promise((resolve) => {
      process.stdout.write(text, (error) => resolve(error === null || error === undefined));
    }),
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
