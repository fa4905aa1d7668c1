import { ensureChromium } from './ensure-tools.ts';
import { runSteps } from './step.ts';
import { END_TO_END_CONFIG, runSuite, TIMES_CONFIG } from './suites.ts';

ensureChromium();
const files = process.argv.slice(2);
runSteps(() => {
  runSuite('End to end', END_TO_END_CONFIG, files);
  if (files.length === 0) runSuite('Times', TIMES_CONFIG);
});
