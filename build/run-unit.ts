import { runSteps } from './step.ts';
import { runSuite, UNIT_CONFIG } from './suites.ts';

runSteps(() => runSuite('Tests', UNIT_CONFIG, process.argv.slice(2)));
