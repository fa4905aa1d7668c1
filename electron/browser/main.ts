import { homedir, tmpdir } from 'node:os';
import { startCore } from '../../db/service/core-client.ts';
import { coreOptions } from '../shared/core-options.ts';
import { findInstallation } from '../shared/installation.ts';
import { watchParent } from '../shared/parent-watch.ts';
import { findChromium } from './find-chromium.ts';
import { runBrowserHost } from './host.ts';

const installation = findInstallation(import.meta.url);
const stop = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) {
  process.on(signal, () => stop.abort());
}
watchParent({ platform: process.platform, parentId: () => process.ppid, onGone: () => stop.abort() });
process.stdout.on('error', () => undefined); // whoever read the line has gone; the workbench goes on
process.on('unhandledRejection', endUnexpectedly);
process.on('uncaughtException', endUnexpectedly);

process.exitCode = await runBrowserHost(process.argv.slice(2), {
  environment: process.env,
  platform: process.platform,
  homeFolder: homedir(),
  temporaryFolder: tmpdir(),
  userId: process.getuid?.() ?? null,
  installation,
  startCore: (dataFolder) =>
    startCore(
      coreOptions({
        installation,
        dataFolder,
        environment: process.env,
        writeLog: (line) => process.stderr.write(`${line}\n`),
      }),
    ),
  findChromium,
  print: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
  stop: stop.signal,
});

function endUnexpectedly(): void {
  process.stderr.write('Sanad ended unexpectedly. What was saved before is kept. Start Sanad again.\n');
  process.exit(1);
}
