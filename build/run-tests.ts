import { runChecks } from './checks.ts';
import { ensureChromium, ensureStrace } from './ensure-tools.ts';
import { runSteps } from './step.ts';
import { END_TO_END_CONFIG, FAULTS_CONFIG, runSuite, TIMES_CONFIG, UNIT_CONFIG } from './suites.ts';

const started = Date.now();
ensureChromium();
const hasStrace = ensureStrace();
runSteps(() => {
  runChecks();
  let passed = runSuite('Tests', UNIT_CONFIG);
  if (hasStrace) passed += runSuite('Faults', FAULTS_CONFIG);
  else process.stdout.write('\n— Faults: not run, because they need Linux with strace\n');
  passed += runSuite('End to end', END_TO_END_CONFIG);
  passed += runSuite('Times', TIMES_CONFIG);
  process.stdout.write(`\nAll tests in ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
  // A failing test has ended the run before this line.
  process.stdout.write(`${passed} passed, 0 failed\n`);
});
