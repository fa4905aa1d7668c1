import { runChecks } from './checks.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { runSteps } from './step.ts';
import { END_TO_END_CONFIG, runSuite, UNIT_CONFIG } from './suites.ts';

const started = Date.now();
ensureChromium();
runSteps(() => {
  runChecks();
  const passed = runSuite('Tests', UNIT_CONFIG) + runSuite('End to end', END_TO_END_CONFIG);
  process.stdout.write(`\nAll tests in ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
  // A failing test has ended the run before this line.
  process.stdout.write(`${passed} passed, 0 failed\n`);
});
