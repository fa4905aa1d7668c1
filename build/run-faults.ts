import { ensureStrace } from './ensure-tools.ts';

if (ensureStrace()) {
  await import('../tests/faults/run-faults.ts');
} else {
  process.stderr.write('The faults need Linux with strace. On Debian: apt-get install strace.\n');
  process.exitCode = 1;
}
