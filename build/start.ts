import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './step.ts';

const ELECTRON = join(root, 'node_modules', 'electron');
/** Remembers that this machine could not fetch Electron's binary, so that the next start does not wait for it again. */
const NO_ELECTRON_STAMP = join(root, 'node_modules', '.sanad-no-electron');
const DOWNLOAD_TIMEOUT_MS = 240_000;
/** A window that ends this soon, and not well, was never usable. */
const EARLY_END_MS = 10_000;

await start(process.argv.slice(2));

/**
 * Opens the workbench: in the Electron window where its binary is present or can be fetched, otherwise in a
 * browser. `--browser` and `--desktop` choose. Only the browser host knows `--no-open`, `--port` and `--help`, so
 * whoever gives one of them (or a flag that does not exist, which it explains) gets that host.
 */
async function start(args: readonly string[]): Promise<void> {
  const isBrowserWanted = args.includes('--browser');
  const isDesktopWanted = args.includes('--desktop');
  const rest = args.filter((arg) => arg !== '--browser' && arg !== '--desktop');
  const isForBoth = rest.length === 0 || (rest.length === 2 && rest[0] === '--data') || isDataFlag(rest);
  if (isDesktopWanted && (isBrowserWanted || !isForBoth)) {
    process.stderr.write(
      'The desktop window takes --data DIR and nothing else. Nothing was started. Leave out --desktop, or the other flags.\n',
    );
    process.exitCode = 2;
    return;
  }
  if (isBrowserWanted || !isForBoth) return runBrowserHost(rest);
  const electron = electronBinary({ mayRetry: isDesktopWanted });
  if (electron !== null && (await runDesktop(electron, rest)) === 'ran') return;
  if (isDesktopWanted) {
    process.stderr.write(
      electron === null
        ? 'The desktop window needs Electron’s binary, which is not here and could not be fetched. Nothing was started. Connect to the network once and run the same command again, or use: npm start -- --browser\n'
        : 'The desktop window could not be opened; Electron’s own message stands above. The library is unchanged. Use: npm start -- --browser\n',
    );
    process.exitCode = 1;
    return;
  }
  process.stdout.write('The desktop window is not available here; opening in the browser instead.\n');
  return runBrowserHost(rest);
}

function isDataFlag(args: readonly string[]): boolean {
  return args.length === 1 && args[0]?.startsWith('--data=') === true;
}

async function runBrowserHost(args: readonly string[]): Promise<void> {
  const host = join(root, 'dist', 'browser', 'main.js');
  process.argv = [process.execPath, host, ...args];
  await import(pathToFileURL(host).href);
}

function electronBinary({ mayRetry }: { mayRetry: boolean }): string | null {
  const present = installedElectron();
  if (present !== null) return present;
  if (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] !== undefined) return null;
  if (existsSync(NO_ELECTRON_STAMP) && !mayRetry) return null;
  process.stderr.write('Fetching Electron’s binary (about 110 MB, once) …\n');
  const run = spawnSync(process.execPath, [join(ELECTRON, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: DOWNLOAD_TIMEOUT_MS,
  });
  const fetched = run.status === 0 ? installedElectron() : null;
  if (fetched === null) writeFileSync(NO_ELECTRON_STAMP, '');
  else rmSync(NO_ELECTRON_STAMP, { force: true });
  return fetched;
}

/** Reads where the package keeps its binary; importing the package instead would start a download. */
function installedElectron(): string | null {
  const pathFile = join(ELECTRON, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(ELECTRON, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** `failed` where the window ended at once: a library is missing, or the system forbids Chromium's sandbox. */
function runDesktop(electron: string, args: readonly string[]): Promise<'ran' | 'failed'> {
  const startedAt = Date.now();
  const child = spawn(electron, [root, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', () => resolve('failed'));
    child.on('exit', (code) => {
      if (code !== 0 && Date.now() - startedAt < EARLY_END_MS) return resolve('failed');
      process.exitCode = code ?? 1;
      return resolve('ran');
    });
  });
}
