import { spawnSync } from 'node:child_process';
import { findChromium } from '../electron/browser/find-chromium.ts';

/**
 * Makes sure that the end-to-end tests have a Chromium, installing the system's own where that can be done
 * without a question. Ends the run where there is none: tests that silently do not run prove nothing.
 */
export function ensureChromium(): void {
  if (findChromium() !== null) return;
  installWithApt('Chromium', 'chromium');
  if (findChromium() === null) {
    process.stderr.write(
      'The end-to-end tests need Chromium, Chrome, Edge or Brave, and none was found. Install one (on Debian: apt-get install chromium), or name it in SANAD_CHROMIUM, and run the same command again.\n',
    );
    process.exit(1);
  }
}

/**
 * Whether there is an strace, which the tests of power cuts and failing disks watch and disturb a process with; installs
 * it where that can be done without a question. There is none for other systems than Linux.
 */
export function ensureStrace(): boolean {
  if (process.platform !== 'linux') return false;
  if (!hasStrace()) installWithApt('strace', 'strace');
  return hasStrace();
}

function hasStrace(): boolean {
  return spawnSync('strace', ['-V']).status === 0;
}

function installWithApt(title: string, packageName: string): void {
  if (process.platform !== 'linux' || spawnSync('apt-get', ['--version']).status !== 0) return;
  const started = Date.now();
  process.stdout.write(`Installing ${title} with apt-get …\n`);
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  run([...asRoot, 'apt-get', 'update', '-qq']);
  run([...asRoot, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', packageName]);
  process.stdout.write(`Installing ${title}: ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

function run(command: readonly string[]): void {
  const [file, ...args] = command;
  if (file === undefined) return;
  spawnSync(file, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
