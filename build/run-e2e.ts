import { ensureChromium } from './ensure-chromium.ts';
import { runSteps } from './step.ts';
import { END_TO_END_CONFIG, runSuite } from './suites.ts';

ensureChromium();
runSteps(() => runSuite('End to end', END_TO_END_CONFIG, process.argv.slice(2)));
