import { accessSync, constants, openSync, readSync, closeSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
}

const LINUX_NAMES = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
  'brave',
  'chromium-browser',
];
const MAC_NAMES = ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'];
const WINDOWS_PATHS = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
];

/**
 * Path of a browser of Chromium's family, or `null`. `SANAD_CHROMIUM` names one and is then the only one tried.
 *
 * Browsers packaged as snaps are passed over: they can read neither the launch page nor a profile outside their
 * own folders, and would open an empty window.
 */
export function findChromium(machine: Machine = thisMachine()): string | null {
  const named = machine.environment['SANAD_CHROMIUM'];
  if (named !== undefined && named !== '') return isProgram(named) ? named : null;
  return candidates(machine).find((path) => isProgram(path) && !isSnap(path)) ?? null;
}

function thisMachine(): Machine {
  return { platform: process.platform, environment: process.env, homeFolder: homedir() };
}

function candidates({ platform, environment, homeFolder }: Machine): string[] {
  if (platform === 'darwin') {
    return ['/Applications', join(homeFolder, 'Applications')].flatMap((folder) =>
      MAC_NAMES.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(
      (name) => environment[name] ?? [],
    );
    return roots.flatMap((root) => WINDOWS_PATHS.map((path) => join(root, ...path)));
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isSnap(path: string): boolean {
  const real = realpathSync(path);
  return real.startsWith('/snap/') || real.endsWith('/bin/snap') || firstBytes(real).includes('/snap/bin/');
}

/** Ubuntu's `chromium-browser` is a short script that starts the snap. */
function firstBytes(path: string): string {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(4096);
    const read = readSync(file, start, 0, start.length, 0);
    const text = start.subarray(0, read).toString('latin1');
    return text.startsWith('#!') ? text : '';
  } finally {
    closeSync(file);
  }
}
