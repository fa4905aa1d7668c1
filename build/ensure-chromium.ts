import { spawnSync } from 'node:child_process';
import { findChromium } from '../electron/browser/find-chromium.ts';

/**
 * Makes sure that the end-to-end tests have a Chromium, installing the system's own where that can be done
 * without a question. Ends the run where there is none: tests that silently do not run prove nothing.
 */
export function ensureChromium(): void {
  if (findChromium() !== null) return;
  if (process.platform === 'linux' && spawnSync('apt-get', ['--version']).status === 0) {
    const started = Date.now();
    process.stdout.write('Installing Chromium with apt-get …\n');
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    run([...asRoot, 'apt-get', 'update', '-qq']);
    run([...asRoot, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    process.stdout.write(`Installing Chromium: ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  }
  if (findChromium() === null) {
    process.stderr.write(
      'The end-to-end tests need Chromium, Chrome, Edge or Brave, and none was found. Install one (on Debian: apt-get install chromium), or name it in SANAD_CHROMIUM, and run the same command again.\n',
    );
    process.exit(1);
  }
}

function run(command: readonly string[]): void {
  const [file, ...args] = command;
  if (file === undefined) return;
  spawnSync(file, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
