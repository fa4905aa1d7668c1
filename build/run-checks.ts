import { runChecks } from './checks.ts';
import { runSteps } from './step.ts';

runSteps(runChecks);
